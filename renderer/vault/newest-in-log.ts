/**
 * The newest pages, from the log alone and before all of it is read: for the time in which a list that was lost is made again. A packing
 * puts the newest pages first, so that its first file and what was written since hold them. It is for showing only: whatever is not as
 * it should be, or too much to be quick, gives nothing, and the list is shown when it is whole.
 */
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import { instantOf } from '../../shared/base/moment.ts';
import type { LogFile } from '../../shared/ipc/journal-calls.ts';
import { summarise } from '../../shared/journal/entry.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import { decodeCover, joinCovers } from '../../shared/vault/cover.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { readSegment } from '../../shared/vault/read-segment.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { parseLogFileName } from '../../shared/vault/segment.ts';
import type { LogPort } from './log-port.ts';
import { groupByRun, readWhole } from './log-reader.ts';

export interface NewestInLog {
  readonly newest: readonly EntrySummary[];
  /** Their states, whole: every piece of such a page is in what was read. */
  readonly states: ReadonlyMap<string, Uint8Array>;
  /** Not fewer than the journal has. */
  readonly atMost: number;
  readonly progress: Y.Doc;
}

/** More than this is not read in a moment, in bytes. */
const MOST_TO_READ = 6 * 1024 * 1024;
/** A frame is never shorter: what is sealed is padded to it. */
const SHORTEST_FRAME = 1024;

export async function newestInLog(
  log: Pick<LogPort, 'readLog'>,
  vault: string,
  keys: DataKeys,
  files: readonly LogFile[],
): Promise<NewestInLog | null> {
  const { first, rest } = chooseFiles(files);
  if (first.length === 0 || first.reduce((sum, { size }) => sum + size, 0) > MOST_TO_READ) return null;
  const records: VaultRecord[] = [];
  /** Pages of the first file of a packing that goes on in others: these hold older ones. */
  const beginnings: string[][] = [];
  for (const file of first) {
    const found = await readRecordsOf(log, vault, keys, file);
    if (found === null) return null;
    records.push(...found);
    if (rest.has(file.name)) beginnings.push(found.filter(isEntry).map(({ id }) => id));
  }
  const cover = joinCovers(
    records.filter(({ kind }) => kind === 'cover').map(({ update }) => decodeCover(ownBytes(update))),
  );
  const own = records.filter(({ kind }) => kind === 'journal').map(({ update }) => update);
  // It may lie in what was not read: then nobody knows yet where the writer is in the programme.
  if (own.length === 0 && rest.size > 0) return null;
  const progress = openDocument(own);
  if (!progress.whole) return null;
  const pages = pagesOf(records, new Set(cover.leftOut));
  // Of a packing that goes on elsewhere, everything that is as new as its first file's oldest page is in that file.
  const sinceWhen = Math.max(
    Number.NEGATIVE_INFINITY,
    ...beginnings.map((ids) => Math.min(...ids.map((id) => madeAt(pages.get(id)?.summary)))),
  );
  const known = [...pages].filter(([, { summary }]) => madeAt(summary) >= sinceWhen);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (known.length === 0) return null;
  return {
    newest: known.map(([, { summary }]) => summary),
    states: new Map(known.map(([id, { document }]) => [id, Y.encodeStateAsUpdateV2(document)])),
    atMost: Math.ceil(size / SHORTEST_FRAME),
    progress: progress.document,
  };
}

const isEntry = ({ kind }: VaultRecord): boolean => kind === 'entry';
const madeAt = (summary: EntrySummary | undefined): number =>
  summary === undefined ? Number.POSITIVE_INFINITY : instantOf(summary.made);

/** All that is no pack; of each packing its first file, and its last, where it says what was deleted. `rest`: first files that others follow. */
function chooseFiles(files: readonly LogFile[]): { first: LogFile[]; rest: Set<string> } {
  const first: LogFile[] = [];
  const rest = new Set<string>();
  for (const ofRun of groupByRun(files).values()) {
    const packs = ofRun.filter(({ name }) => parseLogFileName(name)?.kind === 'pack');
    const [begin, end] = [packs[0], packs.at(-1)];
    first.push(...ofRun.filter((file) => !packs.includes(file)));
    if (begin !== undefined) first.push(begin);
    if (begin !== undefined && end !== undefined && end !== begin) {
      first.push(end);
      rest.add(begin.name);
    }
  }
  return { first, rest };
}

/** Null where anything in it is not as it was written; an end that was never acknowledged is no fault. */
async function readRecordsOf(
  log: Pick<LogPort, 'readLog'>,
  vault: string,
  keys: DataKeys,
  file: LogFile,
): Promise<VaultRecord[] | null> {
  const bytes = await readWhole(log, vault, file);
  if (bytes === null) return null;
  const { records, problems } = await readSegment({ ...keys, vault }, file.name, bytes);
  return problems.some(({ kind }) => kind !== 'unfinished') ? null : records.map(({ record }) => record);
}

interface ReadPage {
  readonly summary: EntrySummary;
  readonly document: Y.Doc;
}

/** Pages that are whole by what was read. */
function pagesOf(records: readonly VaultRecord[], leftOut: ReadonlySet<string>): Map<string, ReadPage> {
  const updates = new Map<string, Uint8Array[]>();
  for (const { id, update } of records.filter(isEntry))
    if (!leftOut.has(id)) updates.set(id, [...(updates.get(id) ?? []), update]);
  const pages = new Map<string, ReadPage>();
  for (const [id, list] of updates) {
    const opened = openDocument(list);
    const summary = opened.whole ? summarise(id, opened.document) : null;
    if (opened.whole && summary !== null) pages.set(id, { summary, document: opened.document });
  }
  return pages;
}
