/**
 * Every word the app says, from the catalogues in resources/locales. `startMessages` once, `MessagesProvider` around
 * the window, `useMessages` in every screen. Numbers in messages are written in the figures of the language.
 */
import { createInstance, type i18n as Catalogue, type TFunction, type TOptions } from 'i18next';
import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import ar from '../../resources/locales/ar.json' with { type: 'json' };
import en from '../../resources/locales/en.json' with { type: 'json' };
import es from '../../resources/locales/es.json' with { type: 'json' };
import { directionOf, intlTag, type Language } from './choose-language.ts';
import { formatNumber } from './format.ts';

export type Translate = TFunction;

/** Makes the catalogue. It is ready when this returns: nothing is fetched. */
export function startMessages(language: Language): Catalogue {
  const catalogue = createInstance();
  void catalogue.init({
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

export interface Messages {
  readonly t: Translate;
  readonly language: Language;
}

interface Spoken extends Messages {
  readonly catalogue: Catalogue;
}

const SpokenContext = createContext<Spoken | null>(null);

/** Speaks `language` to everything inside it, and tells `<html>` its language and direction. */
export function MessagesProvider({ catalogue, language, children }: MessagesProviderProps) {
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  const spoken = useMemo(
    () => ({ t: remembering(catalogue.getFixedT(language)), language, catalogue }),
    [catalogue, language],
  );
  return (
    <SpokenContext value={spoken}>
      <I18nProvider locale={intlTag(language)}>{children}</I18nProvider>
    </SpokenContext>
  );
}

/** A message into which nothing is put is looked up once, not at every drawing of everything that says it. */
function remembering(translate: Translate): Translate {
  const known = new Map<string, string>();
  const remembered = (key: string, options?: TOptions): string => {
    if (options !== undefined) return translate(key, options);
    const before = known.get(key);
    if (before !== undefined) return before;
    const message = translate(key);
    known.set(key, message);
    return message;
  };
  return remembered as Translate;
}

function useSpoken(): Spoken {
  const spoken = use(SpokenContext);
  if (spoken === null) throw new Error('Nothing is said outside MessagesProvider.');
  return spoken;
}

export function useMessages(): Messages {
  return useSpoken();
}

/** The same in another language than the window's: for a page that is printed for somebody else. */
export function useMessagesIn(language: Language): Messages {
  const { catalogue } = useSpoken();
  return useMemo(() => ({ t: catalogue.getFixedT(language), language }), [catalogue, language]);
}
