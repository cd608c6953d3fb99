/**
 * Where in a text the looked-for words stand, and the piece of the text to show. Marks are offsets, never markup: what
 * somebody wrote is never read as anything but text.
 */
import type { MarkedText } from '../open-journal.ts';
import type { Query } from './parse-query.ts';
import { formsOf, wordsIn } from './words.ts';
import type { Word } from './words.ts';

/** The length of a piece, in UTF-16 units: about two lines of the sheet. */
const PIECE = 180;
/** What stands before the first mark. */
const LEAD = 60;

/** What was looked for: words by their folded form, and phrases word by word. */
export interface Wanted {
  readonly phrases: Query['phrases'];
  readonly isWanted: (word: string) => boolean;
}

export function markAll(text: string, wanted: Wanted): MarkedText {
  return { text, marks: marksOf(wordsIn(text), wanted) };
}

/** The piece around the first mark; null when nothing in the text was looked for. What comes long after it is not read. */
export function markPiece(text: string, wanted: Wanted): MarkedText | null {
  let seen: number | null = null;
  const words = wordsIn(text, (sofar) => {
    const last = sofar.at(-1);
    if (last === undefined) return false;
    if (seen === null && endsMark(sofar, last, wanted)) seen = last.end;
    return seen !== null && last.start > seen + PIECE;
  });
  const marks = marksOf(words, wanted);
  const [first] = marks;
  return first === undefined ? null : cut(text, words, marks, first.start);
}

function endsMark(words: readonly Word[], last: Word, { phrases, isWanted }: Wanted): boolean {
  return (
    isWanted(last.folded) ||
    phrases.some(
      (phrase) => words.length >= phrase.length && standsAt(words, words.length - phrase.length, phrase),
    )
  );
}

/** The beginning of a text, for a page that was found by its question. */
export function unmarkedPiece(text: string): MarkedText {
  return cut(text, wordsIn(text.slice(0, PIECE * 2)), [], 0);
}

function standsAt(words: readonly Word[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((wanted, offset) => {
    const word = words[at + offset];
    return word !== undefined && formsOf(word.folded).includes(wanted);
  });
}

type Mark = MarkedText['marks'][number];

function marksOf(words: readonly Word[], { phrases, isWanted }: Wanted): Mark[] {
  const marks: Mark[] = [];
  for (const [at, word] of words.entries()) {
    for (const phrase of phrases) {
      const last = words[at + phrase.length - 1];
      if (last !== undefined && standsAt(words, at, phrase)) marks.push({ start: word.start, end: last.end });
    }
    if (isWanted(word.folded)) marks.push({ start: word.start, end: word.end });
  }
  return join(marks);
}

/** Marks that touch or overlap become one. */
function join(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && mark.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    } else joined.push(mark);
  }
  return joined;
}

function cut(text: string, words: readonly Word[], marks: readonly Mark[], first: number): MarkedText {
  if (text.length <= PIECE) return { text: text.replaceAll('\n', ' '), marks };
  const from = first <= LEAD ? 0 : (words.find((word) => word.start >= first - LEAD)?.start ?? first);
  const firstEnd = marks[0]?.end ?? from;
  const to =
    text.length - from <= PIECE
      ? text.length
      : Math.max(words.findLast((word) => word.end <= from + PIECE)?.end ?? 0, firstEnd, from + 1);
  const before = from > 0 ? '…' : '';
  const shift = from - before.length;
  return {
    text: `${before}${text.slice(from, to).replaceAll('\n', ' ')}${to < text.length ? '…' : ''}`,
    marks: marks
      .filter((mark) => mark.start >= from && mark.end <= to)
      .map(({ start, end }) => ({ start: start - shift, end: end - shift })),
  };
}
