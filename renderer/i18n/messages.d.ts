/** The keys of the catalogue, as types: a message that is not in en.json does not compile. */
import type en from '../../resources/locales/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}
