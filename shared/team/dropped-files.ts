/**
 * Reading what people drop: files, folders, links, copies, things that vanish. Each is named by its file and never by
 * what is in it. Nothing is read that is not exactly the size of a contribution.
 */
import type { Bytes } from '../base/bytes.ts';
import { CONTRIBUTION_BYTES, readContribution, type SealedHalves } from './contribution.ts';
import type { Refusal } from './outcome.ts';

/** More entries than this in one drop are not looked at. */
export const MOST_DROPPED = 10_000;

/** One entry of a drop, as the platform sees it without opening it. */
export interface DroppedFile {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** In bytes; what it said before it was read. */
  readonly size: number;
  /** The first `most` bytes. Rejects when the file is gone or cannot be read. */
  read(most: number): Promise<Bytes>;
}

export type DropRefusal = Refusal | 'not-a-file' | 'unreadable' | 'changed-while-read';

export type DroppedCard =
  | { readonly name: string; readonly halves: SealedHalves; readonly bytes: Bytes }
  | { readonly name: string; readonly refusal: DropRefusal };

/** Yields one answer per entry, in order, holding one file at a time. */
export async function* readDroppedCards(files: Iterable<DroppedFile>): AsyncGenerator<DroppedCard> {
  let seen = 0;
  for (const file of files) {
    seen += 1;
    yield seen > MOST_DROPPED ? { name: file.name, refusal: 'too-many' } : await readDroppedCard(file);
  }
}

async function readDroppedCard(file: DroppedFile): Promise<DroppedCard> {
  const { name } = file;
  if (file.kind !== 'file') return { name, refusal: 'not-a-file' };
  if (file.size > CONTRIBUTION_BYTES) return { name, refusal: 'too-large' };
  let bytes: Bytes;
  try {
    bytes = await file.read(CONTRIBUTION_BYTES + 1);
  } catch {
    return { name, refusal: 'unreadable' };
  }
  if (bytes.length !== file.size) return { name, refusal: 'changed-while-read' };
  const halves = readContribution(bytes);
  return halves.ok ? { name, halves: halves.value, bytes } : { name, refusal: halves.refusal };
}
