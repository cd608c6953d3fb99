/** What a search must find: by looking at every word of every page, without any index. */
import { wordsIn } from '../../renderer/vault/search/words.ts';
import { seededRandom } from './seeded-pages.ts';

export interface Scan {
  /** Every word once, in the order of the alphabet. */
  readonly vocabulary: readonly string[];
  /** How many pages hold, for each word of the question, a word that begins so. */
  count(question: string): number;
}

export function makeScan(texts: Iterable<string>): Scan {
  const pagesOf = new Map<string, number[]>();
  let pages = 0;
  for (const text of texts) {
    for (const { folded } of wordsIn(text)) {
      const known = pagesOf.get(folded);
      if (known === undefined) pagesOf.set(folded, [pages]);
      else if (known.at(-1) !== pages) known.push(pages);
    }
    pages += 1;
  }
  const vocabulary = [...pagesOf.keys()].toSorted();
  const holding = (part: string): Uint8Array => {
    const found = new Uint8Array(pages);
    for (const word of vocabulary)
      if (word.startsWith(part)) for (const page of pagesOf.get(word) ?? []) found[page] = 1;
    return found;
  };
  return {
    vocabulary,
    count: (question) => {
      const parts = question.split(' ').map(holding);
      let total = 0;
      for (let page = 0; page < pages; page += 1) if (parts.every((found) => found[page] === 1)) total += 1;
      return total;
    },
  };
}

/** What people type: the letters of a word one after another, whole words, and two words. Each question once. */
export function drawQuestions(vocabulary: readonly string[], atLeast: number): string[] {
  const random = seededRandom(16);
  const drawn = (): string => vocabulary[Math.floor(random() * vocabulary.length)] ?? '';
  const questions = new Set<string>();
  while (questions.size < atLeast) {
    const word = drawn();
    for (let length = 1; length <= Math.min(word.length, 5); length += 1)
      questions.add(word.slice(0, length));
    for (const question of [word, `${word.slice(0, 3)} ${drawn().slice(0, 2)}`, `the ${word}`])
      questions.add(question);
  }
  return [...questions];
}
