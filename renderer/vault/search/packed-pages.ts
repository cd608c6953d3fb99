/**
 * Up to 1,024 pages of the index, packed: never changed, only made anew. Texts stay bytes until one is shown. The words that
 * occur stand once, in the order of the alphabet, so those that begin alike are neighbours, and so are the pages that hold them:
 * a question is two steps into a list, however common the word is.
 */
import type { EntryText } from './entry-text.ts';
import { BREAK } from './indexed-page.ts';
import type { IndexedPage, WantedWord, Wants } from './indexed-page.ts';
import { otherForm } from './words.ts';

export interface Packing {
  readonly ids: readonly string[];
  /** In the order of their code units, each once. */
  readonly words: readonly string[];
  /** For each page the end of each of its four texts, in bytes of `texts` (UTF-8): prompt, words, notes, labels. */
  readonly textEnds: Uint32Array;
  readonly texts: Uint8Array;
  /** For each page the end of its words in `numbers`. */
  readonly numberEnds: Uint32Array;
  /** Each word of each page in its order, by its place in `words` counted from 1; 0 is a BREAK. */
  readonly numbers: WordNumbers;
}

/** Two bytes a word where `words` are few enough for it (`numbersFor`): this is the larger half of the index. */
export type WordNumbers = Uint16Array | Uint32Array;

export interface PackedPages {
  readonly packing: Packing;
  readonly size: number;
  idOf(place: number): string;
  textOf(place: number): EntryText;
  pageOf(place: number): IndexedPage;
  /** Calls `visit` with the place of every page that holds all of it. */
  find(wants: Wants, visit: (place: number) => void): void;
}

const TEXTS = 4;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function openPacking(packing: Packing): PackedPages {
  const { ids, words, textEnds, texts, numberEnds, numbers } = packing;
  const { holderEnds, holders } = holdersOf(packing);
  const forms = otherForms(words);

  const textAt = (index: number): string =>
    decoder.decode(texts.subarray(index === 0 ? 0 : textEnds[index - 1], textEnds[index]));
  const numbersOf = (place: number): WordNumbers =>
    numbers.subarray(place === 0 ? 0 : numberEnds[place - 1], numberEnds[place]);

  /** Words `from` to `to` (not counted) and `others`, by their places. */
  function wordsFor(wanted: WantedWord): { from: number; to: number; others: readonly number[] } {
    if ('oneOf' in wanted) {
      const others = [...wanted.oneOf].map((word) => placeOf(words, word)).filter((place) => place !== -1);
      return { from: 0, to: 0, others };
    }
    const { begins } = wanted;
    const from = lowerBound(words, begins);
    let to = from;
    for (let step = words.length; step >= 1; step = Math.floor(step / 2))
      while (to + step <= words.length && (words[to + step - 1] ?? '').startsWith(begins)) to += step;
    const others = forms.flatMap(({ form, place }) => (form.startsWith(begins) ? [place] : []));
    return { from, to, others };
  }

  function mark(pages: Uint8Array, from: number, to: number): void {
    if (to <= from) return;
    const end = holderEnds[to - 1] ?? 0;
    for (let at = from === 0 ? 0 : (holderEnds[from - 1] ?? 0); at < end; at += 1)
      pages[holders[at] ?? 0] = 1;
  }

  function having(wanted: WantedWord): Uint8Array {
    const pages = new Uint8Array(ids.length);
    const { from, to, others } = wordsFor(wanted);
    mark(pages, from, to);
    for (const place of others) mark(pages, place, place + 1);
    return pages;
  }

  /** For one place of a phrase: which numbers are that very word, in any of its forms. */
  function exactly(word: string): ReadonlySet<number> {
    const places = forms.flatMap(({ form, place }) => (form === word ? [place] : []));
    return new Set(
      [placeOf(words, word), ...places].filter((place) => place !== -1).map((place) => place + 1),
    );
  }

  return {
    packing,
    size: ids.length,
    idOf: (place) => ids[place] ?? '',
    textOf: (place) => textOf(place),
    pageOf: (place) => ({
      id: ids[place] ?? '',
      text: textOf(place),
      words: Array.from<number, string>(numbersOf(place), (number) =>
        number === 0 ? BREAK : (words[number - 1] ?? BREAK),
      ),
    }),
    find: (wants, visit) => {
      const phrases = wants.phrases.map((phrase) => phrase.map(exactly));
      const inPhrases = wants.phrases.flat().map((word) => having({ oneOf: new Set(formsHeld(word)) }));
      const [first, ...others] = [...wants.words.map(having), ...inPhrases];
      if (first === undefined) return;
      // A plain loop: it runs over every page at every key.
      for (let place = 0; place < ids.length; place += 1) {
        if (first[place] !== 1) continue;
        if (others.length > 0 && !others.every((pages) => pages[place] === 1)) continue;
        if (phrases.length > 0 && !phrases.every((phrase) => holdsPhrase(numbersOf(place), phrase))) continue;
        visit(place);
      }
    },
  };

  function formsHeld(word: string): string[] {
    return [word, ...forms.flatMap(({ form, place }) => (form === word ? [words[place] ?? ''] : []))];
  }

  function textOf(place: number): EntryText {
    const at = place * TEXTS;
    return { prompt: textAt(at), words: textAt(at + 1), notes: textAt(at + 2), labels: textAt(at + 3) };
  }
}

/** For each word, by its place: the pages that hold it, each once. Plain loops: they run over every word of the journal. */
function holdersOf({ words, numbers, numberEnds }: Packing): {
  holderEnds: Uint32Array;
  holders: Uint16Array;
} {
  const holderEnds = new Uint32Array(words.length);
  const last = new Int32Array(words.length + 1).fill(-1);
  const each = (visit: (word: number, page: number) => void): void => {
    last.fill(-1);
    let at = 0;
    for (let page = 0; page < numberEnds.length; page += 1) {
      for (const end = numberEnds[page] ?? 0; at < end; at += 1) {
        const number = numbers[at] ?? 0;
        if (number === 0 || last[number] === page) continue;
        last[number] = page;
        visit(number - 1, page);
      }
    }
  };
  let total = 0;
  each((word) => {
    holderEnds[word] = (holderEnds[word] ?? 0) + 1;
    total += 1;
  });
  const next = new Uint32Array(words.length);
  let sum = 0;
  for (let word = 0; word < words.length; word += 1) {
    next[word] = sum;
    sum += holderEnds[word] ?? 0;
    holderEnds[word] = sum;
  }
  const holders = new Uint16Array(total);
  each((word, page) => {
    const at = next[word] ?? 0;
    holders[at] = page;
    next[word] = at + 1;
  });
  return { holderEnds, holders };
}

/** Forms that are not the word itself: of Arabic words without their article. */
function otherForms(words: readonly string[]): readonly { readonly form: string; readonly place: number }[] {
  const found: { form: string; place: number }[] = [];
  for (const [place, word] of words.entries()) {
    const form = otherForm(word);
    if (form !== null) found.push({ form, place });
  }
  return found;
}

/** The first place whose word is not before `word`. */
function lowerBound(words: readonly string[], word: string): number {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((words[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

function placeOf(words: readonly string[], word: string): number {
  const place = lowerBound(words, word);
  return words[place] === word ? place : -1;
}

function holdsPhrase(numbers: WordNumbers, phrase: readonly ReadonlySet<number>[]): boolean {
  const [first, ...rest] = phrase;
  if (first === undefined) return true;
  for (let place = 0; place + rest.length < numbers.length; place += 1) {
    if (!first.has(numbers[place] ?? 0)) continue;
    if (rest.every((set, offset) => set.has(numbers[place + 1 + offset] ?? 0))) return true;
  }
  return false;
}
