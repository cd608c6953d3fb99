/** What was typed into the search field: words, each good for every word that begins so, and phrases between quotation marks. */
import { wordsIn } from './words.ts';

export interface Query {
  /** Folded. Every one of them must be found. */
  readonly words: readonly string[];
  /** Folded; whole words, one after another. Every one must be found. */
  readonly phrases: readonly (readonly string[])[];
}

/** Longer input is somebody's paragraph, not something to look for. In UTF-16 units. */
export const LONGEST_QUERY = 400;

const QUOTATION = /["“”„‟«»「」『』]/u;

export function parseQuery(typed: string): Query {
  const words = new Set<string>();
  const phrases: string[][] = [];
  const pieces = typed.slice(0, LONGEST_QUERY).split(QUOTATION);
  for (const [index, piece] of pieces.entries()) {
    const found = wordsIn(piece).map((word) => word.folded);
    // A quotation that is still being typed has no end yet; its words are looked for one by one.
    const quoted = index % 2 === 1 && index < pieces.length - 1;
    if (quoted && found.length > 0) phrases.push(found);
    else for (const word of found) words.add(word);
  }
  return { words: [...words], phrases };
}

export function isEmpty(query: Query): boolean {
  return query.words.length === 0 && query.phrases.length === 0;
}
