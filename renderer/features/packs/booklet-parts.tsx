/** The second half of a booklet: gatherings with their minutes, pieces to read, practices, themes, weather questions, ways through. */
import type { ReactNode } from 'react';
import { Prose, type BookletPart } from './booklet-prose.tsx';
import { Words } from './pack-facts.tsx';

export function BookletGatherings({ pack, read, t }: BookletPart): ReactNode {
  if (pack.gatherings.length === 0) return null;
  return (
    <section>
      <h2>{t('packs.printed.gatherings')}</h2>
      {pack.gatherings.map(({ id, minutes, blocks }) => (
        <div key={id} className="booklet-gathering">
          <h3>
            <Words read={read} of={`gatherings.${id}.title`} />
          </h3>
          <p className="booklet-note">{t('programme.minutes', { count: minutes })}</p>
          <Prose read={read} of={`gatherings.${id}.purpose`} />
          <Prose read={read} of={`gatherings.${id}.setup`} />
          <ol>
            {blocks.map((block, at) => (
              <li key={at}>
                <strong>
                  <Words read={read} of={`gatherings.${id}.blocks.${at}.title`} />
                </strong>{' '}
                ({t('programme.minutes', { count: block.minutes })})
                <Prose read={read} of={`gatherings.${id}.blocks.${at}.say`} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

export function BookletMore({ pack, read, t }: BookletPart): ReactNode {
  return (
    <>
      {pack.thirdThings.length === 0 ? null : (
        <section>
          <h2>{t('packs.printed.pieces')}</h2>
          {pack.thirdThings.map(({ id, year, rights }) => (
            <div key={id} className="booklet-piece">
              <h3>
                <Words read={read} of={`thirdThings.${id}.title`} />
              </h3>
              <p className="booklet-note">
                <Words read={read} of={`thirdThings.${id}.creator`} /> {year ?? ''}
              </p>
              <Prose read={read} of={`thirdThings.${id}.text`} />
              {rights === 'cite-only' ? <p className="booklet-note">{t('packs.printed.citeOnly')}</p> : null}
              <Prose read={read} of={`thirdThings.${id}.rightsNote`} />
            </div>
          ))}
        </section>
      )}
      {pack.practices.length === 0 ? null : (
        <section>
          <h2>{t('programme.practices')}</h2>
          {pack.practices.map(({ id, minutes, needsTrainedFacilitator }) => (
            <div key={id} className="booklet-piece">
              <h3>
                <Words read={read} of={`practices.${id}.title`} />
              </h3>
              {minutes === undefined ? null : (
                <p className="booklet-note">{t('programme.minutes', { count: minutes })}</p>
              )}
              <Prose read={read} of={`practices.${id}.how`} />
              {needsTrainedFacilitator ? <p className="booklet-note">{t('programme.trained')}</p> : null}
              <Prose read={read} of={`practices.${id}.credit`} />
            </div>
          ))}
        </section>
      )}
      {pack.themes.length === 0 ? null : (
        <section>
          <h2>{t('packs.printed.themes')}</h2>
          {pack.families.map((family) => (
            <div key={family.id}>
              <h3>
                <Words read={read} of={`families.${family.id}.label`} />
              </h3>
              {pack.themes
                .filter((theme) => theme.family === family.id)
                .map((theme) => (
                  <ThemeOnPaper key={theme.id} read={read} t={t} theme={theme} />
                ))}
            </div>
          ))}
        </section>
      )}
      {pack.pulses.map(({ id, notValidated, items, scale }) => (
        <section key={id}>
          <h2>
            <Words read={read} of={`pulses.${id}.title`} />
          </h2>
          {notValidated ? <p className="booklet-note">{t('packs.printed.notValidated')}</p> : null}
          <ol>
            {items.map((item) => (
              <li key={item.id}>
                <Words read={read} of={`pulses.${id}.items.${item.id}.text`} />
              </li>
            ))}
          </ol>
          <ul>
            {scale.map((_answer, at) => (
              <li key={at}>
                <Words read={read} of={`pulses.${id}.scale.${at}.label`} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>{t('programme.ways')}</h2>
        {pack.sequences.map(({ id, arcs }) => (
          <div key={id} className="booklet-piece">
            <h3>
              <Words read={read} of={`sequences.${id}.title`} />
            </h3>
            <Prose read={read} of={`sequences.${id}.about`} />
            <ol>
              {arcs.map((arc) => (
                <li key={arc}>
                  <Words read={read} of={`arcs.${arc}.title`} />
                </li>
              ))}
            </ol>
          </div>
        ))}
      </section>
    </>
  );
}

interface ThemeOnPaperProps extends Pick<BookletPart, 'read' | 't'> {
  readonly theme: BookletPart['pack']['themes'][number];
}

/** What a theme means, when it fits, when it does not, and how it sounds. */
function ThemeOnPaper({ read, t, theme: { id, examples } }: ThemeOnPaperProps): ReactNode {
  return (
    <div className="booklet-theme">
      <h4>
        <Words read={read} of={`themes.${id}.label`} />
      </h4>
      <Prose read={read} of={`themes.${id}.definition`} />
      <dl>
        {(['use', 'avoid'] as const).map((field) => (
          <div key={field}>
            <dt>{t(`packs.printed.${field}`)}</dt>
            <dd>
              <Prose read={read} of={`themes.${id}.${field}`} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('packs.printed.examples')}</dt>
          {examples.map((_example, at) => (
            <dd key={at}>
              <Prose read={read} of={`themes.${id}.examples.${at}`} />
            </dd>
          ))}
        </div>
      </dl>
    </div>
  );
}
