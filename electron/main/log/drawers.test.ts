/** Drawers under power cuts and failing disks: the old file or the new one, never a part; and what was answered stays. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownBytes, utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { DRAWER_FILE_LIMIT } from '../../../shared/ipc/drawer-calls.ts';
import type { DrawerName } from '../../../shared/ipc/drawer-calls.ts';
import {
  drawerFolder,
  listDrawer,
  readFromDrawer,
  readRemoved,
  removeFromDrawer,
  writeToDrawer,
} from './drawers.ts';
import { makeDurableFolder, writeDurableFile } from './durable-file.ts';
import { journalFolder, removedPath } from './journal-folders.ts';
import { memoryFileSystem, powerCuts } from './testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem } from './testing/memory-file-system.ts';

const DATA = '/home/data';
const vault = newId();
const id = newId();
const OLD = utf8('old '.repeat(64));
const NEW = utf8('new '.repeat(200));
const placeOf = (drawer: DrawerName) => ({ dataFolder: DATA, vault, drawer });
const team = placeOf('team');

async function newDisk(holding: Uint8Array | null): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, journalFolder(DATA, vault));
  if (holding !== null) expect(await writeToDrawer(fs, team, id, holding)).toEqual({ ok: true });
  fs.plan({});
  return fs;
}

const textAt = (fs: MemoryFileSystem): string | null => {
  const there = fs.peek(join(drawerFolder(team), id));
  return there === null ? null : Buffer.from(there.content).toString();
};
const text = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString();

describe.each(powerCuts)('the power is cut before every operation, leaving %s', (cut) => {
  test.each([
    ['a first write', null],
    ['a write over an older one', OLD],
  ])('what was there or what was written, whole, and never less than was answered: %s', async (_, before) => {
    const measured = await newDisk(before);
    await writeToDrawer(measured, team, id, NEW);
    const steps = measured.operations.length;
    for (let at = 0; at <= steps; at += 1) {
      const fs = await newDisk(before);
      fs.plan({ cutAt: at });
      const { ok } = await writeToDrawer(fs, team, id, NEW);
      const after = fs.afterPowerCut(cut);
      const left = textAt(after);
      expect({ at, whole: [text(before), text(NEW)].includes(left) }).toEqual({ at, whole: true });
      if (ok) expect({ at, left }).toEqual({ at, left: text(NEW) });
      expect(await writeToDrawer(after, team, id, NEW)).toEqual({ ok: true });
      expect(await listDrawer(after, team)).toEqual({ ok: true, ids: [id] });
    }
  });

  test('a removal: there or gone, gone when it was answered, and never gone without a note for the copy', async () => {
    const measured = await newDisk(OLD);
    await removeFromDrawer(measured, team, id);
    const steps = measured.operations.length;
    for (let at = 0; at <= steps; at += 1) {
      const fs = await newDisk(OLD);
      fs.plan({ cutAt: at });
      const { ok } = await removeFromDrawer(fs, team, id);
      const after = fs.afterPowerCut(cut);
      const left = textAt(after);
      expect({ at, whole: left === null || left === text(OLD) }).toEqual({ at, whole: true });
      if (ok) expect({ at, left }).toEqual({ at, left: null });
      if (left === null)
        expect({ at, noted: await readRemoved(after, removedPath(DATA, vault)) }).toEqual({
          at,
          noted: [`team/${id}`],
        });
      expect(await removeFromDrawer(after, team, id)).toEqual({ ok: true });
      expect(textAt(after)).toBeNull();
    }
  });
});

describe.each<Fault>(['ENOSPC', 'EIO', 'EBUSY', 'EPERM', 'short'])(
  'every operation fails once with %s',
  (kind) => {
    test.each([false, true])('(after it was done: %s) nothing is said that is not so', async (after) => {
      const measured = await newDisk(OLD);
      await writeToDrawer(measured, team, id, NEW);
      for (let at = 0; at < measured.operations.length; at += 1) {
        const fs = await newDisk(OLD);
        fs.plan({ fault: { at, kind, after } });
        const { ok } = await writeToDrawer(fs, team, id, NEW);
        const left = textAt(ok ? fs.afterPowerCut('nothing-unsynced') : fs);
        expect({ at, whole: [text(OLD), text(NEW)].includes(left) }).toEqual({ at, whole: true });
        if (ok) expect({ at, left }).toEqual({ at, left: text(NEW) });
      }
    });
  },
);

test('an empty drawer is empty; one that cannot be read is never called empty', async () => {
  const fs = await newDisk(null);
  expect(await listDrawer(fs, team)).toEqual({ ok: true, ids: [] });
  expect(await readFromDrawer(fs, team, id)).toEqual({ ok: false, problem: 'gone' });
  await writeToDrawer(fs, team, id, OLD);
  fs.plan({ fault: { at: 0, kind: 'EIO', after: false } });
  expect(await listDrawer(fs, team)).toEqual({ ok: false, problem: 'failed' });
});

test('only what a drawer itself wrote is listed, and nothing over the limit is read', async () => {
  const fs = await newDisk(OLD);
  await writeDurableFile(fs, join(drawerFolder(team), 'notes.txt'), NEW);
  await writeDurableFile(fs, join(drawerFolder(team), `${id}.tmp`), NEW);
  expect(await listDrawer(fs, team)).toEqual({ ok: true, ids: [id] });
  const large = newId();
  await writeDurableFile(
    fs,
    join(drawerFolder(team), large),
    ownBytes(new Uint8Array(DRAWER_FILE_LIMIT + 1)),
  );
  expect(await readFromDrawer(fs, team, large)).toEqual({ ok: false, problem: 'too-large' });
});

test('what leaves the drawer of rounds is noted nowhere', async () => {
  const fs = await newDisk(null);
  const rounds = placeOf('rounds');
  await writeToDrawer(fs, rounds, id, OLD);
  expect(await removeFromDrawer(fs, rounds, id)).toEqual({ ok: true });
  expect(fs.peek(removedPath(DATA, vault))).toBeNull();
});
