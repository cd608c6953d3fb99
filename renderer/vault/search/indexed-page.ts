/** A page as the index takes it up: its texts, and its words in their order. */
import type { EntryText } from './entry-text.ts';
import { formsOf, otherForm, wordsIn } from './words.ts';

/** Stands between one text of a page and the next; no word is empty. */
export const BREAK = '';

export interface IndexedPage {
  readonly id: string;
  readonly text: EntryText;
  /** Folded, in their order, with a BREAK between what was asked, what was written, each note and each label. */
  readonly words: readonly string[];
}

/** A word that a page must hold: any that begins so, or any of some. */
export type WantedWord = { readonly begins: string } | { readonly oneOf: ReadonlySet<string> };

/** All of it must be found. Phrases are whole words, one after another. */
export interface Wants {
  readonly words: readonly WantedWord[];
  readonly phrases: readonly (readonly string[])[];
}

export function indexPage(id: string, text: EntryText): IndexedPage {
  const words: string[] = [];
  const pieces = [text.prompt, text.words, ...text.notes.split('\n'), ...text.labels.split('\n')];
  for (const [index, piece] of pieces.entries()) {
    // A phrase never reaches from what was asked into what was written, or from one note or tag into another.
    if (index > 0) words.push(BREAK);
    for (const { folded } of wordsIn(piece)) words.push(folded);
  }
  return { id, text, words };
}

/** Whether a folded word of a page is one that was wanted, in any of its forms. */
export function isWantedWord(word: string, wanted: WantedWord): boolean {
  if ('oneOf' in wanted) return wanted.oneOf.has(word);
  return word.startsWith(wanted.begins) || otherForm(word)?.startsWith(wanted.begins) === true;
}

/** For pages that are not packed yet: it looks at every word. */
export function holds({ words }: IndexedPage, wants: Wants): boolean {
  return (
    wants.words.every((wanted) => words.some((word) => word !== BREAK && isWantedWord(word, wanted))) &&
    wants.phrases.every((phrase) => words.some((_, at) => standsAt(words, at, phrase)))
  );
}

function standsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((wanted, offset) => formsOf(words[at + offset] ?? BREAK).includes(wanted));
}
