/**
 * Reads one file of the log, whatever became of it: every frame that opens is returned, every stretch that does not
 * is named. After damage the reader seeks the next header whose checksum holds and goes on. The work is linear in
 * the length of the file, also for a file made to slow it down.
 */
import { type Bytes, toHex } from '../base/bytes.ts';
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
}

/**
 * `bytes` is the whole file. Never throws for what name or bytes hold. A record that is returned was sealed under
 * this data key for this journal; whether it stands in its place is for `judgeOrder` to say.
 */
export async function readSegment(
  journal: { readonly dataKey: DataKey; readonly vault: string },
  fileName: string,
  bytes: Bytes,
): Promise<SegmentContent> {
  const whole = { at: 0, length: bytes.length };
  const name = parseLogFileName(fileName);
  if (name === null) return { records: [], problems: [{ kind: 'foreign', ...whole }] };
  const isOpen = name.kind === 'open';
  const salt = readSegmentHead(bytes);
  if (isOpen && (bytes.length < SEGMENT_HEAD_LENGTH || (salt === null && isUnwritten(bytes)))) {
    return { records: [], problems: [{ kind: 'unfinished', ...whole }] };
  }
  if (salt === null) return { records: [], problems: [{ kind: 'head-damaged', ...whole }] };

  const problems: SegmentProblem[] = [];
  for (const copy of [0, 1] as const) {
    if (readHeadCopy(bytes, copy) === null) problems.push({ kind: 'head-damaged', ...headCopyPlace(copy) });
  }
  const walk = new SegmentWalk({ ...journal, run: name.run, salt, isOpen }, bytes);
  await walk.toEnd();
  problems.push(...walk.problems);
  if (name.kind !== 'open' && !toHex(await sha256(bytes)).startsWith(name.hash)) {
    problems.push({ kind: 'altered', ...whole });
  }
  return { records: walk.records, problems };
}
