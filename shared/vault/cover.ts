/**
 * What a pack says about the files whose place it takes: which frames of which runs its states hold, and which documents
 * were deleted for good. It is the last record of a pack, so that a pack that never got its end claims nothing.
 *
 *     version 1 | count 4 | for each range: run 16 | from 4 | to 4 | previous 32 | hash 32
 *               | count 4 | for each document left out: id 16
 */
import { type Bytes, concatBytes, equalBytes } from '../base/bytes.ts';
import { FieldReader, idBytes, u32 } from './byte-layout.ts';
import { VaultError } from './errors.ts';
import { FIRST_SEQ, HASH_LENGTH } from './frame.ts';
import { UPDATE_LIMIT } from './record.ts';

/** Frames `from` to `to` of a run, both included. */
export interface CoveredRange {
  readonly run: string;
  readonly from: number;
  readonly to: number;
  /** What frame `from` names as the one before it. */
  readonly previous: Bytes;
  /** `hashFrame` of frame `to`. */
  readonly hash: Bytes;
}

export interface Cover {
  readonly ranges: readonly CoveredRange[];
  /** Documents that no reader takes from any file any more. */
  readonly leftOut: readonly string[];
}

const VERSION = 1;
const RANGE_LENGTH = 16 + 4 + 4 + HASH_LENGTH + HASH_LENGTH;
const ID_LENGTH = 16;

/** Throws VaultError 'too-large' when one record cannot carry it. */
export function encodeCover({ ranges, leftOut }: Cover): Bytes {
  const length = 1 + 4 + ranges.length * RANGE_LENGTH + 4 + leftOut.length * ID_LENGTH;
  if (length > UPDATE_LIMIT) throw new VaultError('too-large', 'A cover is over the record limit.');
  const rangeBytes = ranges.map(({ run, from, to, previous, hash }) =>
    concatBytes(idBytes(run), u32(from), u32(to), previous, hash),
  );
  return concatBytes(
    new Uint8Array([VERSION]),
    u32(ranges.length),
    ...rangeBytes,
    u32(leftOut.length),
    ...leftOut.map(idBytes),
  );
}

/** Throws VaultError 'newer-version' or 'damaged'. */
export function decodeCover(bytes: Bytes): Cover {
  const fields = new FieldReader(bytes);
  const version = fields.u8();
  if (version > VERSION) throw new VaultError('newer-version', 'A cover of a later version.');
  if (version !== VERSION) throw damaged();
  const ranges: CoveredRange[] = [];
  for (let left = countOf(fields, bytes, RANGE_LENGTH); left > 0; left -= 1) {
    const run = fields.id();
    const from = fields.u32();
    const to = fields.u32();
    const previous = new Uint8Array(fields.take(HASH_LENGTH));
    const hash = new Uint8Array(fields.take(HASH_LENGTH));
    if (from < FIRST_SEQ || to < from) throw damaged();
    ranges.push({ run, from, to, previous, hash });
  }
  const leftOut: string[] = [];
  for (let left = countOf(fields, bytes, ID_LENGTH); left > 0; left -= 1) leftOut.push(fields.id());
  if (fields.at !== bytes.length) throw damaged();
  return { ranges, leftOut };
}

/** A count that could not fit is refused before anything is set aside for it. */
function countOf(fields: FieldReader, bytes: Bytes, each: number): number {
  const count = fields.u32();
  if (count * each > bytes.length) throw damaged();
  return count;
}

function damaged(): VaultError {
  return new VaultError('damaged', 'A cover whose parts do not fit.');
}

/** Several covers as one: neighbouring ranges of a run are joined where they fit together, the same one is kept once. */
export function joinCovers(covers: readonly Cover[]): Cover {
  const joined: CoveredRange[] = [];
  const byRun = Map.groupBy(
    covers.flatMap(({ ranges }) => ranges),
    ({ run }) => run,
  );
  for (const run of [...byRun.keys()].toSorted()) {
    const ranges = (byRun.get(run) ?? []).toSorted((a, b) => a.from - b.from || b.to - a.to);
    for (const range of ranges) {
      const before = joined.at(-1);
      if (before?.run === run && range.to <= before.to) continue;
      if (before?.run === run && range.from === before.to + 1 && equalBytes(range.previous, before.hash)) {
        joined[joined.length - 1] = { ...before, to: range.to, hash: range.hash };
      } else {
        joined.push(range);
      }
    }
  }
  return { ranges: joined, leftOut: [...new Set(covers.flatMap(({ leftOut }) => leftOut))].toSorted() };
}
