import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, concatBytes, randomBytes } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { joinCovers } from './cover.ts';
import { findLostEnds, judgeOrder, type PlacedFrame } from './frame-order.ts';
import { hashFrame, sealFrame } from './frame.ts';
import { readSegment } from './read-segment.ts';
import { encodeRecord } from './record.ts';
import { openFileName, segmentFileName, writeSegmentHead } from './segment.ts';
import { segmentKey } from './subkeys.ts';
import { makeJournal, makeSegment, type TestJournal, type TestSegment } from './testing/journal.ts';

let journal: TestJournal;
let segment: TestSegment;
let frames: readonly PlacedFrame[];

async function placed(fileName: string, file: Bytes): Promise<readonly PlacedFrame[]> {
  const { records } = await readSegment(journal, fileName, file);
  return records.map(({ header, hash }) => ({ file: fileName, header, hash }));
}

beforeAll(async () => {
  journal = await makeJournal();
  segment = await makeSegment(journal, ['one', 'two', 'three', 'four']);
  frames = await placed(segment.fileName, segment.file);
});

const kinds = (some: readonly PlacedFrame[]) =>
  judgeOrder(some, journal.vault).findings.map((finding) => finding.kind);

test('runs in order give their heads and nothing else', async () => {
  const second = await makeSegment(journal, ['a', 'b']);
  const all = [...frames, ...(await placed(second.fileName, second.file))];
  const { findings, heads } = judgeOrder(all, journal.vault);
  expect(findings).toEqual([]);
  expect(heads.map(({ run, seq }) => ({ run, seq }))).toEqual(
    [
      { run: segment.run, seq: 4 },
      { run: second.run, seq: 2 },
    ].toSorted((a, b) => (a.run < b.run ? -1 : 1)),
  );
  expect(heads.find((head) => head.run === segment.run)?.hash).toEqual(frames[3]?.hash);
  expect(judgeOrder([], journal.vault)).toEqual({ findings: [], heads: [] });
});

test('a gap is missing, wherever it is but at the end', () => {
  const { run } = segment;
  expect(judgeOrder(frames.slice(2), journal.vault).findings).toEqual([
    { kind: 'missing', run, from: 1, to: 2 },
  ]);
  const hole = frames.filter(({ header }) => header.seq !== 2);
  expect(judgeOrder(hole, journal.vault).findings).toEqual([{ kind: 'missing', run, from: 2, to: 2 }]);
  expect(judgeOrder(frames.slice(0, 2), journal.vault).findings).toEqual([]);
});

test('a copied file is repeated, and harmless', async () => {
  const name = openFileName('ffffffff', segment.run);
  const copy = frames.slice(0, 1).map((frame) => ({ ...frame, file: name }));
  const { findings } = judgeOrder([...frames, ...copy], journal.vault);
  expect(findings).toEqual([{ kind: 'repeated', run: segment.run, seq: 1, files: [segment.fileName, name] }]);
});

test('frames in another order, or in a file of another name, are moved', () => {
  expect(kinds([...frames].toReversed())).toEqual(['moved', 'moved', 'moved']);
  const elsewhere = openFileName('0a1b2c3d', newId());
  expect(kinds(frames.map((frame) => ({ ...frame, file: elsewhere })))).toEqual(Array(4).fill('moved'));
  const late = segmentFileName('0a1b2c3d', segment.run, 2, randomBytes(32));
  expect(kinds(frames.map((frame) => ({ ...frame, file: late })))).toEqual(['moved']);
});

test('two frames with one number conflict, and a chain that does not hold is unlinked', async () => {
  const run = newId();
  const salt = randomBytes(32);
  const key = await segmentKey(journal.dataKey, journal.vault, run, salt);
  const record = encodeRecord({ kind: 'entry', id: newId(), update: new Uint8Array() });
  const make = (seq: number, previous: Bytes) =>
    sealFrame({ key, vault: journal.vault, run, epoch: 0, seq, previous }, record);
  const read = (...made: readonly Bytes[]) =>
    placed(openFileName('0a1b2c3d', run), concatBytes(writeSegmentHead(salt), ...made));
  const first = await make(1, new Uint8Array(32));
  const twin = await make(1, new Uint8Array(32));
  const next = await make(2, await hashFrame(first));
  const stranger = await make(2, randomBytes(32));
  expect(kinds(await read(first, next))).toEqual([]);
  expect(kinds(await read(first, twin, next))).toEqual(['conflicting']);
  expect(kinds(await read(twin, next))).toEqual(['unlinked']);
  expect(kinds(await read(first, stranger))).toEqual(['unlinked']);
  expect(kinds(await read(await make(1, randomBytes(32))))).toEqual(['unlinked']);
});

test("another journal's frames are named once per file and give no head", () => {
  const { findings, heads } = judgeOrder(frames, newId());
  expect(findings).toEqual([{ kind: 'foreign', vault: journal.vault, file: segment.fileName }]);
  expect(heads).toEqual([]);
});

test('an end that was cut off is found by who knew a later head, and by nobody else', () => {
  const { run } = segment;
  const full = judgeOrder(frames, journal.vault).heads;
  const cut = judgeOrder(frames.slice(0, 2), journal.vault);
  expect(cut.findings).toEqual([]);
  expect(findLostEnds(cut.heads, full)).toEqual([{ kind: 'cut', run, found: 2, known: 4 }]);
  expect(findLostEnds([], full)).toEqual([{ kind: 'cut', run, found: 0, known: 4 }]);
  expect(findLostEnds(full, full)).toEqual([]);
  expect(findLostEnds(full, cut.heads, frames)).toEqual([]);
  const replaced = [{ run, seq: 2, hash: randomBytes(32) }];
  expect(findLostEnds(full, replaced, frames)).toEqual([{ kind: 'replaced', run, known: 2 }]);
  expect(findLostEnds(full, replaced)).toEqual([]);
});

describe('what packs cover', () => {
  const range = (from: number, to: number) => ({
    run: segment.run,
    from,
    to,
    previous: frames[from - 1]?.header.previous ?? new Uint8Array(32),
    hash: frames[to - 1]?.hash ?? new Uint8Array(32),
  });
  const judge = (some: readonly PlacedFrame[], ...ranges: ReturnType<typeof range>[]) =>
    judgeOrder(some, journal.vault, ranges);

  test('is not missing, and the head of the run stays known', () => {
    expect(judge(frames.slice(2), range(1, 2)).findings).toEqual([]);
    expect(judge([], range(1, 4))).toMatchObject({ findings: [], heads: [{ run: segment.run, seq: 4 }] });
    expect(judge(frames, range(1, 4)).findings).toEqual([]);
    expect(judge(frames.slice(1, 2), range(1, 1), range(3, 4)).findings).toEqual([]);
  });

  test('does not hide what else is gone or put in its place', () => {
    const { run } = segment;
    expect(judge(frames.slice(3), range(1, 2)).findings).toEqual([{ kind: 'missing', run, from: 3, to: 3 }]);
    expect(judge(frames.slice(0, 1), range(3, 4)).findings).toEqual([
      { kind: 'missing', run, from: 2, to: 2 },
    ]);
    const other = { ...range(1, 2), hash: randomBytes(32) };
    expect(judge(frames.slice(2), other).findings).toMatchObject([{ kind: 'unlinked', seq: 3 }]);
    expect(judge(frames.slice(0, 2), other).findings).toMatchObject([{ kind: 'conflicting', seq: 2 }]);
  });

  test('joins neighbours and keeps what was left out', () => {
    const leftOut = [newId()];
    const joined = joinCovers([
      { ranges: [range(3, 4)], leftOut },
      { ranges: [range(1, 2), range(3, 4)], leftOut },
    ]);
    expect(joined).toEqual({ ranges: [range(1, 4)], leftOut });
  });
});
