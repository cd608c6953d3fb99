/** Which drawers travel with a safety copy, what a power cut leaves of them, and when something leaves the copy. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { removeFromDrawer, writeToDrawer } from '../log/drawers.ts';
import { makeDurableFolder } from '../log/durable-file.ts';
import { createJournal, listJournals, logFolder } from '../log/journal-folders.ts';
import { memoryFileSystem, powerCuts } from '../log/testing/memory-file-system.ts';
import type { MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { makeKeyFile } from '../log/testing/sealed-parts.ts';
import { COPY_FOLDER, findCopies } from './find-copies.ts';
import { safetyDesk } from './safety-desk.ts';

const DATA = '/home/data';
const vault = newId();
const ids = { team: newId(), packs: newId(), drafts: newId(), rounds: newId() };
type Drawer = keyof typeof ids;
const COPY = join('/stick', COPY_FOLDER, vault);
let keyFile: string;

beforeAll(async () => {
  keyFile = await makeKeyFile(vault);
});

const placeOf = (drawer: Drawer) => ({ dataFolder: DATA, vault, drawer });

async function newDisks(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, '/stick');
  await makeDurableFolder(fs, DATA);
  expect((await createJournal(fs, DATA, vault, keyFile)).ok).toBe(true);
  for (const drawer of Object.keys(ids) as Drawer[])
    expect((await writeToDrawer(fs, placeOf(drawer), ids[drawer], utf8(`${drawer} one`))).ok).toBe(true);
  await safetyDesk(fs, DATA).choose(vault, '/stick');
  fs.plan({});
  return fs;
}

const copy = (fs: MemoryFileSystem) => safetyDesk(fs, DATA).copy(vault, () => false);
const at = (fs: MemoryFileSystem, drawer: Drawer, root = COPY): string | null => {
  const file = fs.peek(join(root, drawer, ids[drawer]));
  return file === null ? null : Buffer.from(file.content).toString();
};

test('teams, packs and drafts go along and come back; rounds never leave', async () => {
  const fs = await newDisks();
  expect(await copy(fs)).toEqual({ ok: true });
  for (const drawer of ['team', 'packs', 'drafts'] as const) expect(at(fs, drawer)).toBe(`${drawer} one`);
  expect(await fs.look(join(COPY, 'rounds'))).toBeNull();
  await fs.rename(DATA, '/home/wiped');
  await makeDurableFolder(fs, DATA);
  const [found] = await findCopies(fs, ['/stick']);
  if (found === undefined) throw new Error('not found');
  expect(await safetyDesk(fs, DATA).restore(found)).toEqual({ ok: true, setAside: null });
  expect((await listJournals(fs, DATA))[0]?.state).toBe('ready');
  const journal = join(logFolder(DATA, vault), '..');
  for (const drawer of ['team', 'packs', 'drafts'] as const)
    expect(at(fs, drawer, journal)).toBe(`${drawer} one`);
  expect(await fs.look(join(journal, 'rounds'))).toBeNull();
});

test('a newer state takes the older one’s place, also of the same length', async () => {
  const fs = await newDisks();
  await copy(fs);
  await writeToDrawer(fs, placeOf('team'), ids.team, utf8('team two'));
  expect(await copy(fs)).toEqual({ ok: true });
  expect(at(fs, 'team')).toBe('team two');
  await writeToDrawer(fs, placeOf('team'), ids.team, utf8('team one'));
  expect(await copy(fs)).toEqual({ ok: true });
  expect(at(fs, 'team')).toBe('team one');
});

test('what was removed here is removed there; what is only missing here stays there', async () => {
  const fs = await newDisks();
  await copy(fs);
  await removeFromDrawer(fs, placeOf('team'), ids.team);
  await fs.remove(join(DATA, 'journals', vault, 'packs', ids.packs));
  expect(await copy(fs)).toEqual({ ok: true });
  expect(at(fs, 'team')).toBeNull();
  expect(at(fs, 'packs')).toBe('packs one');
  // Written again under the same name, it is there again.
  await writeToDrawer(fs, placeOf('team'), ids.team, utf8('team three'));
  expect(await copy(fs)).toEqual({ ok: true });
  expect(at(fs, 'team')).toBe('team three');
});

describe.each(powerCuts)('the power is cut before every operation, leaving %s', (cut) => {
  test('each file of the copy is whole, old or new, and new when the copy says so', async () => {
    const prepare = async (): Promise<MemoryFileSystem> => {
      const fs = await newDisks();
      await copy(fs);
      await writeToDrawer(fs, placeOf('drafts'), ids.drafts, utf8('drafts two'));
      fs.plan({});
      return fs;
    };
    const measured = await prepare();
    await copy(measured);
    for (let step = 0; step <= measured.operations.length; step += 1) {
      const fs = await prepare();
      fs.plan({ cutAt: step });
      const { ok } = await copy(fs);
      const after = fs.afterPowerCut(cut);
      const left = at(after, 'drafts');
      expect({ step, left }).toEqual({
        step,
        left: ok ? 'drafts two' : expect.stringMatching(/^drafts (one|two)$/),
      });
      expect(await copy(after)).toEqual({ ok: true });
      expect(at(after, 'drafts')).toBe('drafts two');
    }
  });
});

test('a drawer that cannot be listed stops the copy before anything leaves it', async () => {
  const fs = await newDisks();
  await copy(fs);
  await removeFromDrawer(fs, placeOf('team'), ids.team);
  const failing: MemoryFileSystem = {
    ...fs,
    list: (path) => (path.endsWith('/drafts') ? Promise.reject(new Error('no')) : fs.list(path)),
  };
  expect((await copy(failing)).ok).toBe(false);
  expect(at(fs, 'team')).toBe('team one');
});
