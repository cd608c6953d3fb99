import { expect, test } from 'vitest';
import { concatBytes, toHex } from '../base/bytes.ts';
import { MAGIC } from './frame.ts';
import { findHeader, isUnwritten } from './frame-seek.ts';
import { readSegment } from './read-segment.ts';
import { SEGMENT_HEAD_LENGTH } from './segment.ts';
import { makeJournal, makeSegment } from './testing/journal.ts';
import { withField } from './testing/reference-writer.ts';

test('the magic has no byte twice, so that seeking is linear', () => {
  expect(new Set(MAGIC).size).toBe(8);
  expect(toHex(MAGIC)).toBe('8f57734c670d0a1a');
});

test('a header is found where it is, and only when it is whole', async () => {
  const { frames } = await makeSegment(await makeJournal(), ['one']);
  const [frame = new Uint8Array()] = frames;
  const bytes = concatBytes(MAGIC, new Uint8Array(50).fill(0x8f), MAGIC, frame);
  expect(findHeader(bytes, 0, bytes.length)).toBe(66);
  expect(findHeader(bytes, 67, bytes.length)).toBe(bytes.length);
  expect(findHeader(bytes, 0, 66)).toBe(66);
  expect(findHeader(bytes.subarray(0, 66 + 105), 0, 171)).toBe(171);
});

test('what was never written is told from what was', () => {
  expect(isUnwritten(new Uint8Array(16))).toBe(true);
  expect(isUnwritten(new Uint8Array(15))).toBe(false);
  expect(isUnwritten(new Uint8Array(100).fill(1, 70))).toBe(true);
  expect(isUnwritten(new Uint8Array(100).fill(1, 63))).toBe(false);
  expect(isUnwritten(new Uint8Array(0))).toBe(false);
});

test('a file made of nested headers, each claiming all the rest, takes linear time', async () => {
  const journal = await makeJournal();
  const timeFor = async (count: number): Promise<number> => {
    const segment = await makeSegment(journal, ['one']);
    const length = 1 << 21;
    const header = Buffer.from(segment.frames[0]?.subarray(0, 106) ?? []);
    const claiming = withField(header, 98, Buffer.from([0, 0x10, 0, 0]));
    const headers = Buffer.concat(Array.from({ length: count }, () => claiming));
    const file = concatBytes(
      segment.file.subarray(0, SEGMENT_HEAD_LENGTH),
      headers,
      new Uint8Array(length).fill(1),
    );
    const before = performance.now();
    const read = await readSegment(journal, segment.fileName, file);
    expect(read.records).toEqual([]);
    return performance.now() - before;
  };
  await timeFor(10);
  // Without a budget each of the 5,000 would have a mebibyte opened in vain: over 5 GB.
  expect(await timeFor(5000)).toBeLessThan(1500);
});
