/** A copying that its writer stops, there or back: every file on both sides is what it was before. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { concatBytes } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { segmentFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { createJournal, logFolder } from '../log/journal-folders.ts';
import { memoryFileSystem } from '../log/testing/memory-file-system.ts';
import type { MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { makeHead, makeKeyFile, makeRun } from '../log/testing/sealed-parts.ts';
import { findCopies } from './find-copies.ts';
import { safetyDesk } from './safety-desk.ts';
import type { SafetyDesk } from './safety-desk.ts';

const DATA = '/home/data';
const vault = newId();
let keyFile: string;
let files: readonly { name: string; bytes: Bytes }[];

beforeAll(async () => {
  keyFile = await makeKeyFile(vault);
  files = await Promise.all(
    [1, 2, 1, 2].map(async (count) => {
      const { run, frames } = await makeRun(vault, count);
      const bytes = concatBytes(makeHead(), ...frames);
      const hash = createHash('sha256').update(bytes).digest();
      return { name: segmentFileName('0a1b2c3d', run, 1, hash), bytes };
    }),
  );
});

/** The journal with its first `count` files, and a stick. */
async function newDisks(count = files.length): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, '/stick');
  await makeDurableFolder(fs, DATA);
  expect((await createJournal(fs, DATA, vault, keyFile)).ok).toBe(true);
  await writeFiles(fs, files.slice(0, count));
  await safetyDesk(fs, DATA).choose(vault, '/stick');
  return fs;
}

async function writeFiles(fs: MemoryFileSystem, some: typeof files): Promise<void> {
  for (const { name, bytes } of some) await writeDurableFile(fs, join(logFolder(DATA, vault), name), bytes);
}

/** Every folder, and every file with its content. */
async function allOn(fs: MemoryFileSystem, folder = '/'): Promise<string[]> {
  const found: string[] = [];
  for (const { name, kind } of await fs.list(folder)) {
    const path = join(folder, name);
    if (kind === 'folder') found.push(`${path}/`, ...(await allOn(fs, path)));
    else found.push(`${path} ${Buffer.from(fs.peek(path)?.content ?? []).toString('base64')}`);
  }
  return found.toSorted();
}

/** Whoever copies is asked to stop at its `at`-th new file on the disk. */
function stoppingAt(fs: MemoryFileSystem, at: number): { desk: SafetyDesk; wasReached: () => boolean } {
  let made = 0;
  const watched: MemoryFileSystem = {
    ...fs,
    createFile: (path) => {
      made += 1;
      if (made === at) desk.stop();
      return fs.createFile(path);
    },
  };
  const desk = safetyDesk(watched, DATA);
  return { desk, wasReached: () => made >= at };
}

test.each([
  ['the first copy', 0],
  ['a later copy, of more files', 1],
])('%s, stopped at any file, leaves the journal and the stick as they were', async (_, copied) => {
  const outcomes: string[] = [];
  for (let at = 1; at <= 5; at += 1) {
    const fs = await newDisks(copied);
    if (copied > 0) expect(await safetyDesk(fs, DATA).copy(vault, () => false)).toEqual({ ok: true });
    await writeFiles(fs, files);
    const before = await allOn(fs);
    const { desk } = stoppingAt(fs, at);
    const outcome = await desk.copy(vault, () => false);
    outcomes.push(outcome.ok ? 'done' : outcome.problem);
    if (!outcome.ok) {
      expect({ at, outcome }).toEqual({ at, outcome: { ok: false, problem: 'cancelled' } });
      expect(await allOn(fs)).toEqual(before);
    }
    // Asked again, it goes through: to stop is for the one that is under way.
    expect(await desk.copy(vault, () => false)).toEqual({ ok: true });
  }
  // Once the last new file lies there, it is finished rather than stopped.
  expect(outcomes[0]).toBe('cancelled');
  expect(outcomes).toContain('done');
});

test('bringing a copy back, stopped at any file, leaves nothing behind', async () => {
  const outcomes: string[] = [];
  for (let at = 1; at <= 5; at += 1) {
    const fs = await newDisks();
    await safetyDesk(fs, DATA).copy(vault, () => false);
    await fs.rename(DATA, '/home/wiped');
    await makeDurableFolder(fs, join(DATA, 'journals'));
    const before = await allOn(fs);
    const [copy] = await findCopies(fs, ['/stick']);
    if (copy === undefined) throw new Error('no copy');
    const outcome = await stoppingAt(fs, at).desk.restore(copy);
    outcomes.push(outcome.ok ? 'done' : outcome.problem);
    if (!outcome.ok) {
      expect({ at, outcome }).toEqual({ at, outcome: { ok: false, problem: 'cancelled' } });
      expect(await allOn(fs)).toEqual(before);
    }
  }
  expect(outcomes[0]).toBe('cancelled');
  expect(outcomes).toContain('done');
});

test('fetching what the copy has more of, stopped at any file, leaves the journal as it was', async () => {
  const outcomes: string[] = [];
  for (let at = 1; at <= 4; at += 1) {
    const fs = await newDisks();
    await safetyDesk(fs, DATA).copy(vault, () => false);
    for (const { name } of files.slice(1)) await fs.remove(join(logFolder(DATA, vault), name));
    const before = await allOn(fs);
    const outcome = await stoppingAt(fs, at).desk.fetch(vault);
    outcomes.push(outcome.ok ? 'done' : outcome.problem);
    if (!outcome.ok) {
      expect({ at, outcome }).toEqual({ at, outcome: { ok: false, problem: 'cancelled' } });
      expect(await allOn(fs)).toEqual(before);
    }
  }
  expect(outcomes[0]).toBe('cancelled');
  expect(outcomes).toContain('done');
});
