import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFileSystem } from './disk-file-system.ts';
import { BELIEVED_FOR, takeJournalLock } from './journal-lock.ts';
import type { LockOwner, ProcessStart } from './journal-lock.ts';
import { memoryFileSystem } from './testing/memory-file-system.ts';
import { thisProcess } from './this-process.ts';

const NOW = Date.UTC(2026, 4, 5, 6, 7, 8);
const MINUTE = 60_000;

const aLock = (name: string): boolean => name.startsWith('lock-');

/** Owners on one machine; `alive` says what the machine knows of a process. */
function owner(process: number, change: Partial<LockOwner> = {}, alive: ProcessStart = 'gone'): LockOwner {
  return {
    process,
    started: `start of ${process}`,
    machine: 'here',
    machineStarted: NOW - 1000 * MINUTE,
    startOf: async () => alive,
    now: () => NOW,
    ...change,
  };
}

let folder = '';
const disk = diskFileSystem();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wellspring-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('one owner at a time; released, it is free', async () => {
  const me = await thisProcess();
  const first = await takeJournalLock(disk, folder, me);
  expect(first.ok).toBe(true);
  expect(await takeJournalLock(disk, folder, me)).toEqual({ ok: false, problem: 'in-use' });
  if (first.ok) await first.release();
  expect(await readdir(folder)).toEqual([]);
  expect((await takeJournalLock(disk, folder, me)).ok).toBe(true);
});

test('the lock of a process that has ended is taken over, that of a running one is not', async () => {
  const me = await thisProcess();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const start = await me.startOf(child.pid ?? 0);
  if (typeof start !== 'object') throw new Error('the child has no start time');
  const theirs = await takeJournalLock(disk, folder, {
    ...me,
    process: child.pid ?? 0,
    started: start.started,
  });
  expect(theirs.ok).toBe(true);
  expect(await takeJournalLock(disk, folder, me)).toEqual({ ok: false, problem: 'in-use' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect((await takeJournalLock(disk, folder, me)).ok).toBe(true);
  expect(await readdir(folder)).toHaveLength(1);
});

test('a process number used again by another program is not the owner', async () => {
  const fs = memoryFileSystem();
  expect((await takeJournalLock(fs, '/', owner(7))).ok).toBe(true);
  expect((await takeJournalLock(fs, '/', owner(8, {}, { started: 'start of 7' }))).ok).toBe(false);
  expect((await takeJournalLock(fs, '/', owner(8, {}, { started: 'later' }))).ok).toBe(true);
});

test('an owner that cannot be looked up is believed for three hours, and not over a restart of the machine', async () => {
  const fs = memoryFileSystem();
  const there = { machine: 'there' };
  expect((await takeJournalLock(fs, '/', owner(7, there))).ok).toBe(true);
  const at = (time: number) => owner(8, { now: () => time });
  expect((await takeJournalLock(fs, '/', at(NOW + BELIEVED_FOR - 10 * MINUTE))).ok).toBe(false);
  expect((await takeJournalLock(fs, '/', at(NOW - 200 * MINUTE))).ok).toBe(true);

  const later = memoryFileSystem();
  expect((await takeJournalLock(later, '/', owner(7, there))).ok).toBe(true);
  expect((await takeJournalLock(later, '/', at(NOW + BELIEVED_FOR))).ok).toBe(true);

  const restarted = memoryFileSystem();
  expect((await takeJournalLock(restarted, '/', owner(7, { started: null }))).ok).toBe(true);
  expect((await takeJournalLock(restarted, '/', owner(8, {}, 'unknown'))).ok).toBe(false);
  const afterRestart = owner(8, { machineStarted: NOW + 10 * MINUTE }, 'unknown');
  expect((await takeJournalLock(restarted, '/', afterRestart)).ok).toBe(true);
});

test('of many that come at once for a dead owner’s lock, never two get it', async () => {
  const me = await thisProcess();
  const dead = await takeJournalLock(disk, folder, { ...me, process: 2 ** 22 + 1, started: 'long ago' });
  expect(dead.ok).toBe(true);
  for (let round = 0; round < 10; round += 1) {
    const takers = Array.from({ length: 8 }, () => takeJournalLock(disk, folder, me));
    const taken = (await Promise.all(takers)).filter((answer) => answer.ok);
    expect(taken.length).toBeLessThanOrEqual(1);
    expect((await readdir(folder)).filter(aLock)).toHaveLength(taken.length);
    for (const answer of taken) if (answer.ok) await answer.release();
  }
});

test('two that come at once and step back come again: one of them gets it', async () => {
  const me = await thisProcess();
  const answers = await Promise.all([takeJournalLock(disk, folder, me), takeJournalLock(disk, folder, me)]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test('release leaves another owner’s lock alone', async () => {
  const fs = memoryFileSystem();
  const slow = await takeJournalLock(fs, '/', owner(7));
  const next = await takeJournalLock(fs, '/', owner(8, {}, 'gone'));
  expect(slow.ok && next.ok).toBe(true);
  if (slow.ok) await slow.release();
  expect((await fs.list('/')).filter(({ name }) => aLock(name))).toHaveLength(1);
});

test('a damaged lock does not keep anybody out; one that is held by another program does', async () => {
  await writeFile(join(folder, `lock-${'a'.repeat(32)}`), '');
  await writeFile(join(folder, `lock-${'b'.repeat(32)}`), '{"version":1,"process":"');
  expect((await takeJournalLock(disk, folder, await thisProcess())).ok).toBe(true);
  expect((await readdir(folder)).filter(aLock)).toHaveLength(1);

  const fs = memoryFileSystem();
  expect((await takeJournalLock(fs, '/', owner(7))).ok).toBe(true);
  const held = { ...fs, read: () => Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' })) };
  expect((await takeJournalLock(held, '/', owner(8))).ok).toBe(false);
});

test('a full disk opens without a lock and still sees other owners; a read-only one says so', async () => {
  const full = memoryFileSystem();
  full.plan({ fault: { at: 1, kind: 'ENOSPC', after: false } });
  expect((await takeJournalLock(full, '/', owner(7))).ok).toBe(true);
  expect(await full.list('/')).toEqual([]);

  const busy = memoryFileSystem();
  expect((await takeJournalLock(busy, '/', owner(7))).ok).toBe(true);
  const noRoom = {
    ...busy,
    createFile: () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })),
  };
  expect(await takeJournalLock(noRoom, '/', owner(8, {}, { started: 'start of 7' }))).toEqual({
    ok: false,
    problem: 'in-use',
  });

  const readOnly = memoryFileSystem();
  readOnly.plan({ fault: { at: 0, kind: 'EPERM', after: false } });
  expect(await takeJournalLock(readOnly, '/', owner(7))).toEqual({ ok: false, problem: 'read-only' });
});
