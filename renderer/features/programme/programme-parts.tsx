/** What else a programme holds: gatherings to come, touchstones, practices to read, and whose it is. */
import type { ReactNode } from 'react';
import { parseMarkup } from '../../../shared/programme/markup.ts';
import { placesOf, type PromptPlace } from '../../../shared/programme/next-prompt.ts';
import type { Pack, Sequence } from '../../../shared/programme/pack.ts';
import type { ReadWording } from '../../../shared/programme/translate.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { MarkedUp } from '../../ui/book/marked-up.tsx';
import { Tick } from '../../ui/controls/tick.tsx';

/** One string of a pack, in the language and the direction that it has. */
function Words({ read, of }: { readonly read: ReadWording; readonly of: string }): ReactNode {
  const words = read(of);
  return words === null ? null : (
    <span lang={words.language} dir={words.direction} className="pack-words">
      {words.text}
    </span>
  );
}

/** A longer text, with its paragraphs, lists and emphasis. */
function Prose({ read, of }: { readonly read: ReadWording; readonly of: string }): ReactNode {
  const words = read(of);
  return words === null ? null : (
    <div lang={words.language} dir={words.direction} className="serif">
      <MarkedUp blocks={parseMarkup(words.text)} />
    </div>
  );
}

interface GatheringsProps {
  readonly pack: Pack;
  readonly sequence: Sequence;
  readonly here: PromptPlace | null;
  readonly read: ReadWording;
}

/** The gatherings from the writer's place on, each once. */
export function Gatherings({ pack, sequence, here, read }: GatheringsProps) {
  const { t } = useMessages();
  const places = placesOf(pack, sequence);
  const from = here === null ? places.length : places.findIndex(({ prompt }) => prompt.id === here.prompt.id);
  const ids = new Set(places.slice(from).flatMap(({ step }) => step.gathering ?? []));
  const coming = pack.gatherings.filter(({ id }) => ids.has(id));
  if (coming.length === 0) return null;
  return (
    <section aria-labelledby="gatherings">
      <h2 className="strong" id="gatherings">
        {t('programme.gatherings')}
      </h2>
      <ul className="gatherings">
        {coming.map(({ id, minutes }) => (
          <li key={id}>
            <span className="gathering-name">
              <Words read={read} of={`gatherings.${id}.title`} />
            </span>
            <span>{t('programme.minutes', { count: minutes })}</span>
            <br />
            <Words read={read} of={`gatherings.${id}.purpose`} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TouchstonesProps {
  readonly pack: Pack;
  readonly read: ReadWording;
  readonly isShown: boolean;
  readonly onShow: (shown: boolean) => void;
}

export function Touchstones({ pack, read, isShown, onShow }: TouchstonesProps) {
  const { t, language } = useMessages();
  if (pack.touchstones.length === 0) return null;
  return (
    <Row as="section" className="programme-part">
      <h2 className="lead">{t('programme.touchstones')}</h2>
      <ol className="touchstones">
        {pack.touchstones.map(({ id }, index) => (
          <li key={id}>
            <span aria-hidden="true">{formatNumber(index + 1, language)}</span>
            <Words read={read} of={`touchstones.${id}.title`} />
          </li>
        ))}
      </ol>
      <Tick
        label={t('programme.touchstone')}
        about={t('programme.touchstoneAbout')}
        isChosen={isShown}
        onChange={onShow}
      />
    </Row>
  );
}

export function Practices({ pack, read }: { readonly pack: Pack; readonly read: ReadWording }) {
  const { t } = useMessages();
  if (pack.practices.length === 0) return null;
  return (
    <Row as="section" className="programme-part">
      <h2 className="lead">{t('programme.practices')}</h2>
      {pack.practices.map(({ id, minutes, needsTrainedFacilitator }) => (
        <details key={id} className="practice">
          <summary>
            <Words read={read} of={`practices.${id}.title`} />
          </summary>
          <Prose read={read} of={`practices.${id}.how`} />
          {minutes === undefined ? null : (
            <p className="note">{t('programme.minutes', { count: minutes })}</p>
          )}
          {needsTrainedFacilitator ? <p className="note">{t('programme.trained')}</p> : null}
          <p className="note">
            <Words read={read} of={`practices.${id}.credit`} />
          </p>
        </details>
      ))}
    </Row>
  );
}
