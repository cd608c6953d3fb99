/**
 * Every word the app says, from the catalogues in resources/locales. `startMessages` once, `MessagesProvider` around
 * the window, `useMessages` in every screen. Numbers in messages are written in the figures of the language.
 */
import { createInstance, type i18n as Catalogue, type TFunction } from 'i18next';
import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import ar from '../../resources/locales/ar.json' with { type: 'json' };
import en from '../../resources/locales/en.json' with { type: 'json' };
import es from '../../resources/locales/es.json' with { type: 'json' };
import { directionOf, intlTag, type Language } from './choose-language.ts';
import { formatNumber } from './format.ts';

export type Translate = TFunction;

/** Makes the catalogue. It is ready when this returns: nothing is fetched. */
export function startMessages(language: Language): Catalogue {
  const catalogue = createInstance();
  void catalogue.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: en }, es: { translation: es }, ar: { translation: ar } },
    // React escapes what it shows; escaping twice would show the signs of escaping.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  catalogue.services.formatter?.add('number', (value: unknown, tag) =>
    formatNumber(Number(value), spokenLanguage(tag)),
  );
  return catalogue;
}

function spokenLanguage(tag: string | undefined): Language {
  return tag === 'ar' || tag === 'es' ? tag : 'en';
}

interface MessagesProviderProps {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly children: ReactNode;
}

/** Speaks `language` to everything inside it, and tells `<html>` its language and direction. */
export function MessagesProvider({ catalogue, language, children }: MessagesProviderProps) {
  useEffect(() => {
    void catalogue.changeLanguage(language);
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [catalogue, language]);
  return (
    <I18nextProvider i18n={catalogue}>
      <I18nProvider locale={intlTag(language)}>{children}</I18nProvider>
    </I18nextProvider>
  );
}

export interface Messages {
  readonly t: Translate;
  readonly language: Language;
}

export function useMessages(): Messages {
  const { t, i18n } = useTranslation();
  return { t, language: spokenLanguage(i18n.language) };
}

/** The same in another language than the window's: for a page that is printed for somebody else. */
export function useMessagesIn(language: Language): Messages {
  const { i18n } = useTranslation();
  return { t: i18n.getFixedT(language), language };
}
