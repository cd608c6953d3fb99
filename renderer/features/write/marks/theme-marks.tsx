/** The themes on a page: each with the words it stands on, or for the whole page, and the way to take it off again. */
import type * as Y from 'yjs';
import { pageThemes, removeTheme, themeKey } from '../../../../shared/journal/own-marks.ts';
import { readPassages, removePassage } from '../../../../shared/journal/passages.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { useShared } from './use-shared.ts';
import './marks.css';

const MAPS = ['themes', 'passages'] as const;
/** Of a marked passage so much is shown, in UTF-16 units. */
const SHOWN = 60;

const marksOf = (document: Y.Doc) => ({ themes: pageThemes(document), passages: readPassages(document) });

export function ThemeMarks({ document }: { readonly document: Y.Doc }) {
  const { t } = useMessages();
  const { themes, passages } = useShared(document, MAPS, marksOf);
  if (themes.length + passages.length === 0) return null;
  return (
    <div className="theme-marks">
      <h2 className="marks-name">{t('write.theme.marked')}</h2>
      <ul>
        {themes.map((theme) => (
          <li key={themeKey(theme)}>
            <span className="strong" lang={theme.language} dir="auto">
              {theme.title}
            </span>{' '}
            <span className="note">{t('write.theme.wholePage')}</span>{' '}
            <Button
              look="quiet"
              label={t('write.theme.removeLabel', { theme: theme.title })}
              onPress={() => removeTheme(document, theme)}
            >
              {t('write.theme.remove')}
            </Button>
          </li>
        ))}
        {passages.map(({ id, theme, place }) => (
          <li key={id}>
            <span className="strong" lang={theme.language} dir="auto">
              {theme.title}
            </span>{' '}
            {place === null ? (
              <span className="note">{t('write.theme.noWords')}</span>
            ) : (
              <q className="serif" dir="auto">
                {place.words.length > SHOWN ? `${place.words.slice(0, SHOWN).trimEnd()}…` : place.words}
              </q>
            )}{' '}
            <Button
              look="quiet"
              label={t('write.theme.removeLabel', { theme: theme.title })}
              onPress={() => removePassage(document, id)}
            >
              {t('write.theme.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
