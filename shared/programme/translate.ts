/**
 * A pack read in a language. Each string falls back to the pack's own language by itself, and always says which
 * language it is in and which way it runs, so that an English line inside an Arabic page still reads left to right.
 */
import type { Pack } from './pack.ts';
import { stringsOf } from './pack-strings.ts';

export type Direction = 'ltr' | 'rtl';

export interface Wording {
  readonly text: string;
  /** The tag of the language this very string is in. */
  readonly language: string;
  readonly direction: Direction;
}

/** Reads the wording of a key such as `prompts.y01.text`; null when the pack has no such string. */
export type ReadWording = (key: string) => Wording | null;

const RIGHT_TO_LEFT_SCRIPTS = new Set([
  'arab',
  'hebr',
  'syrc',
  'thaa',
  'nkoo',
  'adlm',
  'rohg',
  'mand',
  'samr',
]);
const RIGHT_TO_LEFT_LANGUAGES = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** The direction a language tag (BCP 47) is written in. A script subtag decides before the language does. */
export function directionOf(language: string): Direction {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  const rightToLeft =
    script === undefined ? RIGHT_TO_LEFT_LANGUAGES.has(primary) : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return rightToLeft ? 'rtl' : 'ltr';
}

/** The languages a pack can be read in: its own first, then its translations by tag. */
export function languagesOf(pack: Pack): readonly string[] {
  const others = Object.keys(pack.translations).filter((tag) => tag !== pack.defaultLanguage);
  return [pack.defaultLanguage, ...others.toSorted()];
}

/**
 * Reads a pack in `language`: the exact tag, else shorter ones (`es-MX`, then `es`), else the pack's own language.
 * Make it once for a screen: it lists the strings of the pack once.
 */
export function textOf(pack: Pack, language: string): ReadWording {
  const original = stringsOf(pack);
  const layers = layersFor(pack, language);
  return (key) => {
    const own = original.get(key);
    if (own === undefined) return null;
    for (const { tag, strings } of layers) {
      const text = strings.get(key);
      if (text !== undefined) return { text, language: tag, direction: directionOf(tag) };
    }
    return { text: own.text, language: pack.defaultLanguage, direction: directionOf(pack.defaultLanguage) };
  };
}

/** The keys a translation lacks, in the order of the pack. Every key for a language that is not there. */
export function missingStrings(pack: Pack, language: string): readonly string[] {
  const strings = pack.translations[language]?.strings ?? {};
  return [...stringsOf(pack).keys()].filter((key) => !Object.hasOwn(strings, key));
}

function layersFor(pack: Pack, language: string): readonly { tag: string; strings: Map<string, string> }[] {
  const wanted = language.split('-');
  const layers: { tag: string; strings: Map<string, string> }[] = [];
  for (let parts = wanted.length; parts > 0; parts--) {
    const tag = wanted.slice(0, parts).join('-');
    if (sameTag(tag, pack.defaultLanguage)) break;
    for (const [offered, { strings }] of Object.entries(pack.translations)) {
      if (sameTag(offered, tag)) layers.push({ tag: offered, strings: new Map(Object.entries(strings)) });
    }
  }
  return layers;
}

function sameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
