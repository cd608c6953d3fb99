/** What a reader must withstand: every place broken once, every length cut, and noise. TORTURE=20 does more of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bytes, concatBytes, readUtf8 } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { HEADER_LENGTH } from './frame.ts';
import { readSegment, type SegmentContent } from './read-segment.ts';
import { openFileName, SEGMENT_HEAD_LENGTH, segmentFileName } from './segment.ts';
import { sha256 } from './sealing.ts';
import { makeJournal, makeSegment, torture, type TestSegment } from './testing/journal.ts';

const FRAME = 1146;
const updates = ['one', 'two', 'three'];

/** The sequence numbers read, after checking that each holds what was sealed under it. */
function numbersOf(read: SegmentContent, segment: TestSegment): readonly number[] {
  return read.records.map(({ record, header }) => {
    expect(readUtf8(record.update)).toBe(segment.updates[header.seq - 1]);
    return header.seq;
  });
}

async function asSegment(file: Bytes, run: string): Promise<string> {
  return segmentFileName('0a1b2c3d', run, 1, await sha256(file));
}

function withFlippedBit(file: Bytes, at: number, bit: number): Bytes {
  const changed = new Uint8Array(file);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
}

test('a flipped bit anywhere costs at most the frame it hits, and is always named', async () => {
  const journal = await makeJournal();
  const segment = await makeSegment(journal, updates);
  for (let at = 0; at < segment.file.length; at += 1) {
    for (let turn = 0; turn < Math.min(torture, 8); turn += 1) {
      const read = await readSegment(
        journal,
        segment.fileName,
        withFlippedBit(segment.file, at, (at + turn) % 8),
      );
      const hit = at < SEGMENT_HEAD_LENGTH ? 0 : 1 + Math.floor((at - SEGMENT_HEAD_LENGTH) / FRAME);
      expect(numbersOf(read, segment), `byte ${at}`).toEqual([1, 2, 3].filter((seq) => seq !== hit));
      const [problem, more] = read.problems;
      expect(more).toBeUndefined();
      expect(problem?.kind, `byte ${at}`).toBe(hit === 0 ? 'head-damaged' : 'damaged');
    }
  }
});

test('an open file cut anywhere loses only what was cut, and its end is unfinished, never damaged', async () => {
  const journal = await makeJournal();
  const segment = await makeSegment(journal, updates.slice(0, 2));
  for (let length = 0; length <= segment.file.length; length += 1) {
    const read = await readSegment(journal, segment.fileName, segment.file.subarray(0, length));
    const inFrames = Math.max(0, length - SEGMENT_HEAD_LENGTH);
    const whole = Math.floor(inFrames / FRAME);
    expect(numbersOf(read, segment)).toEqual([1, 2].slice(0, whole));
    const isClean = length >= SEGMENT_HEAD_LENGTH && inFrames % FRAME === 0;
    const at = length < SEGMENT_HEAD_LENGTH ? 0 : SEGMENT_HEAD_LENGTH + whole * FRAME;
    expect(read.problems).toEqual(isClean ? [] : [{ kind: 'unfinished', at, length: length - at }]);
  }
});

test('an open file whose last write never reached the disk is unfinished from there on', async () => {
  const journal = await makeJournal();
  const segment = await makeSegment(journal, updates);
  for (let from = SEGMENT_HEAD_LENGTH; from <= segment.file.length - 16; from += 7) {
    const torn = new Uint8Array(segment.file);
    torn.fill(0, from);
    const read = await readSegment(journal, segment.fileName, torn);
    expect(numbersOf(read, segment)).toEqual(
      [1, 2, 3].slice(0, Math.floor((from - SEGMENT_HEAD_LENGTH) / FRAME)),
    );
    expect(read.problems.map((problem) => problem.kind)).toContain('unfinished');
  }
});

test('a sealed file cut anywhere is never taken for whole', async () => {
  const journal = await makeJournal();
  const segment = await makeSegment(journal, updates);
  const name = await asSegment(segment.file, segment.run);
  expect((await readSegment(journal, name, segment.file)).problems).toEqual([]);
  for (let length = 0; length < segment.file.length; length += 5) {
    const read = await readSegment(journal, name, segment.file.subarray(0, length));
    numbersOf(read, segment);
    const expected = length < 36 ? 'head-damaged' : 'altered';
    expect(read.problems.map((problem) => problem.kind)).toContain(expected);
  }
});

test('noise put anywhere never hides a frame that is still whole', async () => {
  const journal = await makeJournal();
  const segment = await makeSegment(journal, updates);
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: segment.file.length - SEGMENT_HEAD_LENGTH }),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.nat({ max: 300 }),
      async (offset, noise, dropped) => {
        const at = SEGMENT_HEAD_LENGTH + offset;
        const file = concatBytes(segment.file.subarray(0, at), noise, segment.file.subarray(at + dropped));
        const untouched = [1, 2, 3].filter((seq) => {
          const begins = SEGMENT_HEAD_LENGTH + (seq - 1) * FRAME;
          return begins + FRAME <= at || begins >= at + dropped;
        });
        const read = await readSegment(journal, segment.fileName, file);
        expect(numbersOf(read, segment)).toEqual(expect.arrayContaining(untouched));
      },
    ),
    { numRuns: 150 * torture },
  );
});

test('frames of two segments in one file: only those sealed under its own salt open', async () => {
  const journal = await makeJournal();
  const [mine, other] = [await makeSegment(journal, updates), await makeSegment(journal, ['x', 'y'])];
  const file = concatBytes(mine.file, ...other.frames);
  const read = await readSegment(journal, mine.fileName, file);
  expect(numbersOf(read, mine)).toEqual([1, 2, 3]);
  expect(read.problems.map((problem) => problem.kind)).toEqual(['foreign', 'foreign']);
});

test('a frame pasted over the inside of a larger one is still found, and what lies behind is read once', async () => {
  const journal = await makeJournal();
  const words = ['one', 'two', 'three', 'large '.repeat(1000), 'five', 'six'];
  const segment = await makeSegment(journal, words);
  const file = new Uint8Array(segment.file);
  const pasted = segment.frames[0] ?? new Uint8Array();
  file.set(pasted, SEGMENT_HEAD_LENGTH + 3 * FRAME + 2000);
  const read = await readSegment(journal, segment.fileName, file);
  expect(numbersOf(read, segment)).toEqual([1, 2, 3, 1, 5, 6]);
  expect(read.problems.map((problem) => problem.kind)).toEqual(['damaged', 'damaged']);
});

test('random bytes under any name give no record and throw nothing', async () => {
  const journal = await makeJournal();
  const segment = await makeSegment(journal, ['one']);
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(
        segment.fileName,
        openFileName('00000000', newId()),
        'x',
        await asSegment(segment.file, newId()),
      ),
      fc.constantFrom(0, SEGMENT_HEAD_LENGTH, SEGMENT_HEAD_LENGTH + HEADER_LENGTH, segment.file.length - 1),
      async (noise, name, kept) => {
        const read = await readSegment(journal, name, concatBytes(segment.file.subarray(0, kept), noise));
        for (const { record } of read.records) expect(readUtf8(record.update)).toBe('one');
      },
    ),
    { numRuns: 200 * torture },
  );
});

test('a large file of good frames is read in pages, in order', async () => {
  const journal = await makeJournal();
  const many = Array.from({ length: 300 }, (_, index) => `update ${index}`);
  const segment = await makeSegment(journal, many);
  const read = await readSegment(journal, segment.fileName, segment.file);
  expect(numbersOf(read, segment)).toEqual(many.map((_, index) => index + 1));
  expect(read.problems).toEqual([]);
});
