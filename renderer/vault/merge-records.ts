/** What the log says anew, put together with what the cache had: a state and a line of the list for each document. */
import * as Y from 'yjs';
import type { LogFile } from '../../shared/ipc/journal-calls.ts';
import { summarise } from '../../shared/journal/entry.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { giveWay } from './give-way.ts';
import type { LogPort } from './log-port.ts';
import { JOURNAL_ROW } from './sealed-cache.ts';
import type { CacheChange, SealedCache } from './sealed-cache.ts';

export interface Merged {
  readonly changes: CacheChange[];
  readonly progress: Y.Doc;
  /** Documents whose pieces do not fit together; left as they were. */
  readonly unreadable: number;
}

/** Of making the list again, reading is this part. */
const READING = 0.4;
/** Documents merged before who else waits has a turn. */
const STEP = 64;

/** Reads the same log; what is read of these files is told. */
export function countReading(
  log: LogPort,
  files: readonly LogFile[],
  onPart: (part: number) => void,
): Pick<LogPort, 'readLog'> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let read = 0;
  return {
    readLog: async (vault, file, offset) => {
      const piece = await log.readLog(vault, file, offset);
      if (piece.ok) read += piece.bytes.length;
      onPart(READING * Math.min(1, read / Math.max(1, total)));
      return piece;
    },
  };
}

export async function mergeRecords(
  records: readonly VaultRecord[],
  cache: SealedCache | null,
  onPart: (part: number) => void,
): Promise<Merged> {
  const updates = new Map<string, Uint8Array[]>();
  for (const record of records) {
    const id = record.kind === 'journal' ? JOURNAL_ROW : record.id;
    const known = updates.get(id);
    if (known === undefined) updates.set(id, [record.update]);
    else known.push(record.update);
  }
  const changes: CacheChange[] = [];
  let unreadable = 0;
  let done = 0;
  if (!updates.has(JOURNAL_ROW)) updates.set(JOURNAL_ROW, []);
  let progress = new Y.Doc();
  for (const [id, fresh] of updates) {
    done += 1;
    if (done % STEP === 0) {
      onPart(READING + (1 - READING) * (done / updates.size));
      await giveWay();
    }
    const stored = (await cache?.state(id)) ?? null;
    const opened = openDocument(stored === null ? fresh : [stored, ...fresh]);
    const summary = opened.whole && id !== JOURNAL_ROW ? summarise(id, opened.document) : null;
    if (!opened.whole || (id !== JOURNAL_ROW && summary === null)) {
      unreadable += 1;
      continue;
    }
    if (id === JOURNAL_ROW) progress = opened.document;
    if (fresh.length > 0) changes.push({ id, state: Y.encodeStateAsUpdateV2(opened.document), summary });
  }
  return { changes, progress, unreadable };
}
