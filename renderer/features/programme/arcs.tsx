/** The arcs of a sequence in their order; each opens to its pages. The writer's place carries a flag and the words for it. */
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { plainMarkup } from '../../../shared/programme/markup.ts';
import { keyOf, placesOf, type PromptPlace } from '../../../shared/programme/next-prompt.ts';
import type { Arc, Pack, Sequence } from '../../../shared/programme/pack.ts';
import type { ReadWording } from '../../../shared/programme/translate.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';

interface ArcsProps {
  readonly pack: Pack;
  readonly sequence: Sequence;
  /** Null when every page has been met. */
  readonly here: PromptPlace | null;
  readonly skipped: readonly string[];
  readonly read: ReadWording;
  readonly onWrite: (place: PromptPlace) => void;
  readonly onGoTo: (prompt: string) => void;
  readonly onSkip: (prompt: string) => void;
}

export function Arcs(props: ArcsProps) {
  const { pack, sequence, here, read } = props;
  const { t } = useMessages();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(here === null ? [] : [here.arc.id]));
  const arcs = sequence.arcs.flatMap((id) => pack.arcs.find((arc) => arc.id === id) ?? []);
  const places = placesOf(pack, sequence);
  const hasBoth = arcs.some((arc) => arc.kind === 'year') && arcs.some((arc) => arc.kind !== 'year');
  const part = (arc: Arc | undefined): 'year' | 'together' | null =>
    arc === undefined ? null : arc.kind === 'year' ? 'year' : 'together';
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <div className="arcs">
      {arcs.map((arc, index) => {
        const begins = part(arc) !== part(arcs[index - 1]);
        const name = read(`arcs.${arc.id}.title`);
        const isOpen = open.has(arc.id);
        const isHere = here?.arc.id === arc.id;
        const margin = hasBoth && begins ? <strong>{t(`programme.part.${part(arc) ?? 'year'}`)}</strong> : '';
        return (
          <Row key={arc.id} as="section" className={begins ? 'arc arc-begins' : 'arc'} margin={margin}>
            <h2 className="arc-name" data-here={isHere ? '' : undefined}>
              <button
                type="button"
                aria-expanded={isOpen}
                aria-labelledby={`arc-${arc.id}`}
                aria-current={isHere ? 'step' : undefined}
                onClick={() => toggle(arc.id)}
              >
                <span id={`arc-${arc.id}`} lang={name?.language}>
                  <bdi>{name?.text}</bdi>
                </span>
              </button>
            </h2>
            {isOpen ? (
              <>
                <p className="note" lang={read(`arcs.${arc.id}.intent`)?.language} dir="auto">
                  {read(`arcs.${arc.id}.intent`)?.text}
                </p>
                <ol className="arc-pages">
                  {places
                    .filter((place) => place.arc.id === arc.id)
                    .map((place) => (
                      <ArcPage key={place.prompt.id} {...props} place={place} />
                    ))}
                </ol>
              </>
            ) : null}
          </Row>
        );
      })}
    </div>
  );
}

function ArcPage({
  place,
  here,
  skipped,
  read,
  onWrite,
  onGoTo,
  onSkip,
}: ArcsProps & { readonly place: PromptPlace }) {
  const { t, language } = useMessages();
  const key = keyOf(place);
  const isHere = here !== null && keyOf(here) === key;
  const text = read(`prompts.${place.prompt.id}.text`);
  const question = plainMarkup(text?.text ?? '');
  return (
    <li className="arc-page" data-here={isHere ? '' : undefined}>
      {isHere ? <span className="arc-flag" aria-hidden="true" /> : null}
      <span className="arc-week">
        {place.week === null ? null : (
          <>
            <span className="unseen">{t('today.week', { week: place.week })}</span>
            <span aria-hidden="true">{formatNumber(place.week, language)}</span>
          </>
        )}
      </span>
      <div>
        {isHere ? <p className="arc-here">{t('programme.youAreHere')}</p> : null}
        <Link
          className="arc-open"
          onPress={() => onWrite(place)}
          lang={text?.language}
          {...(isHere ? { 'aria-current': 'step' } : {})}
        >
          <bdi>{question}</bdi>
        </Link>
        <p className="arc-acts">
          {isHere ? (
            <Button look="quiet" onPress={() => onSkip(key)}>
              {t('programme.skip')}
            </Button>
          ) : (
            <Button
              look="quiet"
              label={t('programme.goHereTo', { page: question })}
              onPress={() => onGoTo(key)}
            >
              {t('programme.goHere')}
            </Button>
          )}
          {skipped.includes(key) ? <span>{t('programme.passedOver')}</span> : null}
        </p>
      </div>
    </li>
  );
}
