/** A small journal for tests: its keys, and segments of as many frames as are wanted. */
import { type Bytes, concatBytes, randomBytes, utf8 } from '../../base/bytes.ts';
import { newId } from '../../base/ids.ts';
import { FIRST_SEQ, hashFrame, NO_PREVIOUS, sealFrame } from '../frame.ts';
import { encodeRecord } from '../record.ts';
import { openFileName, writeSegmentHead } from '../segment.ts';
import { type DataKey, importDataKey, segmentKey } from '../subkeys.ts';

/** How much more work than usual a test run should do: 1, or the number in the environment variable TORTURE. */
export const torture = Math.max(1, Number(process.env['TORTURE'] ?? '1') || 1);

export interface TestJournal {
  readonly dataKey: DataKey;
  readonly vault: string;
}

export interface TestSegment {
  readonly run: string;
  readonly fileName: string;
  readonly file: Bytes;
  readonly frames: readonly Bytes[];
  readonly updates: readonly string[];
}

export async function makeJournal(): Promise<TestJournal> {
  return { dataKey: await importDataKey(randomBytes(32)), vault: newId() };
}

/** A run's own file with one frame for each update. */
export async function makeSegment(journal: TestJournal, updates: readonly string[]): Promise<TestSegment> {
  const run = newId();
  const salt = randomBytes(32);
  const key = await segmentKey(journal.dataKey, journal.vault, run, salt);
  const frames: Bytes[] = [];
  let previous = NO_PREVIOUS;
  for (const [index, update] of updates.entries()) {
    const record = encodeRecord({ kind: 'entry', id: newId(), update: utf8(update) });
    const place = { key, vault: journal.vault, run, epoch: 0, seq: FIRST_SEQ + index, previous };
    const frame = await sealFrame(place, record);
    previous = await hashFrame(frame);
    frames.push(frame);
  }
  const file = concatBytes(writeSegmentHead(salt), ...frames);
  return { run, fileName: openFileName('0a1b2c3d', run), file, frames, updates };
}
