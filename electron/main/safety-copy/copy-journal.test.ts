/** The safety copy under power cuts and failing disks, and what it must never do to a journal or to an older copy. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { packFileName, segmentFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { memoryFileSystem, powerCuts } from '../log/testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { makeHead, makeKeyFile, makeRun } from '../log/testing/sealed-parts.ts';
import { copyJournal } from './copy-journal.ts';
import type { CopyPlan } from './copy-journal.ts';

const FROM = '/data/journals/one';
const TO = '/stick/copy/one';
const vault = newId();
let files: readonly { name: string; bytes: Bytes }[];
let keyFile: string;

beforeAll(async () => {
  keyFile = await makeKeyFile(vault);
  files = await Promise.all(
    [2, 1].map(async (count, index) => {
      const { run, frames } = await makeRun(vault, count);
      const bytes = concatBytes(makeHead(), ...frames);
      const hash = createHash('sha256').update(bytes).digest();
      const name =
        index === 0 ? segmentFileName('0a1b2c3d', run, 1, hash) : packFileName('0a1b2c3d', run, 1, hash);
      return { name, bytes };
    }),
  );
});

async function newDisks(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  for (const folder of [join(FROM, 'log'), '/stick']) await makeDurableFolder(fs, folder);
  for (const place of [FROM, join(FROM, 'log')])
    await writeDurableFile(fs, join(place, 'vault.json'), utf8(keyFile));
  for (const { name, bytes } of files) await writeDurableFile(fs, join(FROM, 'log', name), bytes);
  fs.plan({});
  return fs;
}

const plan = (more: Partial<CopyPlan> = {}): CopyPlan => ({
  from: FROM,
  to: TO,
  vault,
  dropped: [],
  removed: [],
  isBeingWritten: () => false,
  checked: new Set(),
  ...more,
});

function isWhole(fs: MemoryFileSystem, at = TO): boolean {
  const same = (path: string, bytes: Uint8Array): boolean =>
    Buffer.compare(fs.peek(path)?.content ?? new Uint8Array(), bytes) === 0;
  const keys = [at, join(at, 'log')].every((place) => same(join(place, 'vault.json'), utf8(keyFile)));
  return keys && files.every(({ name, bytes }) => same(join(at, 'log', name), bytes));
}

async function lengthOfCopy(): Promise<number> {
  const fs = await newDisks();
  expect(await copyJournal(fs, plan())).toEqual({ ok: true, files: 2 });
  expect(isWhole(fs)).toBe(true);
  return fs.operations.length;
}

describe.each(powerCuts)('the power is cut before every operation, leaving %s', (cut) => {
  test('what was said to exist is there whole, the journal is untouched, and the next copy works', async () => {
    const length = await lengthOfCopy();
    for (let at = 0; at <= length; at += 1) {
      const fs = await newDisks();
      fs.plan({ cutAt: at });
      const { ok } = await copyJournal(fs, plan());
      const after = fs.afterPowerCut(cut);
      expect({ at, journal: isWhole(after, FROM) }).toEqual({ at, journal: true });
      if (ok) expect({ at, whole: isWhole(after) }).toEqual({ at, whole: true });
      expect(await copyJournal(after, plan())).toEqual({ ok: true, files: 2 });
      expect(isWhole(after)).toBe(true);
      const names = (await after.list(join(TO, 'log'))).map(({ name }) => name);
      expect(names.filter((name) => name.endsWith('.copying'))).toEqual([]);
    }
  });
});

describe.each<Fault>(['ENOSPC', 'EIO', 'EBUSY', 'EPERM', 'short'])(
  'every operation fails once with %s',
  (kind) => {
    test.each([false, true])('(after it was done: %s) nothing is said that is not so', async (after) => {
      const length = await lengthOfCopy();
      for (let at = 0; at < length; at += 1) {
        const fs = await newDisks();
        fs.plan({ fault: { at, kind, after } });
        const { ok } = await copyJournal(fs, plan());
        expect({ at, journal: isWhole(fs, FROM) }).toEqual({ at, journal: true });
        if (ok)
          expect({ at, whole: isWhole(fs.afterPowerCut('nothing-unsynced')) }).toEqual({ at, whole: true });
      }
    });
  },
);

test('a medium that gives back other bytes than it took is found', async () => {
  const fs = await newDisks();
  const lying = {
    ...fs,
    read: async (path: string, offset: number, length: number) => {
      const bytes = await fs.read(path, offset, length);
      if (path.startsWith('/stick') && !path.endsWith('.json') && bytes.length > 300)
        bytes[300] = (bytes[300] ?? 0) ^ 1;
      return bytes;
    },
  };
  expect(await copyJournal(lying, plan())).toMatchObject({ ok: false });
});

test('a copy that rotted is made again; a journal that rotted is not copied over a good copy', async () => {
  const fs = await newDisks();
  await copyJournal(fs, plan());
  const [{ name, bytes } = { name: '', bytes: new Uint8Array() }] = files;
  const spoilt = bytes.slice();
  spoilt[300] = (spoilt[300] ?? 0) ^ 1;
  await writeDurableFile(fs, join(TO, 'log', name), spoilt);
  expect(await copyJournal(fs, plan())).toMatchObject({ ok: true });
  expect(isWhole(fs)).toBe(true);
  await writeDurableFile(fs, join(FROM, 'log', name), spoilt);
  expect(await copyJournal(fs, plan())).toMatchObject({ ok: true });
  expect(isWhole(fs)).toBe(true);
});

test('a file that the journal still holds stays in the copy, whatever was noted', async () => {
  const fs = await newDisks();
  await copyJournal(fs, plan());
  await copyJournal(fs, plan({ dropped: files.map(({ name }) => name) }));
  expect(isWhole(fs)).toBe(true);
});

test('a file that comes later is durable under its name when the copy says so', async () => {
  const fs = await newDisks();
  const [{ name } = { name: '' }] = files;
  await copyJournal(fs, plan({ isBeingWritten: (one) => one === name }));
  expect(await copyJournal(fs, plan())).toMatchObject({ ok: true });
  expect(isWhole(fs.afterPowerCut('nothing-unsynced'))).toBe(true);
});

test('only what packs took the place of leaves the copy', async () => {
  const fs = await newDisks();
  await copyJournal(fs, plan());
  const [first, second] = files.map(({ name }) => name);
  for (const name of [first ?? '', second ?? '']) await fs.remove(join(FROM, 'log', name));
  await copyJournal(fs, plan({ dropped: [first ?? ''] }));
  expect(fs.peek(join(TO, 'log', first ?? ''))).toBeNull();
  expect(fs.peek(join(TO, 'log', second ?? ''))).not.toBeNull();
});

test('nothing leaves the copy when what takes its place did not arrive', async () => {
  const [gone = '', pack = ''] = files.map(({ name }) => name);
  let refusals = 0;
  for (let at = 0; at < 40; at += 1) {
    const fs = await newDisks();
    await copyJournal(fs, plan());
    await fs.remove(join(FROM, 'log', gone));
    await fs.remove(join(TO, 'log', pack));
    fs.plan({ fault: { at, kind: 'EIO', after: false } });
    const { ok } = await copyJournal(fs, plan({ dropped: [gone] }));
    if (!ok) refusals += 1;
    const packIsThere = fs.peek(join(TO, 'log', pack)) !== null;
    if (!packIsThere)
      expect({ at, kept: fs.peek(join(TO, 'log', gone)) !== null }).toEqual({ at, kept: true });
  }
  expect(refusals).toBeGreaterThan(10);
});

test('a newer key file at the copy is never replaced by an older one; a damaged one is never carried on', async () => {
  const fs = await newDisks();
  await copyJournal(fs, plan());
  const newer = await makeKeyFile(vault, 2);
  await writeDurableFile(fs, join(TO, 'vault.json'), utf8(newer));
  await copyJournal(fs, plan());
  expect(Buffer.from(fs.peek(join(TO, 'vault.json'))?.content ?? []).toString()).toBe(newer);
  for (const place of [FROM, join(FROM, 'log')]) {
    await writeDurableFile(fs, join(place, 'vault.json'), utf8(keyFile.replace('"mine"', '"school"')));
  }
  expect(await copyJournal(fs, plan())).toMatchObject({ ok: false });
});

test('a file that is being written is left for the next time', async () => {
  const fs = await newDisks();
  const [{ name } = { name: '' }] = files;
  await copyJournal(fs, plan({ isBeingWritten: (one) => one === name }));
  expect(fs.peek(join(TO, 'log', name))).toBeNull();
});
