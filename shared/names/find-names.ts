/**
 * The name guard's one question: where in this text does something point at a person? Local rules only. It guesses, it is
 * wrong at times, and nothing hangs on it: the writer is shown what it found and does with it as they like.
 *
 * Never throws; takes time in proportion to the length of the text; places are UTF-16 units, in order, and never overlap.
 */
import { nameKey, readWords } from './name-words.ts';
import { namesInWords } from './names-in-words.ts';
import type { NameLanguage } from './names-in-words.ts';
import { numbersAndAddresses } from './numbers-and-addresses.ts';

export type NameKind = 'titled' | 'full' | 'listed' | 'phone' | 'email' | 'code';

export interface NameFound {
  readonly start: number;
  /** The place after its last unit. */
  readonly end: number;
  readonly kind: NameKind;
  /** What could stand in its place; null for numbers and addresses, which have no initials. */
  readonly initials: string | null;
}

export interface NameRules {
  readonly language: NameLanguage;
  /** Names the writer wants to be shown, one or more words each. */
  readonly list: readonly string[];
  /** `nameKey` of what the writer said is no name, or is fine. */
  readonly fine: readonly string[];
}

export function findNames(text: string, { language, list, fine }: NameRules): NameFound[] {
  const words = readWords(text);
  const candidates: NameFound[] = [
    ...namesInWords(text, words, language, list).map(({ kind, start, end, initials }) => ({
      kind,
      start,
      end,
      initials: withoutDoubleStop(initials, text.charAt(end)),
    })),
    ...numbersAndAddresses(text).map((run) => ({ ...run, initials: null })),
  ];
  const forgiven = new Set(fine);
  return apart(candidates).filter(({ start, end }) => !forgiven.has(foundKey(text.slice(start, end))));
}

/** What is remembered of something found, so that it is not shown again. A number is one number however it is grouped. */
export function foundKey(found: string): string {
  const key = nameKey(found);
  return /\p{L}/u.test(key) ? key : key.replace(/[^\p{N}]/gu, '');
}

/** *…, said Ms Porter.* must not end in two stops. */
function withoutDoubleStop(initials: string, next: string): string {
  return next === '.' && initials.endsWith('.') ? initials.slice(0, -1) : initials;
}

/** Of those that overlap, the one that begins first, and of those the longest. */
function apart(candidates: readonly NameFound[]): NameFound[] {
  const kept: NameFound[] = [];
  let reached = 0;
  for (const one of candidates.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < reached) continue;
    kept.push(one);
    reached = one.end;
  }
  return kept;
}
