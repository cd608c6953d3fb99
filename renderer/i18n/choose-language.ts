/** Which of the app's languages is spoken, and which way it runs. */
import { languages } from '../../shared/ipc/preferences.ts';

export type Language = (typeof languages)[number];

/** The chosen language, or else the first of the system's BCP 47 tags that the app speaks, or else English. */
export function chooseLanguage(preference: 'system' | Language, systemTags: readonly string[]): Language {
  if (preference !== 'system') return preference;
  for (const tag of systemTags) {
    const spoken = languages.find((language) => language === tag.toLowerCase().split(/[-_]/u)[0]);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

const INTL_TAGS: Record<Language, string> = {
  en: 'en-GB',
  es: 'es',
  ar: 'ar-u-ca-gregory-nu-arab',
};

/** The tag for `Intl`: the Gregorian calendar everywhere, and Arabic figures in Arabic. */
export function intlTag(language: Language): string {
  return INTL_TAGS[language];
}
