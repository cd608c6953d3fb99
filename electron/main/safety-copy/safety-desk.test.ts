/** Choosing, copying and bringing back: beside what is here, never over it, and whole or not at all. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { concatBytes } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { segmentFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { createJournal, listJournals, logFolder } from '../log/journal-folders.ts';
import { memoryFileSystem, powerCuts } from '../log/testing/memory-file-system.ts';
import type { MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { makeHead, makeKeyFile, makeRun } from '../log/testing/sealed-parts.ts';
import { findCopies } from './find-copies.ts';
import { safetyDesk } from './safety-desk.ts';

const DATA = '/home/data';
const vault = newId();
let keyFile: string;
let name: string;
let bytes: Bytes;

beforeAll(async () => {
  keyFile = await makeKeyFile(vault);
  const { run, frames } = await makeRun(vault, 2);
  bytes = concatBytes(makeHead(), ...frames);
  name = segmentFileName('0a1b2c3d', run, 1, createHash('sha256').update(bytes).digest());
});

/** A computer with the journal, and a stick with its safety copy. */
async function withCopy(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, DATA);
  await makeDurableFolder(fs, '/stick');
  expect((await createJournal(fs, DATA, vault, keyFile)).ok).toBe(true);
  await writeDurableFile(fs, join(logFolder(DATA, vault), name), bytes);
  const desk = safetyDesk(fs, DATA, () => 1234);
  expect(await desk.choose(vault, '/stick')).toEqual({ ok: true });
  expect(await desk.read(vault)).toMatchObject({ last: null });
  expect(await desk.copy(vault, () => false)).toEqual({ ok: true });
  expect(await desk.read(vault)).toEqual({ vault, folder: '/stick', last: 1234 });
  return fs;
}

/** The same stick at a computer whose data folder was wiped. */
async function wiped(): Promise<MemoryFileSystem> {
  const fs = await withCopy();
  await fs.rename(DATA, '/home/wiped');
  await makeDurableFolder(fs, DATA);
  fs.plan({});
  return fs;
}

const isBack = async (fs: MemoryFileSystem): Promise<boolean> => {
  const [journal] = await listJournals(fs, DATA);
  const there = fs.peek(join(logFolder(DATA, vault), name));
  return journal?.state === 'ready' && there !== null && Buffer.compare(there.content, bytes) === 0;
};

test('a copy is found from the folder that was chosen, from inside it, and brought back whole', async () => {
  for (const chosen of [
    '/stick',
    '/stick/Wellspring safety copy',
    `/stick/Wellspring safety copy/${vault}`,
  ]) {
    const fs = await wiped();
    const [copy, ...others] = await findCopies(fs, [chosen]);
    expect(others).toEqual([]);
    if (copy === undefined) throw new Error(`not found from ${chosen}`);
    expect(await safetyDesk(fs, DATA).restore(copy)).toEqual({ ok: true, setAside: null });
    expect(await isBack(fs)).toBe(true);
  }
});

test('it is never brought back over a journal that is here', async () => {
  const fs = await withCopy();
  const [copy] = await findCopies(fs, ['/stick']);
  if (copy === undefined) throw new Error('not found');
  await writeDurableFile(fs, join(logFolder(DATA, vault), 'later.txt'), bytes);
  expect(await safetyDesk(fs, DATA).restore(copy)).toEqual({ ok: false, problem: 'is-here' });
  expect(fs.peek(join(logFolder(DATA, vault), 'later.txt'))).not.toBeNull();
});

test.each(powerCuts)(
  'the power is cut while it is brought back, leaving %s: whole, or not there',
  async (cut) => {
    const measured = await wiped();
    const [copy] = await findCopies(measured, ['/stick']);
    if (copy === undefined) throw new Error('not found');
    measured.plan({});
    await safetyDesk(measured, DATA).restore(copy);
    const { length } = measured.operations;
    for (let at = 0; at <= length; at += 1) {
      const fs = await wiped();
      fs.plan({ cutAt: at });
      const { ok } = await safetyDesk(fs, DATA).restore(copy);
      const after = fs.afterPowerCut(cut);
      const journals = await listJournals(after, DATA);
      if (ok || journals.length > 0) expect({ at, back: await isBack(after) }).toEqual({ at, back: true });
      if (journals.length === 0)
        expect(await safetyDesk(after, DATA).restore(copy)).toEqual({ ok: true, setAside: null });
      expect(await isBack(after)).toBe(true);
    }
  },
);

test('a stick that is not plugged in is said to be gone, and nothing is made in its place', async () => {
  const fs = await withCopy();
  await fs.rename('/stick', '/drawer');
  const desk = safetyDesk(fs, DATA, () => 5678);
  expect(await desk.copy(vault, () => false)).toEqual({ ok: false, problem: 'gone' });
  expect(await fs.look('/stick')).toBeNull();
  expect(await desk.read(vault)).toMatchObject({ last: 1234 });
});

test('a copy that could not be finished does not move the time of the last one', async () => {
  const fs = await withCopy();
  await fs.remove(join('/stick/Wellspring safety copy', vault, 'log', name));
  const failing: MemoryFileSystem = {
    ...fs,
    createFile: (path) => (path.startsWith('/stick') ? Promise.reject(new Error('no')) : fs.createFile(path)),
  };
  const desk = safetyDesk(failing, DATA, () => 5678);
  expect((await desk.copy(vault, () => false)).ok).toBe(false);
  expect(await desk.read(vault)).toMatchObject({ last: 1234 });
});
