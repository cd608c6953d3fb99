/** The menu's words in the app's languages: the shell's own small catalogue, since the window's is not needed here. */
import { app } from 'electron';
import ar from '../../resources/locales/shell/ar.json';
import en from '../../resources/locales/shell/en.json';
import es from '../../resources/locales/shell/es.json';

type MenuWords = typeof en;

const catalogue: Readonly<Record<string, MenuWords>> = { en, es, ar };

/** `language`: a language of the app, or `system` for the first of the system's that the app speaks. */
export function readMenuWords(language: string): MenuWords {
  const wanted = language === 'system' ? app.getPreferredSystemLanguages() : [language];
  for (const tag of wanted) {
    const words = catalogue[tag.split('-')[0] ?? ''];
    if (words !== undefined) return words;
  }
  return en;
}
