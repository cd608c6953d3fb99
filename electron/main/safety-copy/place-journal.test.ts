/** A safety copy brought back beside a damaged journal: the damaged one is kept, and nothing that either holds is lost to view. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { segmentFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import {
  createJournal,
  journalFolder,
  journalsFolder,
  listJournals,
  logFolder,
} from '../log/journal-folders.ts';
import { memoryFileSystem, powerCuts } from '../log/testing/memory-file-system.ts';
import type { MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { makeHead, makeKeyFile, makeRun } from '../log/testing/sealed-parts.ts';
import { findCopies } from './find-copies.ts';
import type { CopyOnDisk } from './find-copies.ts';
import { finishPlacing } from './place-journal.ts';
import { safetyDesk } from './safety-desk.ts';

const DATA = '/home/data';
const vault = newId();
const ASIDE = `set-aside-${vault}-1`;
let keyFile: string;
let sealed: readonly { readonly name: string; readonly bytes: Bytes }[];

beforeAll(async () => {
  keyFile = await makeKeyFile(vault);
  sealed = await Promise.all(
    [1, 2].map(async (count) => {
      const { run, frames } = await makeRun(vault, count);
      const bytes = concatBytes(makeHead(), ...frames);
      return {
        name: segmentFileName('0a1b2c3d', run, 1, createHash('sha256').update(bytes).digest()),
        bytes,
      };
    }),
  );
});

type Harm = (fs: MemoryFileSystem) => Promise<void>;

const withoutKeys: Harm = async (fs) => {
  for (const place of [journalFolder(DATA, vault), logFolder(DATA, vault)])
    await fs.remove(join(place, 'vault.json'));
};
const withDamagedKeys: Harm = async (fs) => {
  for (const place of [journalFolder(DATA, vault), logFolder(DATA, vault)])
    await writeDurableFile(fs, join(place, 'vault.json'), utf8('noise'));
};
const withDamagedFile: Harm = async (fs) => {
  const [{ name, bytes } = { name: '', bytes: new Uint8Array() }] = sealed;
  const spoilt = bytes.slice();
  spoilt[300] = (spoilt[300] ?? 0) ^ 1;
  await writeDurableFile(fs, join(logFolder(DATA, vault), name), spoilt);
};

/** A journal with a safety copy of its first file; then a second file was written, and then it was harmed. */
async function newDisk(harm: Harm): Promise<{ fs: MemoryFileSystem; copy: CopyOnDisk }> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, DATA);
  await makeDurableFolder(fs, '/stick');
  await createJournal(fs, DATA, vault, keyFile);
  const [first, second] = sealed;
  if (first === undefined || second === undefined) throw new Error('no files');
  await writeDurableFile(fs, join(logFolder(DATA, vault), first.name), first.bytes);
  const desk = safetyDesk(fs, DATA);
  await desk.choose(vault, '/stick');
  expect(await desk.copy(vault, () => false)).toEqual({ ok: true });
  await writeDurableFile(fs, join(logFolder(DATA, vault), second.name), second.bytes);
  await harm(fs);
  const [copy] = await findCopies(fs, ['/stick']);
  if (copy === undefined) throw new Error('no copy');
  fs.plan({});
  return { fs, copy };
}

const holdsAll = async (fs: MemoryFileSystem): Promise<boolean> => {
  const [journal, ...others] = await listJournals(fs, DATA);
  const all = sealed.every(({ name, bytes }) => {
    const there = fs.peek(join(logFolder(DATA, vault), name));
    return there !== null && Buffer.compare(there.content, bytes) === 0;
  });
  return journal?.state === 'ready' && others.length === 0 && all;
};

describe.each([
  ['without its key files', withoutKeys],
  ['with key files that are noise', withDamagedKeys],
  ['with a damaged file', withDamagedFile],
])('a journal %s', (_, harm) => {
  test('is kept under another name, and comes back with what was written after the copy', async () => {
    const { fs, copy } = await newDisk(harm);
    const before = (await fs.list(logFolder(DATA, vault))).length;
    expect(await safetyDesk(fs, DATA).restore(copy)).toEqual({ ok: true, setAside: ASIDE });
    expect(await holdsAll(fs)).toBe(true);
    expect((await fs.list(join(journalsFolder(DATA), ASIDE, 'log'))).length).toBe(before);
    expect(await safetyDesk(fs, DATA).restore(copy)).toEqual({ ok: false, problem: 'is-here' });
  });

  test.each(powerCuts)('is never without a name when the power is cut, leaving %s', async (cut) => {
    const counted = await newDisk(harm);
    await safetyDesk(counted.fs, DATA).restore(counted.copy);
    for (let at = 0; at <= counted.fs.operations.length; at += 1) {
      const { fs, copy } = await newDisk(harm);
      fs.plan({ cutAt: at });
      const { ok } = await safetyDesk(fs, DATA).restore(copy);
      const after = fs.afterPowerCut(cut);
      await finishPlacing(after, DATA);
      if (ok) expect({ at, all: await holdsAll(after) }).toEqual({ at, all: true });
      const names = (await after.list(journalsFolder(DATA))).map(({ name }) => name);
      expect({ at, named: names.includes(vault) }).toEqual({ at, named: true });
      if (!(await holdsAll(after))) await safetyDesk(after, DATA).restore(copy);
      expect({ at, all: await holdsAll(after) }).toEqual({ at, all: true });
    }
  });
});

test('a whole journal, and one whose key file does not answer just now, are left alone', async () => {
  const { fs, copy } = await newDisk(async () => undefined);
  expect(await safetyDesk(fs, DATA).restore(copy)).toEqual({ ok: false, problem: 'is-here' });
  const silent: MemoryFileSystem = {
    ...fs,
    read: (path, offset, length) =>
      path.startsWith(DATA) && path.endsWith('vault.json')
        ? Promise.reject(new Error('no answer'))
        : fs.read(path, offset, length),
  };
  expect(await safetyDesk(silent, DATA).restore(copy)).toEqual({ ok: false, problem: 'is-here' });
});

test('forgetting a copy removes it only when that was asked for, and says when it is out of reach', async () => {
  const { fs } = await newDisk(async () => undefined);
  const desk = safetyDesk(fs, DATA);
  await fs.rename('/stick', '/drawer');
  expect(await desk.forget(vault, true)).toEqual({ ok: false, problem: 'gone' });
  await fs.rename('/drawer', '/stick');
  expect(await desk.forget(vault, true)).toEqual({ ok: true });
  expect(await fs.list('/stick')).toEqual([]);
  expect(await desk.read(vault)).toBeNull();
  const kept = await newDisk(async () => undefined);
  expect(await safetyDesk(kept.fs, DATA).forget(vault, false)).toEqual({ ok: true });
  expect(await findCopies(kept.fs, ['/stick'])).toHaveLength(1);
});
