/**
 * What one round asks about: the themes, families and weather questions of a pack, by id and in order, and the floors.
 * Everyone in a round must hold the same book; its hash is in the round card. The hash covers meaning (ids, order,
 * families, scale, floors), not wording: an id never changes meaning, while spelling and translations may.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../base/bytes.ts';
import { LEAST_CONTRIBUTORS, LEAST_PER_THEME, type Pack, type Pulse } from '../programme/pack.ts';
import { codebookOf } from '../themes/codebook.ts';

export const MOST_THEMES = 32;
export const MOST_FAMILIES = 8;
export const MOST_QUESTIONS = 6;

export type WeatherBand = 'low' | 'middle' | 'high' | 'declined';

export interface RoundBook {
  readonly packId: string;
  readonly packVersion: string;
  readonly themes: readonly { readonly id: string; readonly family: string }[];
  readonly families: readonly { readonly id: string }[];
  readonly questions: readonly { readonly id: string }[];
  /** What each point of the weather scale means, from the first to the last. */
  readonly scale: readonly WeatherBand[];
  readonly floors: {
    /** People before anything is shown: at least 5. */
    readonly people: number;
    /** People before a theme is named: at least 3. */
    readonly perTheme: number;
    /** People before any weather is shown; the picture's own floor still holds. */
    readonly weather: number;
  };
}

/** The book of a pack for one arc; null when the pack brings no themes. */
export function roundBookOf(pack: Pack, arcId: string): RoundBook | null {
  const codebook = codebookOf(pack);
  if (codebook === null) return null;
  const pulse = pulseOf(pack, arcId);
  return {
    packId: codebook.packId,
    packVersion: codebook.packVersion,
    themes: codebook.themes.map(({ id, family }) => ({ id, family })),
    families: codebook.families.map(({ id }) => ({ id })),
    questions: pulse?.items.map(({ id }) => ({ id })) ?? [],
    scale: pulse?.scale.map(({ band }) => band) ?? [],
    floors: {
      people: Math.max(LEAST_CONTRIBUTORS, pack.sharing.minContributors),
      perTheme: Math.max(LEAST_PER_THEME, pack.sharing.minPerTheme),
      weather: Math.max(LEAST_CONTRIBUTORS, pulse?.minContributors ?? LEAST_CONTRIBUTORS),
    },
  };
}

/** The pulse an arc ends on; else the pack's first; else none. */
export function pulseOf(pack: Pack, arcId: string): Pulse | null {
  const steps = pack.arcs.find(({ id }) => id === arcId)?.steps ?? [];
  const named = steps.findLast(({ pulse }) => pulse !== undefined)?.pulse;
  return pack.pulses.find(({ id }) => id === named) ?? pack.pulses[0] ?? null;
}

/** SHA-256, in hexadecimal, over the canonical JSON of the book without its version: FORMAT.md §4. */
export function hashBook(book: RoundBook): string {
  const canonical = [
    book.packId,
    book.themes.map(({ id, family }) => [id, family]),
    book.families.map(({ id }) => id),
    book.questions.map(({ id }) => id),
    book.scale,
    [book.floors.people, book.floors.perTheme, book.floors.weather],
  ];
  return toHex(sha256(utf8(JSON.stringify(canonical))));
}

export function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}
