import { beforeEach, expect, test } from 'vitest';
import { utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { KEY_FILE_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import { writeDurableFile } from './durable-file.ts';
import { createJournal, listJournals } from './journal-folders.ts';
import { replaceKeyFile } from './replace-key-file.ts';
import { memoryFileSystem, powerCuts } from './testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem } from './testing/memory-file-system.ts';
import { asText, makeKeyFile } from './testing/sealed-parts.ts';

const DATA = '/data';
const FAULTS: readonly Fault[] = ['ENOSPC', 'EIO', 'EBUSY', 'EPERM', 'short'];
let fs: MemoryFileSystem;
let vault = '';
let old = '';
let next = '';
let places: readonly [string, string] = ['', ''];

beforeEach(async () => {
  fs = memoryFileSystem();
  vault = newId();
  old = await makeKeyFile(vault, 3);
  next = await makeKeyFile(vault, 4);
  const folder = `${DATA}/journals/${vault}`;
  places = [`${folder}/vault.json`, `${folder}/log/vault.json`];
  await createJournal(fs, DATA, vault, old);
});

const replace = (disk: MemoryFileSystem, text: string) => replaceKeyFile(disk, DATA, vault, text);
const textAt = (disk: MemoryFileSystem, path: string) => asText(disk.peek(path)?.content ?? new Uint8Array());

/** The key file that the app would use on this disk. */
async function inUse(disk: MemoryFileSystem): Promise<string> {
  const [journal] = await listJournals(disk, DATA);
  if (journal?.state !== 'ready') return journal?.state ?? 'no journal';
  return journal.keyFile === old ? 'old' : journal.keyFile === next ? 'next' : 'another';
}

test('the new key file is durable in both places, and nothing else is left behind', async () => {
  expect(await replace(fs, next)).toEqual({ ok: true });
  for (const cut of powerCuts) {
    const disk = fs.afterPowerCut(cut);
    expect(places.map((place) => textAt(disk, place))).toEqual([next, next]);
  }
  const names = (await fs.list(`${DATA}/journals/${vault}`)).map(({ name }) => name).toSorted();
  expect(names).toEqual(['log', 'vault.json']);
});

test('an equal or older generation, another journal, damage and too many bytes are refused, untouched', async () => {
  const superseded = { ok: false, problem: 'superseded' };
  const failed = { ok: false, problem: 'failed' };
  expect(await replace(fs, await makeKeyFile(vault, 3))).toEqual(superseded);
  expect(await replace(fs, await makeKeyFile(vault, 2))).toEqual(superseded);
  expect(await replace(fs, await makeKeyFile(newId(), 9))).toEqual(failed);
  expect(await replace(fs, next.replace('mine', 'school'))).toEqual(failed);
  expect(await replace(fs, next + ' '.repeat(KEY_FILE_LIMIT))).toEqual(failed);
  expect(await replaceKeyFile(fs, DATA, newId(), next)).toEqual(failed);
  expect(places.map((place) => textAt(fs, place))).toEqual([old, old]);
});

test('a higher generation in either place counts; one that is behind or damaged is written over', async () => {
  for (const place of places) {
    await writeDurableFile(fs, place, utf8(await makeKeyFile(vault, 4)));
    expect(await replace(fs, next)).toMatchObject({ problem: 'superseded' });
    await writeDurableFile(fs, place, utf8('noise'));
    expect(await replace(fs, next)).toEqual({ ok: true });
    expect(places.map((one) => textAt(fs, one))).toEqual([next, next]);
    for (const one of places) await writeDurableFile(fs, one, utf8(old));
  }
});

test("another journal's key file, one of keys that were drawn apart and one that is too large are not written over", async () => {
  const apart = await makeKeyFile(vault, 2, 1, [newId()]);
  const later = await makeKeyFile(vault, 9, 1, [newId()]);
  for (const strange of [await makeKeyFile(newId(), 1), apart, ' '.repeat(KEY_FILE_LIMIT + 1)]) {
    await writeDurableFile(fs, places[1], utf8(strange));
    expect(await replace(fs, strange === apart ? later : next)).toEqual({ ok: false, problem: 'failed' });
    expect(places.map((place) => textAt(fs, place))).toEqual([old, strange]);
  }
});

test('one failing step, at every step: what is answered is what holds after any power cut', async () => {
  await replace(fs.afterPowerCut('all'), next);
  const counted = fs.afterPowerCut('all');
  await replace(counted, next);
  const steps = counted.operations.length;
  expect(steps).toBeGreaterThan(12);
  const seen = new Set<string>();
  for (const kind of FAULTS) {
    for (const after of [false, true]) {
      for (let at = 0; at < steps; at += 1) {
        const disk = fs.afterPowerCut('all');
        disk.plan({ fault: { at, kind, after } });
        const answer = await replace(disk, next);
        disk.plan({});
        seen.add(answer.ok ? 'ok' : answer.problem);
        const allowed = answer.ok ? ['next'] : answer.problem === 'unknown' ? ['old', 'next'] : ['old'];
        for (const cut of powerCuts) {
          const left = disk.afterPowerCut(cut);
          expect(allowed, `${kind} ${after ? 'after' : 'at'} step ${at}, ${cut}`).toContain(
            await inUse(left),
          );
        }
      }
    }
  }
  expect(seen).toContain('disk-full');
});

test('the power fails, at every step: the old key file or the new one opens the journal, never neither', async () => {
  const counted = fs.afterPowerCut('all');
  await replace(counted, next);
  const found = new Set<string>();
  for (let cutAt = 0; cutAt <= counted.operations.length; cutAt += 1) {
    for (const cut of powerCuts) {
      const disk = fs.afterPowerCut('all');
      disk.plan({ cutAt });
      const answer = await replace(disk, next);
      const state = await inUse(disk.afterPowerCut(cut));
      expect(['old', 'next']).toContain(state);
      if (answer.ok) expect(state).toBe('next');
      found.add(state);
    }
  }
  expect([...found].toSorted()).toEqual(['next', 'old']);
});
