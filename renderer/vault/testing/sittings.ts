/** Small acts on a journal in memory, as its writer would do them. */
import * as Y from 'yjs';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { localMoment } from '../../../shared/base/moment.ts';
import { beginEntry, partName } from '../../../shared/journal/entry.ts';
import type { Journal } from '../journal.ts';
import { makeMemoryLog } from './memory-log.ts';
import type { MemoryLog } from './memory-log.ts';

export const made = localMoment(new Date());

export function newPage(words: string, when = made): Y.Doc {
  const document = new Y.Doc();
  beginEntry(document, when, null, 10);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  document.getXmlFragment(partName('main')).insert(0, [paragraph]);
  return document;
}

export async function wordsOf(of: { readonly journal: Journal }, id: string): Promise<string> {
  const state = await of.journal.read(id);
  if (state === null) return '(none)';
  const document = new Y.Doc();
  Y.applyUpdateV2(document, state);
  return document.getXmlFragment(partName('main')).toJSON();
}

/** Seals the files a run left open, as locking does. */
export async function lock(log: MemoryLog, vault: string): Promise<void> {
  for (const name of log.files.keys()) {
    if (name.endsWith('.open')) await log.sealSegment(vault, name.split('-')[1]?.slice(0, 32) ?? '');
  }
}

export function fileAt(log: MemoryLog, index: number): readonly [string, Bytes] {
  const file = [...log.files][index];
  if (file === undefined) throw new Error('no such file');
  return file;
}

export const copyOf = (log: MemoryLog): MemoryLog => makeMemoryLog(new Map(log.files));

export const packsIn = (log: MemoryLog): number =>
  [...log.files.keys()].filter((name) => name.endsWith('.pack')).length;

/** What is reported of a journal of which everything could be read. */
export const WHOLE = {
  unfinished: 0,
  damaged: 0,
  newer: 0,
  misplaced: 0,
  otherKeys: 0,
  lostEnds: 0,
  shortOfSpace: false,
} as const;
