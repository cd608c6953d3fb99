/**
 * Every word of the journal once, with a number. MiniSearch's tree of letters stands over the words and not over the pages: it
 * answers which words begin so or come close, and pages are asked for those numbers. So one common word costs no more than a
 * rare one. Its ranking is left out: pages come newest first, and ranking thousands of words at every key was most of the time.
 */
import SearchableMap from 'minisearch/SearchableMap';
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

/** How many letters may be wrong; two that changed places count as two. */
function letters(word: string): number {
  return word.length >= 6 ? 2 : word.length >= 4 ? 1 : 0;
}

export function makeLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  const words = [''];
  /** By form: the words that have it. */
  const forms = new SearchableMap<number[]>();

  function add(word: string, id: number): void {
    for (const form of formsOf(word)) {
      const known = forms.get(form);
      if (known === undefined) forms.set(form, [id]);
      else known.push(id);
    }
  }

  const having = (found: Iterable<readonly number[]>): WordSet => {
    const set = new Uint8Array(words.length);
    for (const ids of found) for (const id of ids) set[id] = 1;
    return set;
  };

  return {
    number: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const id = words.length;
      numbers.set(word, id);
      words.push(word);
      add(word, id);
      return id;
    },
    word: (number) => words[number] ?? '',
    beginning: (typed) => having(forms.atPrefix(typed).values()),
    exactly: (typed) => having([forms.get(typed) ?? []]),
    close: (typed) => {
      const near = [...forms.fuzzyGet(typed, letters(typed)).values()].map(([ids]) => ids);
      return having([...forms.atPrefix(typed).values(), ...near]);
    },
  };
}
