/**
 * Which pages hold a word. A page that changes is put in anew and its old place stays empty, so nothing is searched for
 * while somebody writes.
 */
import type { EntryText } from './entry-text.ts';
import type { WordSet } from './lexicon.ts';

export interface IndexedPage {
  readonly id: string;
  readonly text: EntryText;
  /** Its words in their order, as numbers of the lexicon; 0 stands between what was asked and what was written. */
  readonly numbers: Uint32Array;
}

/** What a page has to hold. */
export interface Wants {
  readonly words: readonly WordSet[];
  /** One set for each place of the phrase. */
  readonly phrases: readonly (readonly WordSet[])[];
}

export interface Postings {
  put(page: IndexedPage): void;
  remove(page: IndexedPage): void;
  find(wants: Wants): IndexedPage[];
}

export function makePostings(): Postings {
  /** By word number: places, growing. */
  const holders: number[][] = [];
  const places: (IndexedPage | null)[] = [];
  const placeOf = new Map<IndexedPage, number>();

  function having(set: WordSet): Uint8Array {
    const found = new Uint8Array(places.length);
    for (let number = 1; number < set.length; number += 1) {
      if (set[number] !== 1) continue;
      for (const place of holders[number] ?? []) found[place] = 1;
    }
    return found;
  }

  return {
    put: (page) => {
      const place = places.length;
      places.push(page);
      placeOf.set(page, place);
      // A plain loop: it runs over every word of the journal at every start.
      for (let at = 0; at < page.numbers.length; at += 1) {
        const list = (holders[page.numbers[at] ?? 0] ??= []);
        if (list[list.length - 1] !== place) list.push(place);
      }
    },
    remove: (page) => {
      const place = placeOf.get(page);
      if (place !== undefined) places[place] = null;
      placeOf.delete(page);
    },
    find: ({ words, phrases }) => {
      const [first, ...others] = [...words, ...phrases.flat()].map(having);
      const found: IndexedPage[] = [];
      if (first === undefined) return found;
      // A plain loop: it runs over every page at every key.
      for (let place = 0; place < first.length; place += 1) {
        if (first[place] !== 1) continue;
        const page = places[place] ?? null;
        if (page === null || !others.every((holding) => holding[place] === 1)) continue;
        if (phrases.every((sets) => holdsPhrase(page.numbers, sets))) found.push(page);
      }
      return found;
    },
  };
}

// A plain loop: it runs over every word of every page that might hold the phrase.
function holdsPhrase(numbers: Uint32Array, sets: readonly WordSet[]): boolean {
  const [first, ...rest] = sets;
  if (first === undefined) return true;
  for (let place = 0; place + rest.length < numbers.length; place += 1) {
    if (first[numbers[place] ?? 0] !== 1) continue;
    if (rest.every((set, offset) => set[numbers[place + 1 + offset] ?? 0] === 1)) return true;
  }
  return false;
}
