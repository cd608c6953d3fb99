/** Removing a journal: there whole or gone, nothing of it left in the end, and nothing else touched. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { writeToDrawer } from './drawers.ts';
import { makeDurableFolder, writeDurableFile } from './durable-file.ts';
import { createJournal, journalFolder, journalsFolder, listJournals, logFolder } from './journal-folders.ts';
import { finishRemovals, removeJournal } from './remove-journal.ts';
import { memoryFileSystem, powerCuts } from './testing/memory-file-system.ts';
import type { MemoryFileSystem } from './testing/memory-file-system.ts';
import { makeKeyFile } from './testing/sealed-parts.ts';

const DATA = '/home/data';
const [vault, other] = [newId(), newId()];
let keyFiles: readonly string[];

beforeAll(async () => {
  keyFiles = await Promise.all([vault, other].map((one) => makeKeyFile(one)));
});

async function newDisk(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, DATA);
  for (const [index, one] of [vault, other].entries()) {
    await createJournal(fs, DATA, one, keyFiles[index] ?? '');
    await writeToDrawer(fs, { dataFolder: DATA, vault: one, drawer: 'rounds' }, newId(), utf8('round'));
    await writeDurableFile(fs, join(journalFolder(DATA, one), 'reserve'), utf8('room'));
    await writeDurableFile(fs, join(logFolder(DATA, one), `0a1b2c3d-${newId()}.open`), utf8('words'));
  }
  fs.plan({});
  return fs;
}

const left = async (fs: MemoryFileSystem): Promise<string[]> =>
  (await fs.list(journalsFolder(DATA))).map(({ name }) => name);
const states = async (fs: MemoryFileSystem): Promise<Record<string, string>> =>
  Object.fromEntries((await listJournals(fs, DATA)).map(({ vault: of, state }) => [of, state]));

test('log, keys, drawers and reserve go; another journal stays as it was', async () => {
  const fs = await newDisk();
  const aside = join(journalsFolder(DATA), `set-aside-${vault}-1`);
  await makeDurableFolder(fs, join(aside, 'log'));
  expect(await removeJournal(fs, DATA, vault, [aside])).toEqual({ ok: true });
  expect(await left(fs)).toEqual([other]);
  expect(await states(fs)).toEqual({ [other]: 'ready' });
  expect(await removeJournal(fs, DATA, vault)).toEqual({ ok: true });
});

describe.each(powerCuts)('the power is cut before every operation, leaving %s', (cut) => {
  test('the journal opens whole or is gone, and the next start removes the rest', async () => {
    const counted = await newDisk();
    await removeJournal(counted, DATA, vault);
    for (let at = 0; at <= counted.operations.length; at += 1) {
      const fs = await newDisk();
      const before = (await fs.list(logFolder(DATA, vault))).length;
      fs.plan({ cutAt: at });
      const { ok } = await removeJournal(fs, DATA, vault);
      const after = fs.afterPowerCut(cut);
      await finishRemovals(after, DATA);
      const there = await states(after);
      expect({ at, other: there[other] }).toEqual({ at, other: 'ready' });
      if (ok) expect({ at, here: there[vault] }).toEqual({ at, here: undefined });
      if (there[vault] === undefined) expect({ at, left: await left(after) }).toEqual({ at, left: [other] });
      else {
        expect({ at, state: there[vault] }).toEqual({ at, state: 'ready' });
        expect((await after.list(logFolder(DATA, vault))).length).toBe(before);
      }
      expect(await removeJournal(after, DATA, vault)).toEqual({ ok: true });
      expect(await left(after)).toEqual([other]);
    }
  });
});

test('a file that cannot be removed is said, and goes at the next start', async () => {
  const fs = await newDisk();
  const stuck: MemoryFileSystem = {
    ...fs,
    remove: (path) => (path.endsWith('.open') ? Promise.reject(new Error('held')) : fs.remove(path)),
  };
  expect(await removeJournal(stuck, DATA, vault)).toEqual({ ok: false, problem: 'failed', begun: true });
  expect(await states(fs)).toEqual({ [other]: 'ready' });
  await finishRemovals(fs, DATA);
  expect(await left(fs)).toEqual([other]);
});
