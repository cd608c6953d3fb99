/**
 * Words that come close to what was typed, for when nothing begins so. MiniSearch's tree of letters answers it, over the words
 * and not over the pages; it is made when it is first asked for, because most people never mistype.
 */
import SearchableMap from 'minisearch/SearchableMap';
import { formsOf } from './words.ts';

export interface CloseWords {
  add(word: string): void;
  /** Words that begin so, or differ in a letter, in words of six letters and more in two. */
  find(typed: string): ReadonlySet<string>;
}

/** How many letters may be wrong; two that changed places count as two. */
function letters(word: string): number {
  return word.length >= 6 ? 2 : word.length >= 4 ? 1 : 0;
}

export function makeCloseWords(): CloseWords {
  const known = new Set<string>();
  /** By form: the words that have it. */
  const forms = new SearchableMap<string[]>();
  return {
    add: (word) => {
      if (known.has(word)) return;
      known.add(word);
      for (const form of formsOf(word)) {
        const words = forms.get(form);
        if (words === undefined) forms.set(form, [word]);
        else words.push(word);
      }
    },
    find: (typed) => {
      const near = [...forms.fuzzyGet(typed, letters(typed)).values()].map(([words]) => words);
      return new Set([...forms.atPrefix(typed).values(), ...near].flat());
    },
  };
}
