/**
 * The drafts of a journal: one sealed thing each in the drawer `drafts`. Reading one back gives every word, or says why not;
 * what cannot be read stays where it is.
 */
import { newId } from '../../../../shared/base/ids.ts';
import { readDraft, writeDraft, type Draft } from '../../../../shared/programme/workshop/draft.ts';
import type { OpenJournal } from '../../../vault/open-journal.ts';

export type DraftDrawers = OpenJournal['drawers'];

export interface ShelvedDraft {
  readonly id: string;
  readonly draft: Draft;
  /** The very bytes that lie in the drawer: whoever writes over them looks first whether they still do. */
  readonly bytes: Uint8Array;
}

export interface Shelf {
  /** By title, as the language of the app sorts. */
  readonly drafts: readonly ShelvedDraft[];
  /** How many lie there that cannot be read. */
  readonly unreadable: number;
}

/** Throws where the disk does not answer: nothing must look like an empty shelf. */
export async function readShelf(drawers: DraftDrawers): Promise<Shelf> {
  const ids = await drawers.list('drafts');
  const read = await Promise.all(ids.map((id) => readShelved(drawers, id)));
  const drafts = read.filter((one) => one !== null);
  const titleOf = ({ draft }: ShelvedDraft): string => draft.pack.title ?? '';
  return {
    drafts: drafts.toSorted((a, b) => titleOf(a).localeCompare(titleOf(b)) || a.id.localeCompare(b.id)),
    unreadable: ids.length - drafts.length,
  };
}

export async function readShelved(drawers: DraftDrawers, id: string): Promise<ShelvedDraft | null> {
  const reading = await drawers.read('drafts', id);
  if (!reading.ok) return null;
  const read = readDraft(reading.bytes);
  return read.ok ? { id, draft: read.draft, bytes: reading.bytes } : null;
}

/** Puts a draft on the shelf under an id of its own; null where the disk did not take it. */
export async function shelve(drawers: DraftDrawers, draft: Draft): Promise<ShelvedDraft | null> {
  const id = newId();
  const bytes = writeDraft(draft);
  const outcome = await drawers.write('drafts', id, bytes);
  return outcome.ok ? { id, draft, bytes } : null;
}
