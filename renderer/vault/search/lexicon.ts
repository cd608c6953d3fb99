/**
 * Every word of the journal once, with a number. MiniSearch stands over the words and not over the pages: it answers which
 * words begin so or come close, and pages are asked for those numbers. So one common word costs no more than a rare one.
 */
import MiniSearch from 'minisearch';
import { formsOf } from './words.ts';

/** One byte for every word by its number: 1 when the word is meant. */
export type WordSet = Uint8Array;

export interface Lexicon {
  /** The number of a folded word, from 1; 0 stands between one text of a page and the next. */
  number(word: string): number;
  word(number: number): string;
  /** Words that begin so, in any of their forms. */
  beginning(typed: string): WordSet;
  exactly(typed: string): WordSet;
  /** Words that begin so or differ in a letter, in words of six letters and more in two. */
  close(typed: string): WordSet;
}

interface LexiconEntry {
  readonly id: number;
  readonly word: string;
}

/** What is looked for was folded before; it is taken as it is. */
const asTyped = (word: string): string[] => [word];

/** How many letters may be wrong; two that changed places count as two. */
function letters(word: string): number {
  return word.length >= 6 ? 2 : word.length >= 4 ? 1 : 0;
}

export function makeLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  const words = [''];
  const index = new MiniSearch<LexiconEntry>({
    fields: ['word'],
    tokenize: (word) => [...formsOf(word)],
    processTerm: (form) => form,
  });

  function find(typed: string, prefix: boolean, fuzzy: number): WordSet {
    const set = new Uint8Array(words.length);
    for (const result of index.search(typed, { tokenize: asTyped, prefix, fuzzy }))
      set[Number(result.id)] = 1;
    return set;
  }

  return {
    number: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const id = words.length;
      numbers.set(word, id);
      words.push(word);
      index.add({ id, word });
      return id;
    },
    word: (number) => words[number] ?? '',
    beginning: (typed) => find(typed, true, 0),
    exactly: (typed) => find(typed, false, 0),
    close: (typed) => find(typed, true, letters(typed)),
  };
}
