/** What a language is called in the language of the app; its tag, where nobody has a name for it. */
import { intlTag, type Language } from './choose-language.ts';

export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames([intlTag(language)], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // What was typed is no tag (yet).
    return tag;
  }
}
