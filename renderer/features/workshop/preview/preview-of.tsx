/** What each kind of part looks like to its reader. Strings that stand in for a translation are marked. */
import type { ReactNode } from 'react';
import { parseMarkup } from '../../../../shared/programme/markup.ts';
import type { Length, Pack } from '../../../../shared/programme/pack.ts';
import type { ReadWording } from '../../../../shared/programme/translate.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { MarkedLines } from '../../../ui/book/marked-up.tsx';
import type { PartName } from '../parts.ts';

export function shownLength(lengths: readonly Length[], wanted: Length): Length {
  return lengths.includes(wanted) ? wanted : (lengths[0] ?? wanted);
}

/** One string in the language and direction that it has; marked where it stands in for a translation. */
interface SaidProps {
  readonly read: ReadWording;
  readonly of: string;
  readonly wanted: string;
}

function Said({ read, of, wanted }: SaidProps) {
  const { t, language: spoken } = useMessages();
  const words = read(of);
  if (words === null || words.text === '') return null;
  const isStandIn = words.language !== wanted;
  return (
    <span className={isStandIn ? 'preview-words preview-stand-in' : 'preview-words'}>
      {isStandIn ? (
        <span className="preview-tag" lang={spoken} dir="auto">
          {t('workshop.preview.standIn', { language: languageName(words.language, spoken) })}{' '}
        </span>
      ) : null}
      <span lang={words.language} dir={words.direction}>
        <MarkedLines blocks={parseMarkup(words.text)} />
      </span>
    </span>
  );
}

export interface Shown {
  readonly pack: Pack;
  readonly part: PartName;
  readonly at: number | null;
  readonly read: ReadWording;
  readonly length: Length;
  readonly language: string;
}

/** Null: there is nothing to see of this part yet. */
export function previewOf(shown: Shown): ReactNode {
  const { pack, part, at, read, language } = shown;
  const say = (of: string): ReactNode => <Said read={read} of={of} wanted={language} />;
  if (part === 'about' || part === 'licence') {
    const { title, summary, notice, licence, authors } = pack;
    if (!title && !summary && !notice && !licence.spdx && authors.length === 0) return null;
    return (
      <>
        <p className="preview-name">{say('title')}</p>
        <p>{say('summary')}</p>
        <p className="note">{say('notice')}</p>
        <p className="note">
          <bdi>{[pack.licence.spdx, pack.licence.attribution].filter(Boolean).join(' · ')}</bdi>
        </p>
        <p className="note">{pack.authors.map(({ name }) => name).join(', ')}</p>
      </>
    );
  }
  if (at === null) return null;
  switch (part) {
    case 'prompts':
      return <PromptPreview {...shown} at={at} say={say} />;
    case 'gatherings':
      return <GatheringPreview {...shown} at={at} say={say} />;
    case 'thirdThings':
      return <PiecePreview pack={pack} id={pack.thirdThings[at]?.id ?? ''} say={say} />;
    case 'practices': {
      const key = `practices.${pack.practices[at]?.id ?? ''}`;
      return (
        <>
          <p className="preview-name">{say(`${key}.title`)}</p>
          <p className="serif">{say(`${key}.how`)}</p>
          <p className="note">{say(`${key}.credit`)}</p>
        </>
      );
    }
    case 'themes': {
      const theme = pack.themes[at];
      const key = `themes.${theme?.id ?? ''}`;
      return (
        <>
          <p className="preview-name">{say(`${key}.label`)}</p>
          <p>{say(`${key}.definition`)}</p>
          <Labelled label="use">{say(`${key}.use`)}</Labelled>
          <Labelled label="avoid">{say(`${key}.avoid`)}</Labelled>
          {theme?.examples.map((_, example) => (
            <p key={example} className="answered">
              {say(`${key}.examples.${example}`)}
            </p>
          ))}
        </>
      );
    }
    case 'pulses':
      return <PulsePreview pack={pack} at={at} say={say} />;
    case 'arcs': {
      const arc = pack.arcs[at];
      const key = `arcs.${arc?.id ?? ''}`;
      return (
        <>
          <p className="preview-name">{say(`${key}.title`)}</p>
          <p className="note">{say(`${key}.intent`)}</p>
          <ol className="preview-weeks">
            {arc?.steps.map(({ prompts }, step) => (
              <li key={step}>
                {say(`${key}.steps.${step}.label`)}
                {prompts.map((id) => (
                  <p key={id}>{say(`prompts.${id}.text`)}</p>
                ))}
              </li>
            ))}
          </ol>
        </>
      );
    }
    case 'sequences': {
      const sequence = pack.sequences[at];
      return (
        <>
          <p className="preview-name">{say(`sequences.${sequence?.id ?? ''}.title`)}</p>
          <p>{say(`sequences.${sequence?.id ?? ''}.about`)}</p>
          <ol className="preview-weeks">
            {sequence?.arcs.map((id) => (
              <li key={id}>{say(`arcs.${id}.title`)}</li>
            ))}
          </ol>
        </>
      );
    }
    case 'components':
    case 'focusAreas':
    case 'touchstones': {
      const key = `${part}.${pack[part][at]?.id ?? ''}`;
      return (
        <>
          <p className="preview-name">{say(`${key}.title`)}</p>
          <p>{say(`${key}.about`)}</p>
        </>
      );
    }
    case 'families':
    case 'mapping':
    case 'sharing':
    case 'translations':
    case 'check':
      return null;
  }
}

/** A name in the language of the app above words of the pack. */
function Labelled({ label, children }: { readonly label: 'use' | 'avoid'; readonly children: ReactNode }) {
  const { t, language } = useMessages();
  return (
    <div>
      <p className="note" lang={language} dir="auto">
        {t(`workshop.field.${label}`)}
      </p>
      <p>{children}</p>
    </div>
  );
}

type Say = (of: string) => ReactNode;

function PromptPreview({ pack, at, say, length }: Shown & { readonly at: number; readonly say: Say }) {
  const prompt = pack.prompts[at];
  if (prompt === undefined) return null;
  const key = `prompts.${prompt.id}`;
  const shown = shownLength(prompt.lengths, length);
  return (
    <>
      <p className="answered">{say(`${key}.text`)}</p>
      {prompt.thirdThing === undefined ? null : <PiecePreview pack={pack} id={prompt.thirdThing} say={say} />}
      <div className="preview-sheet" aria-hidden="true" />
      {prompt.steps.map(({ from }, step) =>
        from > shown ? null : (
          <div key={step}>
            <p className="answered preview-question">{say(`${key}.steps.${step}.ask`)}</p>
            <p className="note">{say(`${key}.steps.${step}.hint`)}</p>
            <div className="preview-sheet" aria-hidden="true" />
          </div>
        ),
      )}
    </>
  );
}

function PiecePreview({ pack, id, say }: { readonly pack: Pack; readonly id: string; readonly say: Say }) {
  const { t } = useMessages();
  const thing = pack.thirdThings.find((one) => one.id === id);
  if (thing === undefined) return null;
  const key = `thirdThings.${id}`;
  return (
    <figure className="preview-piece">
      <p className="serif">{say(`${key}.text`)}</p>
      <figcaption className="note">
        <strong className="strong">{say(`${key}.title`)}</strong>
        <br />
        {say(`${key}.creator`)} {thing.year}
        <br />
        {say(`${key}.rightsNote`)}
        {thing.text === undefined ? <span className="preview-words">{t('write.pieceNotHere')}</span> : null}
      </figcaption>
    </figure>
  );
}

/** A draft may not say yet how long something takes. */
function minutesIn({ minutes }: { readonly minutes?: number }): number {
  return minutes ?? 0;
}

function GatheringPreview({ pack, at, say }: Shown & { readonly at: number; readonly say: Say }) {
  const { t, language } = useMessages();
  const gathering = pack.gatherings[at];
  if (gathering === undefined) return null;
  const key = `gatherings.${gathering.id}`;
  const starts = gathering.blocks.map((_, block) =>
    gathering.blocks.slice(0, block).reduce((sum, block) => sum + minutesIn(block), 0),
  );
  return (
    <>
      <p className="preview-name">{say(`${key}.title`)}</p>
      <p className="note">{t('programme.minutes', { count: minutesIn(gathering) })}</p>
      <p>{say(`${key}.purpose`)}</p>
      <p className="note">{say(`${key}.setup`)}</p>
      <table className="preview-table">
        <tbody>
          {gathering.blocks.map((_, block) => (
            <tr key={block}>
              <th scope="row">{formatNumber(starts[block] ?? 0, language)}</th>
              <td>
                <strong className="strong">{say(`${key}.blocks.${block}.title`)}</strong>
                {say(`${key}.blocks.${block}.say`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function PulsePreview({ pack, at, say }: { readonly pack: Pack; readonly at: number; readonly say: Say }) {
  const pulse = pack.pulses[at];
  if (pulse === undefined) return null;
  const key = `pulses.${pulse.id}`;
  return (
    <>
      <p className="preview-name">{say(`${key}.title`)}</p>
      {pulse.items.map(({ id }) => (
        <p key={id} className="answered">
          {say(`${key}.items.${id}.text`)}
        </p>
      ))}
      <ul className="preview-answers">
        {pulse.scale.map((_, answer) => (
          <li key={answer}>{say(`${key}.scale.${answer}.label`)}</li>
        ))}
      </ul>
    </>
  );
}
