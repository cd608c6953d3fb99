/**
 * The booklet itself: everything of a programme that people use together or alone, in the order they meet it, with headings that a
 * screen reader finds. Each string says its language and its direction. It adds no question of its own.
 */
import type { ReactNode } from 'react';
import type { Pack } from '../../../shared/programme/pack.ts';
import { parseMarkup, type Line } from '../../../shared/programme/markup.ts';
import { directionOf, textOf, type ReadWording } from '../../../shared/programme/translate.ts';
import { chooseLanguage } from '../../i18n/choose-language.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessagesIn, type Messages } from '../../i18n/messages.tsx';
import { BookletGatherings, BookletMore } from './booklet-parts.tsx';
import { Words } from './pack-facts.tsx';
import './booklet.css';

/** What every part of a booklet is drawn with: the pack, its words, and the app's own words in the booklet's language. */
export interface BookletPart extends Messages {
  readonly pack: Pack;
  readonly read: ReadWording;
}

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

/** A longer text with its paragraphs, lists and emphasis, in its own language and direction. */
export function Prose({ read, of }: { readonly read: ReadWording; readonly of: string }): ReactNode {
  const words = read(of);
  if (words === null) return null;
  return (
    <div lang={words.language} dir={words.direction}>
      {parseMarkup(words.text).map((block, at) =>
        block.kind === 'list' ? (
          <ul key={at}>
            {block.items.map((item, line) => (
              <li key={line}>
                <Spans line={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={at}>
            {block.lines.map((line, row) => (
              <span key={row} className="booklet-line">
                <Spans line={line} />
              </span>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function Spans({ line }: { readonly line: Line }): ReactNode {
  return line.map(({ text, emphasis }, at) =>
    emphasis ? <em key={at}>{text}</em> : <span key={at}>{text}</span>,
  );
}
