/** Ways through the pages, in the outer margin: the calendar, the writer's own tags, the themes they marked. No numbers. */
import { memo, useId } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { PlaceLink } from '../../ui/book/running-head.tsx';
import type { Overview } from '../../vault/open-journal.ts';
import { MonthCalendar } from './month-calendar.tsx';
import type { Which } from './use-pages.ts';

interface FinderProps {
  readonly overview: Overview;
  readonly which: Which;
  readonly onChoose: (which: Which) => void;
}

/** Drawn anew when there is something else to choose, not for every letter in the search field. */
export const Finder = memo(function Finder({ overview, which, onChoose }: FinderProps) {
  const { t } = useMessages();
  const id = useId();
  const { days, tags, themes } = overview;
  const chosen = typeof which === 'string' ? null : which;
  return (
    <div className="finder">
      <MonthCalendar
        days={days}
        chosen={chosen?.kind === 'day' ? chosen.day : null}
        onChoose={(day) => onChoose({ kind: 'day', day })}
      />
      {tags.length === 0 ? null : (
        <nav className="finder-words" aria-labelledby={`${id}tags`}>
          <h2 className="label strong" id={`${id}tags`}>
            {t('lookBack.tags')}
          </h2>
          <ul>
            {tags.map((tag) => (
              <li key={tag} dir="auto">
                <PlaceLink
                  label={tag}
                  current={chosen?.kind === 'tag' && chosen.tag === tag}
                  onPress={() => onChoose({ kind: 'tag', tag })}
                />
              </li>
            ))}
          </ul>
        </nav>
      )}
      {themes.length === 0 ? null : (
        <nav className="finder-words" aria-labelledby={`${id}themes`}>
          <h2 className="label strong" id={`${id}themes`}>
            {t('lookBack.themes')}
          </h2>
          <ul>
            {themes.map(({ pack, theme, title, language }) => (
              <li key={`${pack}/${theme}`} lang={language} dir="auto">
                <PlaceLink
                  label={title}
                  current={chosen?.kind === 'theme' && chosen.pack === pack && chosen.theme === theme}
                  onPress={() => onChoose({ kind: 'theme', pack, theme })}
                />
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
});
