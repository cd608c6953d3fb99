/**
 * Notes in the margin: what a writer says later about an earlier page. Each has the day it was written on; the page beside it
 * is not touched by it. They lie in the page's own document, each a map of its own under a random key of the map `margin`:
 *
 * | key      | holds                                                                                     |
 * |----------|-------------------------------------------------------------------------------------------|
 * | `at`     | the moment it was written                                                                 |
 * | `edited` | the moment it was last changed; absent when it never was                                  |
 * | `words`  | a Yjs text, so that two who change one note apart lose nothing of either                   |
 */
import * as Y from 'yjs';
import { idSchema, newId } from '../base/ids.ts';
import { instantOf, momentSchema } from '../base/moment.ts';
import { z } from '../base/schema.ts';

/** In UTF-16 units. */
export const LONGEST_NOTE = 4000;
/** On one page. */
const MOST_NOTES = 200;
const NEWEST = 200;

export const noteSchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  edited: momentSchema.nullable(),
  words: z.string().min(1),
});
export type MarginNote = z.infer<typeof noteSchema>;

/** Oldest first. What another version wrote and this one cannot read is left out; what is too long is cut. */
export function readNotes(document: Y.Doc): readonly MarginNote[] {
  const notes = [...document.getMap('margin').entries()].flatMap(([id, stored]) => {
    if (!(stored instanceof Y.Map)) return [];
    const words: unknown = stored.get('words');
    const note = noteSchema.safeParse({
      id,
      at: stored.get('at'),
      edited: stored.get('edited') ?? null,
      words: words instanceof Y.Text ? textOf(words) : null,
    });
    return note.success ? [note.data] : [];
  });
  return notes
    .toSorted((a, b) => instantOf(a.at) - instantOf(b.at) || (a.id < b.id ? -1 : 1))
    .slice(-MOST_NOTES);
}

/** Only words: a text that carries anything else is read without it. */
function textOf(text: Y.Text): string {
  const pieces = text.toDelta() as { insert?: unknown }[];
  const words = pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
  return words.slice(0, LONGEST_NOTE).trim();
}

/** The newest note, its words on one line and cut; null when there is none. */
export function newestNote(document: Y.Doc): Pick<MarginNote, 'at' | 'words'> | null {
  const note = readNotes(document).at(-1);
  if (note === undefined) return null;
  const words = note.words.replace(/\s+/gu, ' ');
  return { at: note.at, words: words.length <= NEWEST ? words : `${words.slice(0, NEWEST - 1).trimEnd()}…` };
}

/** The new note's id; null when nothing was written. */
export function addNote(document: Y.Doc, typed: string, at: string): string | null {
  const words = typed.trim().slice(0, LONGEST_NOTE);
  if (words === '') return null;
  const id = newId();
  putNote(document, { id, at, edited: null, words });
  return id;
}

/** Puts a note where it was, as it was: the way back after removing it. */
export function putNote(document: Y.Doc, { id, at, edited, words }: MarginNote): void {
  document.transact(() => {
    const note = new Y.Map<unknown>();
    note.set('at', at);
    if (edited !== null) note.set('edited', edited);
    note.set('words', new Y.Text(words));
    document.getMap('margin').set(id, note);
  });
}

/** Changes only what differs, so that words added to the same note elsewhere stay. Nothing left removes the note. */
export function editNote(document: Y.Doc, id: string, typed: string, now: string): void {
  const note = document.getMap('margin').get(id);
  const text: unknown = note instanceof Y.Map ? note.get('words') : null;
  if (!(note instanceof Y.Map) || !(text instanceof Y.Text)) return;
  const words = typed.trim().slice(0, LONGEST_NOTE);
  if (words === '') return removeNote(document, id);
  const before = text.toJSON();
  if (before === words) return;
  let start = 0;
  const shorter = Math.min(before.length, words.length);
  while (start < shorter && before[start] === words[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === words.at(-1 - end)) end += 1;
  document.transact(() => {
    text.delete(start, before.length - start - end);
    text.insert(start, words.slice(start, words.length - end));
    note.set('edited', now);
  });
}

export function removeNote(document: Y.Doc, id: string): void {
  document.getMap('margin').delete(id);
}
