/** What opening says about the files: each fault once, and what a later version wrote is not called damaged. */
import { expect, test } from 'vitest';
import { concatBytes, randomBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { hashFrame, HEADER_LENGTH, sealFrame } from '../../shared/vault/frame.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { encodeRecord } from '../../shared/vault/record.ts';
import { segmentFileName, SEGMENT_HEAD_LENGTH, writeSegmentHead } from '../../shared/vault/segment.ts';
import { segmentKey } from '../../shared/vault/subkeys.ts';
import { makeJournal, makeSegment } from '../../shared/vault/testing/journal.ts';
import { readRecords } from './log-reader.ts';
import { makeMemoryLog } from './testing/memory-log.ts';

async function sealedName(run: string, file: Bytes): Promise<string> {
  return segmentFileName('0a1b2c3d', run, 1, await hashFrame(file));
}

test('one damaged byte in a sealed file is one damaged place', async () => {
  const journal = await makeJournal();
  const { run, file, frames } = await makeSegment(journal, ['one', 'two', 'three']);
  const name = await sealedName(run, file);
  const [first] = frames;
  const spoilt = file.slice();
  const at = SEGMENT_HEAD_LENGTH + (first?.length ?? 0) + HEADER_LENGTH + 3;
  spoilt[at] = (spoilt[at] ?? 0) ^ 1;
  const log = makeMemoryLog(new Map([[name, spoilt]]));
  const { records, report } = await readRecords(log, journal.vault, soleKey(journal.dataKey), [
    { name, size: spoilt.length },
  ]);
  expect(records).toHaveLength(2);
  expect(report).toEqual({ unfinished: 0, damaged: 1, newer: 0, misplaced: 0, otherKeys: 0 });
});

test('whole frames cut off a sealed file are one damaged place too', async () => {
  const journal = await makeJournal();
  const { run, file, frames } = await makeSegment(journal, ['one', 'two', 'three']);
  const name = await sealedName(run, file);
  const cut = file.slice(0, file.length - (frames[2]?.length ?? 0));
  const log = makeMemoryLog(new Map([[name, cut]]));
  const { report } = await readRecords(log, journal.vault, soleKey(journal.dataKey), [
    { name, size: cut.length },
  ]);
  expect(report).toEqual({ unfinished: 0, damaged: 1, newer: 0, misplaced: 0, otherKeys: 0 });
});

test('what a later version wrote has a count of its own', async () => {
  const journal = await makeJournal();
  const run = newId();
  const salt = randomBytes(32);
  const key = await segmentKey(journal.dataKey, journal.vault, run, salt);
  const later = encodeRecord({ kind: 'entry', id: run, update: randomBytes(8) });
  later[1] = 200;
  const place = { key, vault: journal.vault, run, epoch: 0 };
  const earlier = await sealFrame({ ...place, seq: 1, previous: new Uint8Array(32) }, later);
  const record = encodeRecord({ kind: 'entry', id: run, update: randomBytes(8) });
  const after = await sealFrame({ ...place, seq: 2, previous: await hashFrame(earlier) }, record);
  const file = concatBytes(writeSegmentHead(salt), earlier, after);
  const name = await sealedName(run, file);
  const log = makeMemoryLog(new Map([[name, file]]));
  const { records, report } = await readRecords(log, journal.vault, soleKey(journal.dataKey), [
    { name, size: file.length },
  ]);
  expect(records).toHaveLength(1);
  expect(report).toEqual({ unfinished: 0, damaged: 0, newer: 1, misplaced: 0, otherKeys: 0 });
});
