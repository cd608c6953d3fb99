/** The page being written: a new one that the disk does not know yet, or one that is opened again. */
import * as Y from 'yjs';
import { newId } from '../../../shared/base/ids.ts';
import { localMoment } from '../../../shared/base/moment.ts';
import { beginEntry, readAbout } from '../../../shared/journal/entry.ts';
import type { Minutes, PromptAsSeen } from '../../../shared/journal/entry.ts';
import { readMarks } from '../../../shared/journal/own-marks.ts';
import { beginSitting } from '../../../shared/journal/revisions.ts';
import type { OpenJournal } from '../../vault/open-journal.ts';

/** What the writer asked for. */
export type PageRequest =
  | { readonly kind: 'new'; readonly prompt: PromptAsSeen | null; readonly minutes: Minutes }
  | { readonly kind: 'open'; readonly id: string };

export interface WrittenPage {
  readonly id: string;
  readonly document: Y.Doc;
  /** Nothing of it is on the disk until its first word. */
  readonly isNew: boolean;
  readonly made: string;
  readonly prompt: PromptAsSeen | null;
  readonly minutes: Minutes;
  /** The writer's own mark. */
  readonly heavy: boolean;
  readonly putAway: boolean;
  readonly starred: boolean;
}

/** Null when the page cannot be read whole; it must not be opened for writing then. */
export async function openPage(journal: OpenJournal, request: PageRequest): Promise<WrittenPage | null> {
  const document = new Y.Doc();
  if (request.kind === 'new') {
    const made = localMoment(new Date());
    beginEntry(document, made, request.prompt, request.minutes);
    const { prompt, minutes } = request;
    const none = { heavy: false, putAway: false, starred: false };
    return { id: newId(), document, isNew: true, made, prompt, minutes, ...none };
  }
  const state = await journal.read(request.id);
  if (state === null) return null;
  Y.applyUpdateV2(document, state);
  const about = readAbout(document);
  if (about === null) return null;
  // Lasts as long as the document, which ends with the page.
  beginSitting(document, () => localMoment(new Date()));
  const { starred } = readMarks(document);
  return { id: request.id, document, isNew: false, starred, ...about };
}
