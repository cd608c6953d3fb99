/** A journal that was put back older gets back what only its copy has: beside what is here, nothing changed, wherever it stops. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { openFileName, parseLogFileName, segmentFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { createJournal, droppedPath, journalFolder, logFolder, removedPath } from '../log/journal-folders.ts';
import { readDropped } from '../log/pack-desk.ts';
import { memoryFileSystem, powerCuts } from '../log/testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { asText, framesIn, makeHead, makeKeyFile, makeRun } from '../log/testing/sealed-parts.ts';
import { COPY_FOLDER } from './find-copies.ts';
import { safetyDesk } from './safety-desk.ts';

const DATA = '/home/data';
const vault = newId();
const LOG = logFolder(DATA, vault);
const COPY = join('/stick', COPY_FOLDER, vault);
const [note, gone] = [newId(), newId()];
let keyFile: string;
let sealed: { name: string; bytes: Bytes };
let head: Bytes;
/** A run that was not sealed: three frames, and the beginning of a fourth. */
let own: { name: string; frames: readonly Bytes[] };
let every: readonly string[];

beforeAll(async () => {
  keyFile = await makeKeyFile(vault);
  const one = await makeRun(vault, 2);
  const bytes = concatBytes(makeHead(), ...one.frames);
  const hash = createHash('sha256').update(bytes).digest();
  sealed = { name: segmentFileName('0a1b2c3d', one.run, 1, hash), bytes };
  const two = await makeRun(vault, 4);
  head = makeHead();
  own = { name: openFileName('0a1b2c3d', two.run), frames: two.frames };
  every = [...one.frames, ...two.frames.slice(0, 3)].map(asText);
});

/** The copy was made; then the journal here became what it was one sitting and two frames before. */
async function putBackOlder(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, '/stick');
  await makeDurableFolder(fs, DATA);
  expect((await createJournal(fs, DATA, vault, keyFile)).ok).toBe(true);
  await writeDurableFile(fs, join(LOG, sealed.name), sealed.bytes);
  const [first = new Uint8Array(), , , last = new Uint8Array()] = own.frames;
  const long = concatBytes(head, ...own.frames.slice(0, 3), last.subarray(0, 50));
  await writeDurableFile(fs, join(LOG, own.name), long);
  const journal = journalFolder(DATA, vault);
  await makeDurableFolder(fs, join(journal, 'team'));
  for (const id of [note, gone]) await writeDurableFile(fs, join(journal, 'team', id), utf8(id));
  const desk = safetyDesk(fs, DATA);
  await desk.choose(vault, '/stick');
  expect(await desk.copy(vault, () => false)).toEqual({ ok: true });
  await fs.remove(join(LOG, sealed.name));
  await writeDurableFile(fs, join(LOG, own.name), concatBytes(head, first));
  for (const id of [note, gone]) await fs.remove(join(journal, 'team', id));
  const removed = JSON.stringify({ version: 1, files: [`team/${gone}`] });
  await writeDurableFile(fs, removedPath(DATA, vault), utf8(removed));
  fs.plan({});
  return fs;
}

async function framesHere(fs: MemoryFileSystem): Promise<Set<string>> {
  const names = (await fs.list(LOG))
    .map(({ name }) => name)
    .filter((name) => parseLogFileName(name) !== null);
  return new Set(names.flatMap((name) => framesIn(fs.peek(join(LOG, name))?.content ?? new Uint8Array())));
}

/** What was here stands as it was, and every file that came is what its name says. */
async function isSound(fs: MemoryFileSystem): Promise<boolean> {
  const [first = new Uint8Array()] = own.frames;
  const before = fs.peek(join(LOG, own.name))?.content ?? new Uint8Array();
  if (Buffer.compare(before, concatBytes(head, first)) !== 0) return false;
  return (await fs.list(LOG)).every(({ name }) => {
    const parsed = parseLogFileName(name);
    if (parsed === null || parsed.kind === 'open') return true;
    const content = fs.peek(join(LOG, name))?.content ?? new Uint8Array();
    return createHash('sha256').update(content).digest('hex').startsWith(parsed.hash);
  });
}

test('every frame that only the copy has is here again, the journal’s own file as it was, and the copy is no longer ahead', async () => {
  const fs = await putBackOlder();
  const desk = safetyDesk(fs, DATA);
  expect(await desk.isAhead(vault)).toBe(true);
  expect(await desk.fetch(vault)).toEqual({ ok: true, files: 3 });
  expect(await framesHere(fs)).toEqual(new Set(every));
  expect(await isSound(fs)).toBe(true);
  expect(await desk.isAhead(vault)).toBe(false);
  const journal = journalFolder(DATA, vault);
  expect(fs.peek(join(journal, 'team', note))).not.toBeNull();
  // Removed here, by its owner: it does not come back.
  expect(fs.peek(join(journal, 'team', gone))).toBeNull();
  expect(await desk.fetch(vault)).toEqual({ ok: true, files: 0 });
});

test('a copy is not made shorter by a journal that was put back older', async () => {
  const fs = await putBackOlder();
  const before = fs.peek(join(COPY, 'log', own.name))?.content;
  expect(await safetyDesk(fs, DATA).copy(vault, () => false)).toEqual({ ok: true });
  expect(fs.peek(join(COPY, 'log', own.name))?.content).toEqual(before);
});

test('what packs took the place of, and what is damaged at the copy, does not come', async () => {
  const fs = await putBackOlder();
  const desk = safetyDesk(fs, DATA);
  await writeDurableFile(fs, join(COPY, 'log', sealed.name), sealed.bytes.with(300, 0));
  await writeDurableFile(
    fs,
    droppedPath(DATA, vault),
    utf8(JSON.stringify({ version: 1, files: [own.name] })),
  );
  await desk.fetch(vault);
  expect(fs.peek(join(LOG, sealed.name))).toBeNull();
  expect((await fs.list(LOG)).filter(({ name }) => name.endsWith('.seg'))).toEqual([]);
});

describe.each(powerCuts)('the power is cut before every operation, leaving %s', (cut) => {
  test('nothing that is here is changed, and asked again everything comes', async () => {
    const measured = await putBackOlder();
    await safetyDesk(measured, DATA).fetch(vault);
    for (let at = 0; at <= measured.operations.length; at += 1) {
      const fs = await putBackOlder();
      fs.plan({ cutAt: at });
      const { ok } = await safetyDesk(fs, DATA).fetch(vault);
      const after = fs.afterPowerCut(cut);
      expect({ at, sound: await isSound(after) }).toEqual({ at, sound: true });
      if (ok) expect(await framesHere(after)).toEqual(new Set(every));
      expect((await safetyDesk(after, DATA).fetch(vault)).ok).toBe(true);
      expect(await framesHere(after)).toEqual(new Set(every));
      expect(await safetyDesk(after, DATA).isAhead(vault)).toBe(false);
    }
  });
});

test.each<Fault>(['ENOSPC', 'EIO', 'short'])(
  'every operation fails once with %s: nothing is changed, or all of it came',
  async (kind) => {
    const measured = await putBackOlder();
    await safetyDesk(measured, DATA).fetch(vault);
    for (let at = 0; at < measured.operations.length; at += 1) {
      const fs = await putBackOlder();
      fs.plan({ fault: { at, kind, after: false } });
      const { ok } = await safetyDesk(fs, DATA).fetch(vault);
      expect({ at, sound: await isSound(fs) }).toEqual({ at, sound: true });
      if (ok) expect(await framesHere(fs)).toEqual(new Set(every));
      // Never is it said that the copy holds nothing more while it does.
      const noted = (await readDropped(fs, droppedPath(DATA, vault))).length > 0;
      if (ok || noted) expect(await framesHere(fs)).toEqual(new Set(every));
      else if ((await framesHere(fs)).size < every.length)
        expect(await safetyDesk(fs, DATA).isAhead(vault)).toBe(true);
    }
  },
);
