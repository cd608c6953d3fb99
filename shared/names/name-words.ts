/**
 * The words of a text with their places, and how two spellings of one word are compared. Places are UTF-16 units of the text
 * as it was given. Every reading here takes time in proportion to the length of the text.
 */

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The word without case, accents and Arabic vowels. */
  readonly key: string;
  /** It begins with a capital letter and holds nothing but letters. */
  readonly isCapitalised: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
const PLAIN = /^[A-Za-z0-9'-]*$/u;
const POSSESSIVE = /['’]s$/iu;
const CAPITALISED = /^[\p{Lu}\p{Lt}][\p{L}\p{M}'’-]*$/u;
/** What may stand between the words of one name: spaces on one line, and the marks of direction. */
const GAP = /^[ \t\u00a0\u202f\u200e\u200f\u2066-\u2069]{1,3}$/u;

/** Two spellings have one key when they differ in case, accents, Arabic vowels, hamza or a drawn-out line alone. */
export function wordKey(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/’/gu, "'")
    .toLowerCase();
}

/** The same for a name of several words. */
export function nameKey(name: string): string {
  return readWords(name)
    .map((word) => word.key)
    .join(' ');
}

/** The words in order. The ending of a possessive is not part of its word. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const whole = match[0];
    const word = whole.length > 2 && POSSESSIVE.test(whole) ? whole.slice(0, -2) : whole;
    const end = match.index + word.length;
    words.push({
      start: match.index,
      end,
      text: word,
      key: wordKey(word),
      isCapitalised: CAPITALISED.test(word),
    });
  }
  return words;
}

/** Whether `next` follows `word` on the same line with nothing but a space between; `dotted` allows a full stop too. */
export function follows(text: string, word: Word, next: Word, dotted = false): boolean {
  if (next.start - word.end > 4) return false;
  const between = text.slice(word.end, next.start);
  if (between === ' ') return true;
  return GAP.test(between) || (dotted && between.startsWith('.') && isGapOrNothing(between.slice(1)));
}

function isGapOrNothing(between: string): boolean {
  return between === '' || GAP.test(between);
}

/** Small words inside names: they have no initial of their own. */
export const particles: ReadonlySet<string> = new Set(
  'de del la las los da do dos di du van von der den ten ter bin bint ibn al el y e san ال ابن بن بنت'.split(
    ' ',
  ),
);

/** *Ana María de la Cruz* → *A. M. C.*; *فاطمة الزهراء* → *ف. ز.* */
export function initialsOf(words: readonly Word[]): string {
  const letters = words
    .filter((word) => words.length === 1 || !particles.has(word.key))
    .map((word) => {
      const bare = word.text.normalize('NFC').replace(/^(?:ال(?=\p{L}{2})|al-|el-)/iu, '');
      return `${(bare.match(/\p{L}/u)?.[0] ?? '').toUpperCase()}.`;
    });
  return letters.join(' ');
}
