/** A journal out into one file and in again, with the power cut and the disk failing at every step. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { openFileName, segmentFileName } from '../../../shared/vault/segment.ts';
import { writeToDrawer } from '../log/drawers.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import {
  createJournal,
  journalFolder,
  journalsFolder,
  listJournals,
  logFolder,
} from '../log/journal-folders.ts';
import { memoryFileSystem, powerCuts } from '../log/testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { makeHead, makeKeyFile, makeRun } from '../log/testing/sealed-parts.ts';
import { lookIntoMoveFile, takeMoveFile } from './take-move-file.ts';
import { writeMoveFile } from './write-move-file.ts';
import type { MoveOut } from './write-move-file.ts';

const OLD = '/old/data';
const NEW = '/new/data';
const FILE = '/stick/Wellspring.wsmove';
const vault = newId();
const team = newId();
const files = new Map<string, Bytes>();
let keyFile: string;

beforeAll(async () => {
  keyFile = await makeKeyFile(vault);
  const sealed = await makeRun(vault, 2);
  const bytes = concatBytes(makeHead(), ...sealed.frames);
  const hash = createHash('sha256').update(bytes).digest();
  files.set(segmentFileName('0a1b2c3d', sealed.run, 1, hash), bytes);
  const open = await makeRun(vault, 1);
  files.set(openFileName('0a1b2c3d', open.run), concatBytes(makeHead(), ...open.frames));
});

/** The old computer with the journal, and an empty new one. */
async function twoComputers(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  for (const folder of [OLD, NEW, '/stick']) await makeDurableFolder(fs, folder);
  expect((await createJournal(fs, OLD, vault, keyFile)).ok).toBe(true);
  for (const [name, bytes] of files) await writeDurableFile(fs, join(logFolder(OLD, vault), name), bytes);
  for (const drawer of ['team', 'rounds'] as const)
    await writeToDrawer(fs, { dataFolder: OLD, vault, drawer }, team, utf8(`sealed ${drawer}`));
  fs.plan({});
  return fs;
}

const out = (more: Partial<MoveOut> = {}): MoveOut => ({
  from: journalFolder(OLD, vault),
  vault,
  target: FILE,
  isBeingWritten: () => false,
  onProgress: () => undefined,
  isCancelled: () => false,
  ...more,
});
const into = { onProgress: () => undefined, isCancelled: () => false };
const arrived = { ok: true, setAside: null, vault };

async function moved(): Promise<MemoryFileSystem> {
  const fs = await twoComputers();
  expect(await writeMoveFile(fs, out())).toEqual({ ok: true });
  fs.plan({});
  return fs;
}

const text = (fs: MemoryFileSystem, path: string): string | null => {
  const file = fs.peek(path);
  return file === null ? null : Buffer.from(file.content).toString('latin1');
};

async function isThere(fs: MemoryFileSystem, data: string): Promise<boolean> {
  const [journal] = await listJournals(fs, data);
  const same = [...files].every(
    ([name, bytes]) => text(fs, join(logFolder(data, vault), name)) === Buffer.from(bytes).toString('latin1'),
  );
  const drawer = text(fs, join(journalFolder(data, vault), 'team', team));
  return journal?.state === 'ready' && journal.keyFile === keyFile && same && drawer === 'sealed team';
}

const namesIn = async (fs: MemoryFileSystem, folder: string): Promise<string[]> =>
  (await fs.list(folder).catch(() => [])).map(({ name }) => name);

test('the whole journal arrives: log, keys and drawers; team rounds do not leave', async () => {
  const fs = await moved();
  expect(await lookIntoMoveFile(fs, FILE)).toEqual({ ok: true, vault, keyFile });
  expect(await takeMoveFile(fs, NEW, FILE, into)).toEqual(arrived);
  expect(await isThere(fs, NEW)).toBe(true);
  expect(await fs.look(join(journalFolder(NEW, vault), 'rounds'))).toBeNull();
  expect(text(fs, FILE)).not.toContain('sealed rounds');
  expect(await isThere(fs, OLD)).toBe(true);
});

test('a medium that gives back other bytes than it took is found, and the file does not stand there', async () => {
  const fs = await twoComputers();
  const lying: MemoryFileSystem = {
    ...fs,
    read: async (path, offset, length) => {
      const bytes = await fs.read(path, offset, length);
      if (path.startsWith('/stick') && bytes.length > 300) bytes[300] = (bytes[300] ?? 0) ^ 1;
      return bytes;
    },
  };
  expect(await writeMoveFile(lying, out())).toEqual({ ok: false, problem: 'failed' });
  expect(await namesIn(fs, '/stick')).toEqual([]);
});

test('a file that is being written is not in it, and progress goes to its end', async () => {
  const fs = await twoComputers();
  const seen: number[] = [];
  let of = 0;
  const [, open = ''] = [...files.keys()];
  await writeMoveFile(
    fs,
    out({
      isBeingWritten: (name) => name === open,
      onProgress: (done, total) => {
        seen.push(done);
        of = total;
      },
    }),
  );
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(of);
  expect(await takeMoveFile(fs, NEW, FILE, into)).toEqual(arrived);
  expect(await namesIn(fs, logFolder(NEW, vault))).not.toContain(open);
});

describe.each(powerCuts)('the power is cut before every operation, leaving %s', (cut) => {
  test('while it is written: no file of that name, or a whole one; and the journal as it was', async () => {
    const measured = await moved();
    expect(measured.operations.length).toBe(0);
    const counted = await twoComputers();
    await writeMoveFile(counted, out());
    for (let at = 0; at <= counted.operations.length; at += 1) {
      const fs = await twoComputers();
      fs.plan({ cutAt: at });
      const { ok } = await writeMoveFile(fs, out());
      const after = fs.afterPowerCut(cut);
      expect({ at, old: await isThere(after, OLD) }).toEqual({ at, old: true });
      const isFile = after.peek(FILE) !== null;
      if (ok) expect({ at, isFile }).toEqual({ at, isFile: true });
      if (isFile) expect({ at, in: await takeMoveFile(after, NEW, FILE, into) }).toEqual({ at, in: arrived });
    }
  });

  test('while it is read in: whole, or not there; the file as it was; and it can be read in again', async () => {
    const counted = await moved();
    await takeMoveFile(counted, NEW, FILE, into);
    for (let at = 0; at <= counted.operations.length; at += 1) {
      const fs = await moved();
      fs.plan({ cutAt: at });
      const { ok } = await takeMoveFile(fs, NEW, FILE, into);
      const after = fs.afterPowerCut(cut);
      const journals = await listJournals(after, NEW);
      if (ok || journals.length > 0) expect({ at, in: await isThere(after, NEW) }).toEqual({ at, in: true });
      else expect({ at, again: await takeMoveFile(after, NEW, FILE, into) }).toEqual({ at, again: arrived });
      expect(await isThere(after, NEW)).toBe(true);
    }
  });
});

describe.each<Fault>(['ENOSPC', 'EIO', 'EPERM', 'short'])('every operation fails once with %s', (kind) => {
  test('nothing is said that is not so, and nothing half is left', async () => {
    const counted = await twoComputers();
    await writeMoveFile(counted, out());
    for (let at = 0; at < counted.operations.length; at += 1) {
      const fs = await twoComputers();
      fs.plan({ fault: { at, kind, after: false } });
      const { ok } = await writeMoveFile(fs, out());
      fs.plan({});
      expect({ at, old: await isThere(fs, OLD) }).toEqual({ at, old: true });
      if (ok) expect(await takeMoveFile(fs, NEW, FILE, into)).toEqual(arrived);
    }
    const counting = await moved();
    await takeMoveFile(counting, NEW, FILE, into);
    for (let at = 0; at < counting.operations.length; at += 1) {
      const fs = await moved();
      fs.plan({ fault: { at, kind, after: false } });
      const { ok } = await takeMoveFile(fs, NEW, FILE, into);
      fs.plan({});
      const isHalf = (ok || (await listJournals(fs, NEW)).length > 0) && !(await isThere(fs, NEW));
      expect({ at, isHalf }).toEqual({ at, isHalf: false });
    }
  });
});

test('cancelled at any moment, out or in, everything is as it was', async () => {
  const steps = async (act: (isCancelled: () => boolean) => Promise<unknown>): Promise<number> => {
    let asked = 0;
    await act(() => ((asked += 1), false));
    return asked;
  };
  const asks = await steps(async (isCancelled) => writeMoveFile(await twoComputers(), out({ isCancelled })));
  expect(asks).toBeGreaterThan(3);
  for (let at = 0; at < asks; at += 1) {
    const fs = await twoComputers();
    await writeDurableFile(fs, FILE, utf8('an older file'));
    let asked = 0;
    const outcome = await writeMoveFile(fs, out({ isCancelled: () => (asked += 1) > at }));
    expect(outcome).toEqual({ ok: false, problem: 'cancelled' });
    expect(await namesIn(fs, '/stick')).toEqual(['Wellspring.wsmove']);
    expect(text(fs, FILE)).toBe('an older file');
    expect(await isThere(fs, OLD)).toBe(true);
  }
  const asksIn = await steps(async (isCancelled) =>
    takeMoveFile(await moved(), NEW, FILE, { ...into, isCancelled }),
  );
  for (let at = 0; at < asksIn; at += 1) {
    const fs = await moved();
    let asked = 0;
    const outcome = await takeMoveFile(fs, NEW, FILE, { ...into, isCancelled: () => (asked += 1) > at });
    expect(outcome).toEqual({ ok: false, problem: 'cancelled' });
    expect(await namesIn(fs, journalsFolder(NEW))).toEqual([]);
  }
});

test('a half-copied file, a foreign one and one of a later version are refused, and nothing is left', async () => {
  const fs = await moved();
  const whole = fs.peek(FILE)?.content ?? new Uint8Array();
  const later = whole.slice();
  const cases: [string, Uint8Array, string][] = [
    ['half', whole.subarray(0, Math.floor(whole.length / 2)), 'damaged'],
    ['foreign', utf8('a holiday photograph'), 'not-a-move-file'],
    ['changed', ((later[whole.length - 50] = (later[whole.length - 50] ?? 0) ^ 1), later), 'damaged'],
    ['empty', new Uint8Array(), 'not-a-move-file'],
  ];
  for (const [name, bytes, problem] of cases) {
    await writeDurableFile(fs, `/stick/${name}.wsmove`, bytes);
    expect({ name, in: await takeMoveFile(fs, NEW, `/stick/${name}.wsmove`, into) }).toEqual({
      name,
      in: { ok: false, problem },
    });
    expect(await namesIn(fs, journalsFolder(NEW))).toEqual([]);
  }
  expect(await lookIntoMoveFile(fs, '/stick/foreign.wsmove')).toEqual({
    ok: false,
    problem: 'not-a-move-file',
  });
  expect(await lookIntoMoveFile(fs, '/stick/none.wsmove')).toEqual({ ok: false, problem: 'gone' });
});

test('a journal that is here already is not touched', async () => {
  const fs = await moved();
  await takeMoveFile(fs, NEW, FILE, into);
  await writeDurableFile(fs, join(logFolder(NEW, vault), 'later.txt'), utf8('later'));
  expect(await takeMoveFile(fs, NEW, FILE, into)).toEqual({ ok: false, problem: 'is-here' });
  expect(text(fs, join(logFolder(NEW, vault), 'later.txt'))).toBe('later');
  expect(await namesIn(fs, journalsFolder(NEW))).toEqual([vault]);
});
