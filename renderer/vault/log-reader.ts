/**
 * Reads the log back: only what the cache has not seen yet, in pieces the bridge carries. What cannot be read is counted,
 * never guessed, and never stands in the way of the rest.
 */
import { concatBytes, ownBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import type { LogFile } from '../../shared/ipc/journal-calls.ts';
import { decodeCover, joinCovers } from '../../shared/vault/cover.ts';
import type { Cover } from '../../shared/vault/cover.ts';
import { judgeOrder } from '../../shared/vault/frame-order.ts';
import type { PlacedFrame, RunHead } from '../../shared/vault/frame-order.ts';
import { readSegment } from '../../shared/vault/read-segment.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import type { SegmentProblem } from '../../shared/vault/segment-walk.ts';
import { parseLogFileName } from '../../shared/vault/segment.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { findDamagedPlaces } from './damaged-places.ts';
import type { DamagedPlace } from './damaged-places.ts';
import type { LogPort } from './log-port.ts';
import type { ReadingReport } from './open-journal.ts';

/** Per run, the sizes of its files in order: what a cache has taken in. */
export type SeenFiles = Readonly<Record<string, readonly number[]>>;

/** The log's files per run, oldest first; a run's open file comes after its sealed ones. */
export type FilesByRun = ReadonlyMap<string, readonly LogFile[]>;

export function groupByRun(files: readonly LogFile[]): FilesByRun {
  const runs = new Map<string, { file: LogFile; at: number }[]>();
  for (const file of files) {
    const name = parseLogFileName(file.name);
    if (name === null) continue;
    const at = name.kind === 'open' ? Number.POSITIVE_INFINITY : name.firstSeq;
    runs.set(name.run, [...(runs.get(name.run) ?? []), { file, at }]);
  }
  const ordered = new Map<string, readonly LogFile[]>();
  for (const [run, list] of runs) {
    list.sort((a, b) => (a.at === b.at ? a.file.name.localeCompare(b.file.name) : a.at - b.at));
    ordered.set(
      run,
      list.map(({ file }) => file),
    );
  }
  return ordered;
}

/**
 * The files of every run that the cache has not taken in whole: a run is read from its beginning, so that its order can be
 * judged. `ahead`: the cache has seen something that the log does not hold any more.
 */
export function compareWithSeen(files: FilesByRun, seen: SeenFiles): { unseen: LogFile[]; ahead: boolean } {
  const unseen: LogFile[] = [];
  let ahead = false;
  for (const [run, list] of files) {
    const sizes = seen[run] ?? [];
    if (list.some((file, index) => file.size !== sizes[index])) unseen.push(...list);
    if (sizes.some((size, index) => size > (list[index]?.size ?? 0))) ahead = true;
  }
  for (const run of Object.keys(seen)) if (!files.has(run)) ahead = true;
  return { unseen, ahead };
}

export interface LogReading {
  readonly records: readonly VaultRecord[];
  readonly report: ReadingReport;
  /** Where each run ends, and in what order its frames stand: for comparing with ends that are known from elsewhere. */
  readonly heads: readonly RunHead[];
  readonly frames: readonly PlacedFrame[];
  /** Runs of which something could not be read: where they end is not known. */
  readonly damagedRuns: ReadonlySet<string>;
  readonly damagedPlaces: readonly DamagedPlace[];
  /** What the packs among the files say. */
  readonly cover: Cover;
  /** Whether a file still holds something that was deleted for good: a removal that was cut short. */
  readonly hasLeftOut: boolean;
}

/**
 * `elsewhere`: files of the log that need not be read again. Their packs are looked into only when a run seems to have
 * gaps, for what a pack covers is not missing.
 */
export async function readRecords(
  log: Pick<LogPort, 'readLog'>,
  vault: string,
  keys: DataKeys,
  files: readonly LogFile[],
  elsewhere: readonly LogFile[] = [],
): Promise<LogReading> {
  const found: VaultRecord[] = [];
  const frames: PlacedFrame[] = [];
  const tally = new Map<string, RunTally>();
  const tallyOf = (run: string): RunTally => {
    const known = tally.get(run) ?? { damaged: 0, newer: 0, missing: 0, isElsewhere: false };
    tally.set(run, known);
    return known;
  };
  let unfinished = 0;
  let misplaced = 0;
  let otherKeys = 0;
  for (const file of files) {
    const ofRun = tallyOf(parseLogFileName(file.name)?.run ?? '');
    const bytes = await readWhole(log, vault, file);
    if (bytes === null) {
      ofRun.damaged += 1;
      continue;
    }
    const segment = await readSegment({ ...keys, vault }, file.name, bytes);
    for (const { record, header, hash } of segment.records) {
      found.push(record);
      frames.push({ file: file.name, header, hash });
    }
    const kinds = segment.problems.map(({ kind }) => kind);
    unfinished += count(kinds, 'unfinished');
    misplaced += count(kinds, 'foreign');
    if (kinds.includes('other-keys')) {
      otherKeys += 1;
      ofRun.isElsewhere = true;
    }
    ofRun.newer += count(kinds, 'newer-version');
    const places = count(kinds, 'damaged') + count(kinds, 'head-damaged');
    // A file with a damaged place is not what its name commits to either: that is one thing, and is said once.
    ofRun.damaged += Math.max(places, count(kinds, 'altered'));
  }
  let cover = coverOf(found);
  let judged = judgeOrder(frames, vault, cover.ranges);
  const packs = elsewhere.filter(({ name }) => parseLogFileName(name)?.kind === 'pack');
  if (packs.length > 0 && judged.findings.some(({ kind }) => kind === 'missing')) {
    const known = await readRecords(log, vault, keys, packs);
    cover = joinCovers([cover, known.cover]);
    judged = judgeOrder(frames, vault, cover.ranges);
  }
  for (const finding of judged.findings) {
    // The very same frame twice is a copied file, and harmless.
    if (finding.kind === 'missing') tallyOf(finding.run).missing += 1;
    else if (finding.kind !== 'repeated') misplaced += 1;
  }
  let damaged = 0;
  let newer = 0;
  for (const run of tally.values()) {
    newer += run.newer;
    damaged += damageIn(run);
  }
  const damagedRuns = new Set([...tally].flatMap(([run, of]) => (damageIn(of) > 0 ? [run] : [])));
  const leftOut = new Set(cover.leftOut);
  const records = found.filter(({ kind, id }) => kind !== 'cover' && !leftOut.has(id));
  return {
    records,
    report: { unfinished, damaged, newer, misplaced, otherKeys },
    heads: judged.heads,
    frames,
    damagedRuns: new Set([...tally].flatMap(([run, of]) => (of.damaged > 0 || of.isElsewhere ? [run] : []))),
    damagedPlaces: findDamagedPlaces(frames, found, judged.findings, damagedRuns),
    cover,
    hasLeftOut: found.some(({ kind, id }) => kind !== 'cover' && leftOut.has(id)),
  };
}

function coverOf(records: readonly VaultRecord[]): Cover {
  const covers: Cover[] = [];
  for (const { kind, update } of records) {
    if (kind !== 'cover') continue;
    try {
      covers.push(decodeCover(ownBytes(update)));
    } catch {
      // Of a later version: what it covers is then reported as missing, which is the safer mistake.
    }
  }
  return joinCovers(covers);
}

/** What is wrong with one run, before it is made sure that nothing is counted twice. */
interface RunTally {
  damaged: number;
  newer: number;
  missing: number;
  /** Some of it is under keys that are not this journal's. */
  isElsewhere: boolean;
}

/** A frame that could not be read is also missing from its run. */
function damageIn({ damaged, missing, newer }: RunTally): number {
  return Math.max(damaged, missing - newer);
}

function count(kinds: readonly SegmentProblem['kind'][], kind: SegmentProblem['kind']): number {
  return kinds.filter((one) => one === kind).length;
}

/** Null when the disk does not give it. */
export async function readWhole(
  log: Pick<LogPort, 'readLog'>,
  vault: string,
  file: LogFile,
): Promise<Bytes | null> {
  const pieces: Uint8Array[] = [];
  let offset = 0;
  while (offset < file.size) {
    const piece = await log.readLog(vault, file.name, offset);
    if (!piece.ok) return null;
    if (piece.bytes.length === 0) break;
    pieces.push(piece.bytes);
    offset += piece.bytes.length;
  }
  return concatBytes(...pieces);
}
