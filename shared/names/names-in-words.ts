/** Names among the words of a text: after a title, of a known given name and what follows it, and those the writer listed. */
import { givenNames } from './given-names.ts';
import { follows, initialsOf, particles, readWords } from './name-words.ts';
import type { Word } from './name-words.ts';
import {
  arabicJoiners,
  arabicLetters,
  arabicNamesLikeVerbs,
  arabicTitles,
  capitalTitles,
  englishTitles,
  neverArabicNames,
  neverNames,
  smallTitles,
  spanishLetters,
} from './titles.ts';

export type NameLanguage = 'en' | 'es' | 'ar';

/** A run of words: `first` and `last` are places in the list of words, both counted. `name` is where the name itself begins. */
export interface WordRun {
  readonly kind: 'titled' | 'full' | 'listed';
  readonly start: number;
  readonly end: number;
  readonly initials: string;
}

/** A name has at most this many words; what comes after is another matter. */
const LONGEST = 5;
const ARABIC = /^\p{Script=Arabic}+$/u;

export function namesInWords(
  text: string,
  words: readonly Word[],
  language: NameLanguage,
  list: readonly string[],
): WordRun[] {
  const listed = readList(list);
  const runs: WordRun[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const run =
      titledAt(text, words, at, language) ?? fullAt(text, words, at) ?? listedAt(text, words, at, listed);
    if (run === null) continue;
    runs.push(run);
    while ((words[at + 1]?.start ?? run.end) < run.end) at += 1;
  }
  return runs;
}

function titledAt(text: string, words: readonly Word[], at: number, language: NameLanguage): WordRun | null {
  const title = words[at];
  const next = words[at + 1];
  if (title === undefined || next === undefined || !follows(text, title, next, true)) return null;
  const name = isLatinTitle(text, title, language)
    ? latinName(text, words, at + 1)
    : isArabicTitle(text, title, words[at - 1])
      ? arabicName(text, words, at + 1)
      : [];
  const last = name.at(-1);
  if (last === undefined) return null;
  const before = text.slice(title.start, next.start);
  return { kind: 'titled', start: title.start, end: last.end, initials: `${before}${initialsOf(name)}` };
}

function isLatinTitle(text: string, word: Word, language: NameLanguage): boolean {
  if (spanishLetters.has(word.key)) return language === 'es' && text[word.end] === '.';
  if (smallTitles.has(word.key)) return true;
  if (!word.isCapitalised) return false;
  return capitalTitles.has(word.key) || (language === 'en' && englishTitles.has(word.key));
}

/** A letter with a stop is a title only where no number stands before it: *٥ م.* is a distance. */
function isArabicTitle(text: string, word: Word, before: Word | undefined): boolean {
  if (arabicTitles.has(word.key)) return true;
  if (!arabicLetters.has(word.key) || text[word.end] !== '.') return false;
  return before === undefined || !(/\p{Nd}$/u.test(before.text) && follows(text, before, word));
}

/** Capital words one after another, with the small words of names between them. */
function latinName(text: string, words: readonly Word[], from: number): Word[] {
  const name: Word[] = [];
  let waiting: Word[] = [];
  for (let at = from; at < words.length && at < from + LONGEST; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || (at > from && (before === undefined || !follows(text, before, word)))) break;
    if (isNameWord(word)) {
      name.push(...waiting, word);
      waiting = [];
    } else if (particles.has(word.key)) waiting.push(word);
    else break;
  }
  return name;
}

function isNameWord(word: Word): boolean {
  return (
    word.isCapitalised &&
    word.key.length > 1 &&
    !neverNames.has(word.key) &&
    !capitalTitles.has(word.key) &&
    !smallTitles.has(word.key)
  );
}

/** The word after the title, and what belongs to it in a compound name (*عبد الرحمن*, *أبو بكر*). */
function arabicName(text: string, words: readonly Word[], from: number): Word[] {
  const name: Word[] = [];
  for (let at = from; at < words.length && at < from + LONGEST; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || (at > from && (before === undefined || !follows(text, before, word)))) break;
    const joined = before !== undefined && name.length > 0 && arabicJoiners.has(before.key);
    if (joined || arabicJoiners.has(word.key) || (name.length === 0 && isArabicName(word))) name.push(word);
    else break;
  }
  return name.some((word) => !arabicJoiners.has(word.key)) ? name : [];
}

/**
 * A guess, for Arabic has no capitals: not a known small word or verb, no article (*الأستاذ الجديد* is a description), and
 * not shaped like a verb of the present (*يشرح*) or of a woman's past (*قالت*).
 */
function isArabicName(word: Word): boolean {
  const { key } = word;
  if (!ARABIC.test(key) || key.length < 3 || neverArabicNames.has(key) || arabicTitles.has(key)) return false;
  if (arabicNamesLikeVerbs.has(key)) return true;
  return !key.startsWith('ال') && !/^(?:[يتن]\p{L}{3,}|س[يتن]\p{L}{3,}|\p{L}{2,}ت)$/u.test(key);
}

function fullAt(text: string, words: readonly Word[], at: number): WordRun | null {
  const first = words[at];
  if (first === undefined || !first.isCapitalised || !givenNames.has(first.key)) return null;
  const name = latinName(text, words, at);
  const last = name.at(-1);
  if (last === undefined || name.length < 2) return null;
  return { kind: 'full', start: first.start, end: last.end, initials: initialsOf(name) };
}

/** Listed names as keys, one space between words. A capital part of a listed name of several words is found alone, too. */
interface ListedNames {
  readonly firsts: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
}

function readList(list: readonly string[]): ListedNames {
  const firsts = new Set<string>();
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const name of list) {
    const words = readWords(name);
    const [first] = words;
    if (first === undefined || words.length > LONGEST) continue;
    firsts.add(first.key);
    whole.add(words.map((word) => word.key).join(' '));
    if (words.length > 1) {
      for (const word of words) if (word.isCapitalised && word.key.length > 2) parts.add(word.key);
    }
  }
  return { firsts, whole, parts };
}

function listedAt(text: string, words: readonly Word[], at: number, listed: ListedNames): WordRun | null {
  const word = words[at];
  if (word === undefined) return null;
  let found = longestListed(text, words, at, word, listed);
  // *لفاطمة*: a letter joined to the front belongs to the sentence, not to the name.
  const joined = /^[وفبلك]\p{M}*/u.exec(word.text)?.[0];
  if (found === null && joined !== undefined) {
    const bare = {
      ...word,
      start: word.start + joined.length,
      text: word.text.slice(joined.length),
      key: word.key.slice(1),
    };
    found = longestListed(text, words, at, bare, listed);
  }
  if (found !== null || !word.isCapitalised || !listed.parts.has(word.key)) return found;
  return { kind: 'listed', start: word.start, end: word.end, initials: initialsOf([word]) };
}

/** The longest listed name that begins with `first` and goes on with the words after place `at`. */
function longestListed(
  text: string,
  words: readonly Word[],
  at: number,
  first: Word,
  listed: ListedNames,
): WordRun | null {
  if (!listed.firsts.has(first.key)) return null;
  let found: WordRun | null = null;
  const run: Word[] = [];
  let key = '';
  for (let next: Word | undefined = first; next !== undefined && run.length < LONGEST;) {
    run.push(next);
    key = key === '' ? next.key : `${key} ${next.key}`;
    if (listed.whole.has(key)) {
      found = { kind: 'listed', start: first.start, end: next.end, initials: initialsOf(run) };
    }
    const after: Word | undefined = words[at + run.length];
    next = after !== undefined && follows(text, next, after) ? after : undefined;
  }
  return found;
}
