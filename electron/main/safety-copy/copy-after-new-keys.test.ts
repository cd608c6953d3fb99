/**
 * The safety copy after a change of keys, cut short at every step: whatever lies there is one journal that its key file opens, the
 * one before or the one after, with its drawers.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { chooseKeyFile } from '../../../shared/vault/key-file.ts';
import { packFileName, segmentFileName } from '../../../shared/vault/segment.ts';
import { writeToDrawer } from '../log/drawers.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { createJournal, droppedPath, journalFolder, logFolder } from '../log/journal-folders.ts';
import { noteDropped } from '../log/pack-desk.ts';
import { memoryFileSystem, powerCuts } from '../log/testing/memory-file-system.ts';
import type { MemoryFileSystem, PowerCut } from '../log/testing/memory-file-system.ts';
import { makeHead, makeKeyFile, makeRun } from '../log/testing/sealed-parts.ts';
import { findCopies } from './find-copies.ts';
import { safetyDesk } from './safety-desk.ts';

/** Each kind of cut takes every third step, together they take all; under torture each takes every step. */
const STEP = process.env['TORTURE'] === undefined ? 3 : 1;
const FIRST: Readonly<Record<PowerCut, number>> = { 'nothing-unsynced': 0, 'names-only': 1, torn: 2, all: 0 };

const DATA = '/home/data';
const vault = newId();
const journal = journalFolder(DATA, vault);
const drawers = { team: newId(), packs: newId(), drafts: newId() } as const;
type Drawer = keyof typeof drawers;
const names = Object.keys(drawers) as Drawer[];
let keyFiles: readonly [string, string];
/** The log under the first keys, and under the second. */
let logs: readonly [{ name: string; bytes: Bytes }, { name: string; bytes: Bytes }];

beforeAll(async () => {
  keyFiles = [await makeKeyFile(vault), await makeKeyFile(vault, 2, 1)];
  const made = await Promise.all(
    [segmentFileName, packFileName].map(async (nameOf) => {
      const { run, frames } = await makeRun(vault, 1);
      const bytes = concatBytes(makeHead(), ...frames);
      return { name: nameOf('0a1b2c3d', run, 1, createHash('sha256').update(bytes).digest()), bytes };
    }),
  );
  logs = made as unknown as typeof logs;
});

const writeDrawers = async (fs: MemoryFileSystem, epoch: number): Promise<void> => {
  for (const drawer of names)
    await writeToDrawer(
      fs,
      { dataFolder: DATA, vault, drawer },
      drawers[drawer],
      utf8(`${drawer} under ${epoch}`),
    );
};

/** A journal with its copy, both under the first keys; then everything here goes over to the second. */
async function afterNewKeys(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, '/stick');
  await makeDurableFolder(fs, DATA);
  expect((await createJournal(fs, DATA, vault, keyFiles[0])).ok).toBe(true);
  await writeDurableFile(fs, join(logFolder(DATA, vault), logs[0].name), logs[0].bytes);
  await writeDrawers(fs, 0);
  const desk = safetyDesk(fs, DATA);
  await desk.choose(vault, '/stick');
  expect(await desk.copy(vault, () => false)).toEqual({ ok: true });
  await writeDurableFile(fs, join(logFolder(DATA, vault), logs[1].name), logs[1].bytes);
  await noteDropped(fs, droppedPath(DATA, vault), [logs[0].name]);
  await fs.remove(join(logFolder(DATA, vault), logs[0].name));
  await writeDrawers(fs, 1);
  for (const place of [journal, logFolder(DATA, vault)])
    await writeDurableFile(fs, join(place, 'vault.json'), utf8(keyFiles[1]));
  fs.plan({});
  return fs;
}

const textAt = (fs: MemoryFileSystem, path: string): string | null => {
  const file = fs.peek(path);
  return file === null ? null : Buffer.from(file.content).toString();
};

/** What a computer gets that knows nothing but the copy: of which keys, and whether all of it is under them. */
async function broughtBack(fs: MemoryFileSystem): Promise<{ epoch: number; whole: boolean }> {
  await fs.rename(DATA, '/home/wiped');
  await makeDurableFolder(fs, DATA);
  const [found] = await findCopies(fs, ['/stick']);
  if (found === undefined) throw new Error('no copy');
  expect(await safetyDesk(fs, DATA).restore(found)).toEqual({ ok: true, setAside: null });
  const choice = await chooseKeyFile([textAt(fs, join(journal, 'vault.json'))], vault);
  if (choice.state !== 'ready') throw new Error(choice.state);
  const epoch = choice.keyFile.epoch ?? 0;
  const log = logs[epoch === 0 ? 0 : 1];
  const inDrawers = names.every(
    (drawer) => textAt(fs, join(journal, drawer, drawers[drawer])) === `${drawer} under ${epoch}`,
  );
  return { epoch, whole: inDrawers && fs.peek(join(logFolder(DATA, vault), log.name)) !== null };
}

const allOf = async (fs: MemoryFileSystem): Promise<string[]> =>
  (await Promise.all(names.map((drawer) => fs.list(join(journal, drawer))))).flat().map(({ name }) => name);

describe.each(powerCuts)('the power is cut before every operation, leaving %s', (cut) => {
  test('the copy is the journal before the new keys or after them, with its drawers', async () => {
    const measured = await afterNewKeys();
    expect(await safetyDesk(measured, DATA).copy(vault, () => false)).toEqual({ ok: true });
    const { length } = measured.operations;
    expect(await broughtBack(measured)).toEqual({ epoch: 1, whole: true });
    const epochs = new Set<number>();
    for (let at = FIRST[cut]; at <= length; at += STEP) {
      const fs = await afterNewKeys();
      fs.plan({ cutAt: at });
      const { ok } = await safetyDesk(fs, DATA).copy(vault, () => false);
      const back = await broughtBack(fs.afterPowerCut(cut));
      expect({ at, ...back }).toEqual({ at, epoch: ok ? 1 : back.epoch, whole: true });
      epochs.add(back.epoch);
      // What was cut short is finished by the next copy, with nothing left waiting.
      const after = fs.afterPowerCut(cut);
      expect(await safetyDesk(after, DATA).copy(vault, () => false)).toEqual({ ok: true });
      expect({ at, ...(await broughtBack(after)) }).toEqual({ at, epoch: 1, whole: true });
      expect((await allOf(after)).every((name) => !name.includes('.'))).toBe(true);
    }
    expect(epochs).toEqual(new Set([0, 1]));
  });
});

test('a journal put back to before the new keys does not write over their copy, and says so', async () => {
  const fs = await afterNewKeys();
  const desk = safetyDesk(fs, DATA);
  await desk.copy(vault, () => false);
  for (const place of [journal, logFolder(DATA, vault)])
    await writeDurableFile(fs, join(place, 'vault.json'), utf8(keyFiles[0]));
  await writeDrawers(fs, 0);
  expect(await desk.copy(vault, () => false)).toEqual({ ok: false, problem: 'other-keys' });
  expect(await desk.fetch(vault)).toEqual({ ok: false, problem: 'other-keys' });
  expect(await broughtBack(fs)).toEqual({ epoch: 1, whole: true });
});

test('new keys that were drawn in two copies of a journal, apart: the safety copy of one is not touched by the other', async () => {
  // The other one's key file is the older by its number, or the newer.
  for (const generation of [2, 4]) {
    const fs = await afterNewKeys();
    const desk = safetyDesk(fs, DATA);
    const both = [journal, logFolder(DATA, vault)];
    const put = async (text: string): Promise<void> => {
      for (const place of both) await writeDurableFile(fs, join(place, 'vault.json'), utf8(text));
    };
    const [first, second] = [newId(), newId()];
    await put(await makeKeyFile(vault, 3, 1, [first]));
    expect(await desk.copy(vault, () => false)).toEqual({ ok: true });
    const before = await allBelow(fs, '/stick');
    // The other copy of the journal, on another computer perhaps: the same number of changes, and other words under another key.
    const apart = await makeKeyFile(vault, generation, 1, [second]);
    await put(apart);
    const { run, frames } = await makeRun(vault, 1);
    const bytes = concatBytes(makeHead(), ...frames);
    const name = segmentFileName('0a1b2c3d', run, 1, createHash('sha256').update(bytes).digest());
    await writeDurableFile(fs, join(logFolder(DATA, vault), name), bytes);
    await fs.remove(join(logFolder(DATA, vault), logs[1].name));
    const here = await allBelow(fs, journal);
    expect(await desk.copy(vault, () => false)).toEqual({ ok: false, problem: 'other-keys' });
    expect(await desk.fetch(vault)).toEqual({ ok: false, problem: 'other-keys' });
    expect(await allBelow(fs, '/stick')).toEqual(before);
    expect(await allBelow(fs, journal)).toEqual(here);
    // A later change on top of the first is no other journal.
    await put(await makeKeyFile(vault, 5, 2, [first, newId()]));
    expect(await desk.copy(vault, () => false)).toEqual({ ok: true });
  }
});

/** Every file with its content. */
async function allBelow(fs: MemoryFileSystem, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name, kind } of await fs.list(folder)) {
    const path = join(folder, name);
    if (kind === 'folder') found.push(...(await allBelow(fs, path)));
    else found.push(`${path} ${Buffer.from(fs.peek(path)?.content ?? []).toString('base64')}`);
  }
  return found.toSorted();
}
