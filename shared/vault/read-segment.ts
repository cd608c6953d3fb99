/**
 * Reads one file of the log, whatever became of it: every frame that opens is returned, every stretch that does not
 * is named. After damage the reader seeks the next header whose checksum holds and goes on. The work is linear in
 * the length of the file, also for a file made to slow it down.
 */
import { type Bytes, equalBytes, toHex } from '../base/bytes.ts';
import { type FrameHeader, hashFrame, parseHeader } from './frame.ts';
import { isUnwritten } from './frame-seek.ts';
import { type SegmentProblem, type ReadFrame, SegmentWalk } from './segment-walk.ts';
import { sha256 } from './sealing.ts';
import {
  headCopyPlace,
  parseLogFileName,
  readHeadCopy,
  readSegmentHead,
  SEGMENT_HEAD_LENGTH,
} from './segment.ts';
import type { DataKey } from './subkeys.ts';

export interface SegmentContent {
  /** In the order of the file. */
  readonly records: readonly ReadFrame[];
  /** Empty when the file is exactly what was written. */
  readonly problems: readonly SegmentProblem[];
  /** What opened was sealed under a former data key, and not under the one in use. */
  readonly isFormer: boolean;
}

/** `former`: data keys that were in use before, while files under them are still there. */
export interface JournalToRead {
  readonly dataKey: DataKey;
  readonly vault: string;
  readonly former?: readonly DataKey[];
}

/**
 * `bytes` is the whole file. Never throws for what name or bytes hold. A record that is returned was sealed under
 * this data key for this journal; whether it stands in its place is for `judgeOrder` to say.
 */
export async function readSegment(
  journal: JournalToRead,
  fileName: string,
  bytes: Bytes,
): Promise<SegmentContent> {
  const whole = { at: 0, length: bytes.length };
  const name = parseLogFileName(fileName);
  if (name === null) return nothingOf({ kind: 'foreign', ...whole });
  const isOpen = name.kind === 'open';
  const salt = readSegmentHead(bytes);
  if (isOpen && (bytes.length < SEGMENT_HEAD_LENGTH || (salt === null && isUnwritten(bytes)))) {
    return nothingOf({ kind: 'unfinished', ...whole });
  }
  if (salt === null) return nothingOf({ kind: 'head-damaged', ...whole });

  const problems: SegmentProblem[] = [];
  for (const copy of [0, 1] as const) {
    if (readHeadCopy(bytes, copy) === null) problems.push({ kind: 'head-damaged', ...headCopyPlace(copy) });
  }
  const { vault, former = [] } = journal;
  const through = async (dataKey: DataKey): Promise<SegmentWalk> => {
    const walk = new SegmentWalk({ dataKey, vault, run: name.run, salt, isOpen }, bytes);
    await walk.toEnd();
    return walk;
  };
  let walk = await through(journal.dataKey);
  let isFormer = false;
  // A file is sealed under one data key from end to end. What the epochs in its frames say is not needed to find it.
  for (const dataKey of former) {
    if (walk.records.length > 0) break;
    const earlier = await through(dataKey);
    if (earlier.records.length > 0) [walk, isFormer] = [earlier, true];
  }
  const isAsNamed = name.kind !== 'open' && toHex(await sha256(bytes)).startsWith(name.hash);
  if (walk.records.length === 0 && (await isWholeUnopened(bytes, vault, name.run, isAsNamed))) {
    return { records: [], problems: [...problems, { kind: 'other-keys', ...whole }], isFormer: false };
  }
  problems.push(...walk.problems);
  if (name.kind !== 'open' && !isAsNamed) problems.push({ kind: 'altered', ...whole });
  return { records: walk.records, problems, isFormer };
}

/**
 * Whether frames that no key opens are what was written all the same, which is told without a key: a sealed file by the hash in its
 * name, a run's own file by its first frame's hash in the second.
 */
async function isWholeUnopened(
  bytes: Bytes,
  vault: string,
  run: string,
  isAsNamed: boolean,
): Promise<boolean> {
  const first = headerAt(bytes, SEGMENT_HEAD_LENGTH);
  if (first?.vault !== vault || first.run !== run) return false;
  if (isAsNamed) return true;
  const end = SEGMENT_HEAD_LENGTH + first.frameLength;
  const second = headerAt(bytes, end);
  if (second?.run !== run) return false;
  return equalBytes(second.previous, await hashFrame(bytes.slice(SEGMENT_HEAD_LENGTH, end)));
}

function headerAt(bytes: Bytes, at: number): FrameHeader | null {
  try {
    return parseHeader(bytes, at);
  } catch {
    return null;
  }
}

const nothingOf = (problem: SegmentProblem): SegmentContent => ({
  records: [],
  problems: [problem],
  isFormer: false,
});
