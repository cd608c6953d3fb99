/**
 * The booklet itself: everything of a programme that people use together or alone, in the order they meet it, with headings that a
 * screen reader finds. Each string says its language and its direction. It adds no question of its own.
 */
import type { Pack } from '../../../shared/programme/pack.ts';
import { directionOf, textOf } from '../../../shared/programme/translate.ts';
import { chooseLanguage } from '../../i18n/choose-language.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessagesIn } from '../../i18n/messages.tsx';
import { BookletGatherings, BookletMore } from './booklet-parts.tsx';
import { Prose, type BookletPart } from './booklet-prose.tsx';
import { Words } from './pack-facts.tsx';
import './booklet.css';

interface BookletProps {
  readonly pack: Pack;
  /** The language of the pack's words; labels are in the nearest language that the app has. */
  readonly language: string;
}

/** Hidden on the screen, and alone on the paper. */
export function Booklet({ pack, language }: BookletProps) {
  const labels = useMessagesIn(chooseLanguage('system', [language]));
  const { t } = labels;
  const read = textOf(pack, language);
  const part = { ...labels, pack, read };
  const { licence, authors } = pack;
  return (
    <section className="printed-booklet" lang={labels.language} dir={directionOf(labels.language)}>
      <header className="booklet-cover">
        <h1>
          <Words read={read} of="title" />
        </h1>
        <Prose read={read} of="summary" />
        <p>{authors.map(({ name }) => name).join(', ')}</p>
        <p>
          <bdi>{licence.attribution}</bdi> · <bdi>{licence.spdx}</bdi> ·{' '}
          {t('packs.printed.version', { version: pack.version })}
        </p>
        <Prose read={read} of="notice" />
        {licence.mayRedistribute ? null : (
          <p>
            <strong>{t('packs.notHandedOn')}</strong>
          </p>
        )}
      </header>
      {pack.touchstones.length === 0 ? null : (
        <section>
          <h2>{t('programme.touchstones')}</h2>
          <ol>
            {pack.touchstones.map(({ id }) => (
              <li key={id}>
                <Words read={read} of={`touchstones.${id}.title`} />
                <Prose read={read} of={`touchstones.${id}.about`} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h2>{t('packs.printed.lengths')}</h2>
        <p>{t('packs.printed.lengthsAbout')}</p>
      </section>
      {pack.arcs.map((arc) => (
        <Arc key={arc.id} {...part} arc={arc} />
      ))}
      <LeftPrompts {...part} />
      <BookletGatherings {...part} />
      <BookletMore {...part} />
    </section>
  );
}

type ArcOfPack = Pack['arcs'][number];

function Arc({ arc, ...part }: BookletPart & { readonly arc: ArcOfPack }) {
  const { pack, read, t, language } = part;
  const steps = arc.steps.map((step, at) => ({ ...step, at })).toSorted((a, b) => a.order - b.order);
  return (
    <section>
      <h2>
        <Words read={read} of={`arcs.${arc.id}.title`} />
      </h2>
      <Prose read={read} of={`arcs.${arc.id}.intent`} />
      {steps.map(({ at, label, prompts, gathering }, index) => (
        <div key={at}>
          {arc.kind === 'anytime' ? null : (
            <h3>
              {label === undefined ? (
                t('packs.printed.step', { number: formatNumber(index + 1, language) })
              ) : (
                <Words read={read} of={`arcs.${arc.id}.steps.${at}.label`} />
              )}
            </h3>
          )}
          {prompts.map((id) => (
            <PromptOnPaper key={id} {...part} id={id} />
          ))}
          {gathering === undefined || !pack.gatherings.some(({ id }) => id === gathering) ? null : (
            <p className="booklet-note">
              {t('packs.printed.gathering')}: <Words read={read} of={`gatherings.${gathering}.title`} />
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

/** Prompts that no step names, so that none is missing on paper. */
function LeftPrompts(part: BookletPart) {
  const { pack, t } = part;
  const named = new Set(pack.arcs.flatMap(({ steps }) => steps.flatMap(({ prompts }) => prompts)));
  const left = pack.prompts.filter(({ id }) => !named.has(id));
  if (left.length === 0) return null;
  return (
    <section>
      <h2>{t('packs.printed.more')}</h2>
      {left.map(({ id }) => (
        <PromptOnPaper key={id} {...part} id={id} />
      ))}
    </section>
  );
}

function PromptOnPaper({ pack, read, t, id }: BookletPart & { readonly id: string }) {
  const prompt = pack.prompts.find((one) => one.id === id);
  if (prompt === undefined) return null;
  const { title, lengths, steps, thirdThing, share } = prompt;
  const longest = Math.max(...lengths);
  const asked = steps.map((step, at) => ({ ...step, at })).filter(({ from }) => from <= longest);
  return (
    <div className="booklet-prompt">
      {title === undefined ? null : (
        <p className="booklet-title">
          <Words read={read} of={`prompts.${id}.title`} />
        </p>
      )}
      <div className="booklet-question">
        <Prose read={read} of={`prompts.${id}.text`} />
      </div>
      {asked.length === 0 ? null : (
        <ul className="booklet-steps">
          {asked.map(({ at, from }) => (
            <li key={at}>
              {from === 2 ? null : (
                <span className="booklet-from">{t('programme.minutes', { count: from })}: </span>
              )}
              <Words read={read} of={`prompts.${id}.steps.${at}.ask`} />{' '}
              <em>
                <Words read={read} of={`prompts.${id}.steps.${at}.hint`} />
              </em>
            </li>
          ))}
        </ul>
      )}
      {thirdThing === undefined ? null : (
        <p className="booklet-note">
          {t('packs.printed.beside')}: <Words read={read} of={`thirdThings.${thirdThing}.title`} />
        </p>
      )}
      {share === 'never' ? <p className="booklet-note">{t('packs.printed.never')}</p> : null}
    </div>
  );
}
