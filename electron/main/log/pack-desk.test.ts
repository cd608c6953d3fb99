/**
 * Packs under power cuts and failing disks: at every moment either every covered file is there, or the packs that take
 * their place are, whole; and nothing is removed that this packing did not name.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { concatBytes } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import type { LogFile } from '../../../shared/ipc/journal-calls.ts';
import { parseLogFileName, segmentFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, writeDurableFile } from './durable-file.ts';
import { packDesk, readDropped } from './pack-desk.ts';
import type { PackDesk } from './pack-desk.ts';
import { memoryFileSystem, powerCuts } from './testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem } from './testing/memory-file-system.ts';
import { makeHead, makeRun } from './testing/sealed-parts.ts';
import type { TestRun } from './testing/sealed-parts.ts';

const FOLDER = '/journal/log';
const vault = newId();
const device = '0a1b2c3d';
let old: readonly { name: string; bytes: Bytes }[];
let packRun: TestRun;
let first: Bytes;
let second: Bytes;

beforeAll(async () => {
  old = await Promise.all(
    [1, 2, 3].map(async (count) => {
      const { run, frames } = await makeRun(vault, count);
      const bytes = concatBytes(makeHead(), ...frames);
      return { name: segmentFileName(device, run, 1, createHash('sha256').update(bytes).digest()), bytes };
    }),
  );
  packRun = await makeRun(vault, 3);
  first = concatBytes(makeHead(), ...packRun.frames.slice(0, 2));
  second = concatBytes(makeHead(), ...packRun.frames.slice(2));
});

async function newDisk(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, FOLDER);
  for (const { name, bytes } of old) await writeDurableFile(fs, join(FOLDER, name), bytes);
  fs.plan({});
  return fs;
}

const covers = (): LogFile[] => old.map(({ name, bytes }) => ({ name, size: bytes.length }));
const names = (): string[] => old.map(({ name }) => name);

function deskOn(fs: MemoryFileSystem, isBeingWritten: (name: string) => boolean = () => false): PackDesk {
  return packDesk(fs, {
    folder: FOLDER,
    vault,
    device,
    droppedPath: '/journal/dropped.json',
    isBeingWritten,
  });
}

/** As the worker does it: every answer that is not `ok` ends the packing there. */
async function packAll(desk: PackDesk): Promise<'packed' | 'dropped' | 'neither'> {
  if (!(await desk.begin(packRun.run, covers())).ok) return 'neither';
  for (const file of [first, second]) if (!(await desk.write(packRun.run, file)).ok) return 'neither';
  return (await desk.drop(packRun.run, names())).ok ? 'dropped' : 'packed';
}

/** Which words a reader finds: all the old files, or both packs with every byte. */
function isWhole(fs: MemoryFileSystem, packs: readonly string[]): boolean {
  const holds = (name: string, bytes: Bytes): boolean => {
    const there = fs.peek(join(FOLDER, name));
    return there !== null && Buffer.compare(there.content, bytes) === 0;
  };
  const everyOld = old.every(({ name, bytes }) => holds(name, bytes));
  return everyOld || [first, second].every((bytes, index) => holds(packs[index] ?? '', bytes));
}

function packNames(): string[] {
  return [first, second].map((bytes, index) =>
    segmentFileName(
      device,
      packRun.run,
      index === 0 ? 1 : 3,
      createHash('sha256').update(bytes).digest(),
    ).replace(/seg$/, 'pack'),
  );
}

let lengthOfLife = 0;
beforeEach(async () => {
  const fs = await newDisk();
  if ((await packAll(deskOn(fs))) !== 'dropped') throw new Error('an undisturbed packing failed');
  lengthOfLife = fs.operations.length;
});

test('undisturbed, only the packs are left, and what went is noted', async () => {
  const fs = await newDisk();
  await packAll(deskOn(fs));
  expect((await fs.list(FOLDER)).map(({ name }) => name).toSorted()).toEqual(packNames().toSorted());
  expect(await readDropped(fs, '/journal/dropped.json')).toEqual(names());
});

describe.each(powerCuts)('the power is cut before every single operation, leaving %s', (cut) => {
  test('all the old files are there, or all the packs', async () => {
    const found = new Set<string>();
    for (let at = 0; at <= lengthOfLife; at += 1) {
      const fs = await newDisk();
      fs.plan({ cutAt: at });
      const answer = await packAll(deskOn(fs)).catch(() => 'neither');
      const after = fs.afterPowerCut(cut);
      expect({ at, whole: isWhole(after, packNames()) }).toEqual({ at, whole: true });
      const left = (await after.list(FOLDER)).filter(({ name }) => names().includes(name)).length;
      if (answer === 'dropped') expect({ at, left }).toEqual({ at, left: 0 });
      found.add(`${left} left`);
      // And a packing can be begun again, whatever was left behind.
      const remaining = covers().filter(({ name }) => after.peek(join(FOLDER, name)) !== null);
      expect((await deskOn(after).begin(newId(), remaining)).ok).toBe(true);
      expect((await after.list(FOLDER)).filter(({ name }) => parseLogFileName(name) === null)).toEqual([]);
    }
    expect(found).toContain('3 left');
    expect(found).toContain('0 left');
  });
});

describe.each<Fault>(['ENOSPC', 'EIO', 'EBUSY', 'EPERM', 'short'])(
  'every operation fails once with %s',
  (kind) => {
    test.each([false, true])('(after it was done: %s) nothing is lost', async (after) => {
      for (let at = 0; at < lengthOfLife; at += 1) {
        const fs = await newDisk();
        fs.plan({ fault: { at, kind, after } });
        await packAll(deskOn(fs));
        for (const cut of powerCuts)
          expect({ at, whole: isWhole(fs.afterPowerCut(cut), packNames()) }).toEqual({ at, whole: true });
      }
    });
  },
);

describe('what may not be removed', () => {
  test('a file that was not named, together with those that were: none of them goes', async () => {
    const fs = await newDisk();
    const desk = deskOn(fs);
    await desk.begin(packRun.run, covers().slice(0, 2));
    await desk.write(packRun.run, first);
    expect(await desk.drop(packRun.run, names())).toEqual({ ok: false, problem: 'failed' });
    expect(await desk.drop(packRun.run, ['../../device'])).toEqual({ ok: false, problem: 'failed' });
    expect(names().every((name) => fs.peek(join(FOLDER, name)) !== null)).toBe(true);
  });

  test('anything before a pack was written, or by another packing', async () => {
    const fs = await newDisk();
    const desk = deskOn(fs);
    await desk.begin(packRun.run, covers());
    expect((await desk.drop(packRun.run, names())).ok).toBe(false);
    await desk.write(packRun.run, first);
    expect((await desk.drop(newId(), names())).ok).toBe(false);
  });

  test('anything once a pack is not what its name says', async () => {
    const fs = await newDisk();
    const desk = deskOn(fs);
    await desk.begin(packRun.run, covers());
    await desk.write(packRun.run, first);
    const name = packNames()[0] ?? '';
    const spoilt = first.slice();
    spoilt[200] = (spoilt[200] ?? 0) ^ 1;
    await fs.remove(join(FOLDER, name));
    await writeDurableFile(fs, join(FOLDER, name), spoilt);
    expect((await desk.drop(packRun.run, names())).ok).toBe(false);
  });

  test('a file that grew since it was named, and the file that is being written', async () => {
    const fs = await newDisk();
    const [grown] = old;
    const desk = deskOn(fs);
    await desk.begin(packRun.run, covers());
    await desk.write(packRun.run, first);
    await fs.remove(join(FOLDER, grown?.name ?? ''));
    await writeDurableFile(fs, join(FOLDER, grown?.name ?? ''), concatBytes(grown?.bytes ?? first, first));
    expect((await desk.drop(packRun.run, names())).ok).toBe(false);
    expect((await deskOn(await newDisk(), () => true).begin(newId(), covers())).ok).toBe(false);
  });
});

test('it does not begin with less than twice the size free', async () => {
  const fs = await newDisk();
  const size = covers().reduce((sum, file) => sum + file.size, 0);
  const tight = (free: number): MemoryFileSystem => ({ ...fs, freeSpace: async () => free });
  expect(await deskOn(tight(2 * size - 1)).begin(newId(), covers())).toEqual({
    ok: false,
    problem: 'disk-full',
  });
  expect(await deskOn(tight(2 * size)).begin(newId(), covers())).toEqual({ ok: true });
});

test('cancelled, everything is as before; once something has gone, the packs stay', async () => {
  const fs = await newDisk();
  const desk = deskOn(fs);
  await desk.begin(packRun.run, covers());
  await desk.write(packRun.run, first);
  expect(await desk.cancel(packRun.run)).toEqual({ ok: true });
  expect((await fs.list(FOLDER)).map(({ name }) => name).toSorted()).toEqual(names().toSorted());

  const other = await newDisk();
  const second = deskOn(other);
  await packAll(second);
  expect((await second.cancel(packRun.run)).ok).toBe(false);
  expect((await other.list(FOLDER)).map(({ name }) => name)).toHaveLength(2);
});

test('the order on the disk: content, name and folder durable before the first file goes', async () => {
  const fs = await newDisk();
  await packAll(deskOn(fs));
  const steps = fs.operations.map(({ name, path }) => `${name} ${path}`);
  const firstGone = steps.findIndex((step) => names().some((name) => step === `remove ${FOLDER}/${name}`));
  const lastNamed = steps.findLastIndex((step) => step.startsWith(`rename ${FOLDER}/`));
  expect(lastNamed).toBeGreaterThan(0);
  const folderSynced = steps.indexOf(`syncFolder ${FOLDER}`, lastNamed);
  expect(folderSynced).toBeGreaterThan(lastNamed);
  expect(folderSynced).toBeLessThan(firstGone);
  expect(steps.lastIndexOf(`syncFolder ${FOLDER}`)).toBe(steps.length - 1);
});
