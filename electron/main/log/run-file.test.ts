import { beforeEach, describe, expect, test } from 'vitest';
import { concatBytes } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { runFile } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { memoryFileSystem } from './testing/memory-file-system.ts';
import type { MemoryFileSystem } from './testing/memory-file-system.ts';
import { asText, framesIn, makeHead, makeRun } from './testing/sealed-parts.ts';
import type { TestRun } from './testing/sealed-parts.ts';

const FOLDER = '/log';
const DEVICE = '0badcafe';
const ok = { ok: true };
const failed = { ok: false, problem: 'failed' };

let fs: MemoryFileSystem;
let vault = '';
let mine: TestRun;
let file: RunFile;
let openPath = '';

beforeEach(async () => {
  fs = memoryFileSystem();
  await fs.makeFolder(FOLDER);
  vault = newId();
  mine = await makeRun(vault, 6);
  file = runFile(fs, { folder: FOLDER, device: DEVICE, vault, run: mine.run });
  openPath = `${FOLDER}/${DEVICE}-${mine.run}.open`;
});

const frame = (index: number): Bytes => mine.frames[index] ?? new Uint8Array();
const names = async () => (await fs.list(FOLDER)).map(({ name }) => name);

test('the file holds exactly the head and what was appended; sealed, it is named by its content', async () => {
  const head = makeHead();
  expect(await file.startSegment(head)).toEqual(ok);
  expect(await file.append(frame(0))).toEqual(ok);
  expect(await file.append(concatBytes(frame(1), frame(2)))).toEqual(ok);
  const content = concatBytes(head, frame(0), frame(1), frame(2));
  expect(fs.peek(openPath)?.content).toEqual(content);

  expect(await file.seal()).toEqual(ok);
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', content))
    .toString('hex')
    .slice(0, 24);
  const first = `${DEVICE}-${mine.run}-00000001-${hash}.seg`;
  expect(await names()).toEqual([first]);
  const sealed = fs.peek(`${FOLDER}/${first}`);
  expect(sealed?.content).toEqual(content);
  expect((sealed?.modified?.getTime() ?? 1) % 86_400_000).toBe(0);

  expect(await file.append(frame(3))).toEqual(failed);
  expect(await file.startSegment(makeHead())).toEqual(ok);
  expect(await file.append(frame(3))).toEqual(ok);
  expect(await file.seal()).toEqual(ok);
  expect(await names()).toContainEqual(expect.stringMatching(/-00000004-[0-9a-f]{24}\.seg$/));
});

describe('bytes that are not the next whole frames of this run', () => {
  const wrong: readonly [string, () => Promise<Bytes>][] = [
    ['nothing', async () => new Uint8Array()],
    ['a frame cut short', async () => frame(0).slice(0, -1)],
    ['a header alone', async () => frame(0).slice(0, 106)],
    ['a byte too many', async () => concatBytes(frame(0), new Uint8Array(1))],
    ['a second frame cut short', async () => concatBytes(frame(0), frame(1).slice(0, 500))],
    ['a frame with a gap before it', async () => frame(1)],
    ['a gap inside', async () => concatBytes(frame(0), frame(2))],
    ['a frame twice', async () => concatBytes(frame(0), frame(0))],
    ['another run', async () => (await makeRun(vault, 1)).frames[0] ?? new Uint8Array()],
    ['another vault', async () => (await makeRun(newId(), 1, mine.run)).frames[0] ?? new Uint8Array()],
    ['noise', async () => crypto.getRandomValues(new Uint8Array(2000))],
    ['a changed header', async () => frame(0).map((byte, at) => (at === 20 ? byte ^ 1 : byte))],
  ];
  test.each(wrong)('%s', async (_, bytes) => {
    await file.startSegment(makeHead());
    const before = fs.operations.length;
    expect(await file.append(await bytes())).toEqual(failed);
    expect(fs.operations).toHaveLength(before);
    // Nothing reached the disk, so the run goes on.
    expect(await file.append(frame(0))).toEqual(ok);
  });
});

test('a head that is none makes no file; a second start while one is open is refused', async () => {
  expect(await file.startSegment(new Uint8Array(72))).toEqual(failed);
  expect(await file.startSegment(makeHead().slice(0, 71))).toEqual(failed);
  expect(await names()).toEqual([]);
  expect(await file.append(frame(0))).toEqual(failed);
  expect(await file.seal()).toEqual(failed);
  expect(await file.startSegment(makeHead())).toEqual(ok);
  expect(await file.startSegment(makeHead())).toEqual(failed);
  expect(await file.append(frame(0))).toEqual(ok);
});

test('a file that somebody else made under this name is not touched', async () => {
  const theirs = await fs.createFile(openPath);
  await theirs.write(new Uint8Array([1, 2, 3]));
  expect(await file.startSegment(makeHead())).toEqual(failed);
  expect(await file.append(frame(0))).toEqual(failed);
  await file.close();
  expect(fs.peek(openPath)?.content).toEqual(new Uint8Array([1, 2, 3]));
});

test('a sealed file of the same name is not replaced', async () => {
  const head = makeHead();
  const twin = runFile(fs, { folder: FOLDER, device: DEVICE, vault, run: mine.run });
  await twin.startSegment(head);
  await twin.append(frame(0));
  await twin.seal();
  const [sealed] = await names();
  await file.startSegment(head);
  await file.append(frame(0));
  expect(await file.seal()).toEqual(failed);
  expect(new Set(await names())).toEqual(new Set([sealed, `${DEVICE}-${mine.run}.open`]));
  expect(fs.operations.filter(({ name }) => name === 'rename')).toHaveLength(1);
});

test('appends asked for at once go down in order, whole', async () => {
  await file.startSegment(makeHead());
  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => file.append(frame(index))));
  expect(answers).toEqual(Array.from({ length: 6 }, () => ok));
  expect(framesIn(fs.peek(openPath)?.content ?? new Uint8Array())).toEqual(mine.frames.map(asText));
});

test('after a failure every call gets the same answer and the disk is asked nothing', async () => {
  await file.startSegment(makeHead());
  await file.append(frame(0));
  fs.plan({ fault: { at: 0, kind: 'ENOSPC', after: false } });
  const diskFull = { ok: false, problem: 'disk-full' };
  expect(await Promise.all([file.append(frame(1)), file.append(frame(2)), file.seal()])).toEqual([
    diskFull,
    diskFull,
    diskFull,
  ]);
  const before = fs.operations.length;
  expect(await file.append(frame(1))).toEqual(diskFull);
  expect(await file.startSegment(makeHead())).toEqual(diskFull);
  await file.close();
  expect(fs.operations).toHaveLength(before);
  expect(framesIn(fs.peek(openPath)?.content ?? new Uint8Array())).toEqual([asText(frame(0))]);
});

test('a start that fails leaves no empty file behind; a file without frames is not kept', async () => {
  for (let at = 1; at <= 3; at += 1) {
    const run = newId();
    fs.plan({ fault: { at, kind: 'ENOSPC', after: false } });
    const next = runFile(fs, { folder: FOLDER, device: DEVICE, vault, run });
    expect(await next.startSegment(makeHead())).toEqual({ ok: false, problem: 'disk-full' });
    expect(await names()).toEqual([]);
  }
  fs.plan({});
  await file.startSegment(makeHead());
  expect(await file.seal()).toEqual(ok);
  expect(await names()).toEqual([]);
  expect(await fs.afterPowerCut('nothing-unsynced').look(openPath)).toBeNull();
});

test('let go of unsealed, the file stays as it is and carries the day', async () => {
  await file.startSegment(makeHead());
  await file.append(frame(0));
  await file.close();
  expect((fs.peek(openPath)?.modified?.getTime() ?? 1) % 86_400_000).toBe(0);
  expect(await file.append(frame(1))).toEqual(failed);
  expect(await names()).toEqual([`${DEVICE}-${mine.run}.open`]);
});
