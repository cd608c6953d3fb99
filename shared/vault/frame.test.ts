import { expect, test } from 'vitest';
import { randomBytes, toHex, utf8 } from '../base/bytes.ts';
import { crc32c } from '../base/crc32c.ts';
import { newId } from '../base/ids.ts';
import {
  FIRST_SEQ,
  hashFrame,
  HEADER_LENGTH,
  NO_PREVIOUS,
  openFrame,
  parseHeader,
  sealFrame,
} from './frame.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { importDataKey, segmentKey } from './subkeys.ts';

test('the checksum is the one the world knows', () => {
  expect(crc32c(utf8('123456789'))).toBe(0xe3_06_92_83);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a_91_36_aa);
  expect(crc32c(new Uint8Array())).toBe(0);
});

test('what is sealed opens, and says where it belongs', async () => {
  const [vault, run, id] = [newId(), newId(), newId()];
  const raw = randomBytes(32);
  const dataKey = await importDataKey(raw);
  expect(toHex(raw)).toBe('00'.repeat(32));
  const key = await segmentKey(dataKey, vault, run, randomBytes(32));
  const record = encodeRecord({ kind: 'entry', id, update: utf8('a page') });
  const first = await sealFrame({ key, vault, run, epoch: 0, seq: FIRST_SEQ, previous: NO_PREVIOUS }, record);
  const previous = await hashFrame(first);
  const second = await sealFrame({ key, vault, run, epoch: 0, seq: 2n, previous }, record);

  expect(parseHeader(second)).toMatchObject({ vault, run, epoch: 0, seq: 2, previous, length: 1024 });
  expect(decodeRecord(await openFrame(key, second))).toEqual({ kind: 'entry', id, update: utf8('a page') });
  expect(toHex(first.subarray(HEADER_LENGTH))).not.toBe(toHex(second.subarray(HEADER_LENGTH)));
  expect(key.extractable).toBe(false);
  expect(dataKey.extractable).toBe(false);
});

test('what cannot be written down is refused before sealing', async () => {
  const [vault, run] = [newId(), newId()];
  const key = await segmentKey(await importDataKey(randomBytes(32)), vault, run, randomBytes(32));
  const place = { key, vault, run, epoch: 0, seq: 1, previous: NO_PREVIOUS };
  const record = encodeRecord({ kind: 'journal', id: newId(), update: utf8('') });
  for (const wrong of [
    { seq: 0 },
    { seq: 2 ** 32 },
    { seq: 1.5 },
    { previous: new Uint8Array(31) },
    { run: 'X' },
  ]) {
    await expect(sealFrame({ ...place, ...wrong }, record)).rejects.toThrow(RangeError);
  }
  await expect(sealFrame(place, record.subarray(1))).rejects.toThrow(RangeError);
  await expect(importDataKey(randomBytes(31))).rejects.toThrow(RangeError);
});
