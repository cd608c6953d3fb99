/**
 * Says which process has a journal open, so that a person is told *this journal is open elsewhere*. A courtesy: two
 * owners would each write files of their own and lose nothing.
 *
 * Each taker puts a file of its own, under a random name, into the journal's folder, and only then looks who else is
 * there. Of two takers at one moment at least one sees the other and steps back, so there are never two owners; and
 * since nobody ever touches another's living file, clearing away a dead owner's cannot hit the next one's. No file is
 * synced: after a power cut every owner is dead.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { z } from '../../../shared/base/schema.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import { removeIfThere } from './durable-file.ts';
import { asFileSystemError, asWriteProblem, writeWhole } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

const HOUR = 3_600_000;
/**
 * A lock whose owner cannot be looked up (another machine, or a system that does not tell when a process started) is
 * believed for three hours. Believing one that is dead keeps a person out of their own journal; disbelieving one that
 * is alive costs nothing but a second run in the log.
 */
export const BELIEVED_FOR = 3 * HOUR;

const lockName = /^lock-[0-9a-f]{32}$/;
const LOCK_LIMIT = 1024;
const ATTEMPTS = 4;

const lockSchema = z.strictObject({
  version: z.literal(1),
  process: z.int().positive(),
  /** When that process started, in whatever words its system has for it; null where it has none. */
  started: z.string().max(128).nullable(),
  machine: z.string().max(128),
  /** Milliseconds since 1970, to the minute. */
  since: z.int().nonnegative(),
});
type Lock = z.infer<typeof lockSchema>;

/** What is known of a process by its number. `unknown`: it runs, but whether it is the same one cannot be told. */
export type ProcessStart = 'gone' | 'unknown' | { readonly started: string };

/** Who takes the lock, and how to find out about other owners. `thisProcess` makes the real one. */
export interface LockOwner {
  readonly process: number;
  readonly started: string | null;
  readonly machine: string;
  /** Milliseconds since 1970 at which this machine started, as far as it knows. */
  readonly machineStarted: number;
  readonly startOf: (process: number) => Promise<ProcessStart>;
  readonly now: () => number;
}

export type LockTaken =
  | { readonly ok: true; readonly release: () => Promise<void> }
  | { readonly ok: false; readonly problem: WriteProblem | 'in-use' };

/**
 * Takes the lock in `folder`. On a full disk the journal is opened without a file of ours, because reading must not
 * depend on room. `release` removes this owner's own file and no other.
 */
export async function takeJournalLock(fs: FileSystem, folder: string, owner: LockOwner): Promise<LockTaken> {
  try {
    for (let attempt = 1; ; attempt += 1) {
      const own = await putOwnFile(fs, folder, owner);
      let others = true;
      try {
        others = await anotherLives(fs, folder, own, owner);
      } finally {
        if (others && own !== null) await removeIfThere(fs, join(folder, own));
      }
      if (!others) {
        return {
          ok: true,
          release: async () => (own === null ? undefined : removeIfThere(fs, join(folder, own))),
        };
      }
      if (attempt === ATTEMPTS) return { ok: false, problem: 'in-use' };
      // Perhaps another taker stepped back at the same moment: come again, each at a time of its own.
      await pause(20 + Math.random() * 100);
    }
  } catch (error) {
    return { ok: false, problem: asWriteProblem(error) };
  }
}

/** Puts the file in place whole, by rename, so that nobody reads half of it. Null on a full disk. */
async function putOwnFile(fs: FileSystem, folder: string, owner: LockOwner): Promise<string | null> {
  const name = `lock-${newId()}`;
  const beside = join(folder, `${name}.tmp`);
  const lock: Lock = {
    version: 1,
    process: owner.process,
    started: owner.started,
    machine: owner.machine,
    since: Math.floor(owner.now() / 60_000) * 60_000,
  };
  try {
    const file = await fs.createFile(beside);
    try {
      await writeWhole(file, utf8(JSON.stringify(lock)));
    } finally {
      await file.close();
    }
    await fs.rename(beside, join(folder, name));
    return name;
  } catch (error) {
    await removeIfThere(fs, beside);
    if (asWriteProblem(error) === 'disk-full') return null;
    throw error;
  }
}

async function anotherLives(
  fs: FileSystem,
  folder: string,
  own: string | null,
  owner: LockOwner,
): Promise<boolean> {
  for (const { name, kind } of await fs.list(folder)) {
    if (kind !== 'file' || !lockName.test(name) || name === own) continue;
    if (await lives(await readLock(fs, join(folder, name)), owner)) return true;
    await removeIfThere(fs, join(folder, name));
  }
  return false;
}

/** `none`: gone by now, or not a lock; then it was damaged, for a living owner's is always whole. */
async function readLock(fs: FileSystem, path: string): Promise<Lock | 'none' | 'withheld'> {
  try {
    return lockSchema.parse(JSON.parse(readUtf8(await fs.read(path, 0, LOCK_LIMIT))));
  } catch (error) {
    const { code } = asFileSystemError(error);
    return code === 'busy' || code === 'read-only' ? 'withheld' : 'none';
  }
}

async function lives(lock: Lock | 'none' | 'withheld', owner: LockOwner): Promise<boolean> {
  // A file that another program or another user holds is somebody's.
  if (lock === 'withheld') return true;
  if (lock === 'none') return false;
  const age = owner.now() - lock.since;
  // From the future by more than clocks differ: written by a wrong clock, it would be believed for ever.
  const believed = age < BELIEVED_FOR && age > -HOUR;
  if (lock.machine !== owner.machine) return believed;
  const start = await owner.startOf(lock.process);
  if (start === 'gone') return false;
  if (start === 'unknown' || lock.started === null) {
    return believed && lock.since > owner.machineStarted - 2 * 60_000;
  }
  return start.started === lock.started;
}
