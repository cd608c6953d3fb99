/**
 * What a journal remembers of its recovery sheet, in its own sealed document: never the code, only that there was
 * one, and what was asked already, so that nothing is asked twice.
 */
import type * as Y from 'yjs';
import { instantOf, momentSchema } from '../base/moment.ts';
import { z } from '../base/schema.ts';

/** `made`: a sheet was made. `tried`: its code was typed and opened. The other two: it was asked for, and may be left. */
export const sheetNoteSchema = z.enum(['made', 'tried', 'askedToMake', 'askedToTry']);
export type SheetNote = z.infer<typeof sheetNoteSchema>;

export type SheetNotes = Readonly<Record<SheetNote, string | null>>;

const DAY = 24 * 60 * 60 * 1000;
/** In week two: early enough to remember the passphrase, late enough to know that the journal is kept. */
const PATIENCE = 7 * DAY;

/** A new sheet has not been tried, whatever was tried before. */
export function noteSheet(document: Y.Doc, note: SheetNote, moment: string): void {
  const notes = document.getMap('sheet');
  notes.set(note, moment);
  if (note === 'made') for (const old of ['tried', 'askedToTry']) notes.delete(old);
}

export function readSheetNotes(document: Y.Doc): SheetNotes {
  const notes = document.getMap('sheet');
  const read = (note: SheetNote): string | null => {
    const moment = momentSchema.safeParse(notes.get(note));
    return moment.success ? moment.data : null;
  };
  return {
    made: read('made'),
    tried: read('tried'),
    askedToMake: read('askedToMake'),
    askedToTry: read('askedToTry'),
  };
}

/**
 * What to ask for now, once each: a sheet when the oldest page is a week old and there is none; a try when the sheet is.
 * `oldest` is the moment of the oldest page, null for a journal without pages.
 */
export function sheetOffer(
  known: { readonly hasSheet: boolean; readonly oldest: string | null; readonly notes: SheetNotes },
  now: Date,
): 'make' | 'try' | null {
  const { hasSheet, oldest, notes } = known;
  const isOld = (moment: string | null): boolean =>
    moment !== null && now.getTime() - instantOf(moment) >= PATIENCE;
  if (!hasSheet) return isOld(oldest) && notes.askedToMake === null ? 'make' : null;
  return isOld(notes.made) && notes.tried === null && notes.askedToTry === null ? 'try' : null;
}
