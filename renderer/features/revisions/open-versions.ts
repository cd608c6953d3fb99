/** A page and its versions as the disk has them, and the way to bring one back. */
import * as Y from 'yjs';
import { localMoment } from '../../../shared/base/moment.ts';
import { readAbout } from '../../../shared/journal/entry.ts';
import type { PromptAsSeen } from '../../../shared/journal/entry.ts';
import { readVersions, restoreVersion } from '../../../shared/journal/revisions.ts';
import type { Version } from '../../../shared/journal/revisions.ts';
import type { OpenJournal, SaveOutcome } from '../../vault/open-journal.ts';

export interface VersionsOfPage {
  readonly prompt: PromptAsSeen | null;
  /** In the order of the sittings. */
  readonly earlier: readonly Version[];
  readonly present: Version;
}

/** Null when the page cannot be read whole. */
export async function openVersions(journal: OpenJournal, id: string): Promise<VersionsOfPage | null> {
  const document = await openDocument(journal, id);
  const about = document === null ? null : readAbout(document);
  const versions = document === null ? [] : readVersions(document);
  const present = versions.at(-1);
  if (about === null || present === undefined) return null;
  return { prompt: about.prompt, earlier: versions.slice(0, -1), present };
}

/** Saved as a new sitting; what the page said before stays as a version. */
export async function bringBack(journal: OpenJournal, id: string, version: Version): Promise<SaveOutcome> {
  const document = await openDocument(journal, id);
  if (document === null) return { ok: false, problem: 'failed' };
  const before = Y.encodeStateVector(document);
  restoreVersion(document, version, localMoment(new Date()));
  return journal.save(id, Y.encodeStateAsUpdateV2(document, before));
}

async function openDocument(journal: OpenJournal, id: string): Promise<Y.Doc | null> {
  const state = await journal.read(id);
  if (state === null) return null;
  const document = new Y.Doc();
  Y.applyUpdateV2(document, state);
  return document;
}
