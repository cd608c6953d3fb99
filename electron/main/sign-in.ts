/**
 * Which signing in to this computer this is, so that what may happen once in each can be told. It errs towards *the same as before*: the
 * worst is a passphrase asked once too often.
 */
import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { z } from '../../shared/base/schema.ts';

export const signInSchema = z.discriminatedUnion('by', [
  /** The kernel's names for this start of the computer and for the session that this process was begun in. */
  z.strictObject({ by: z.literal('kernel'), boot: z.string().max(64), session: z.string().max(64) }),
  /** In seconds: how long the computer is up, and when by its clock it was started. */
  z.strictObject({ by: z.literal('clock'), up: z.number(), started: z.number() }),
]);
export type SignIn = z.infer<typeof signInSchema>;

/** Two readings of one start differ by less than this, in seconds, unless somebody set the clock. */
const CLOCK_SLACK = 600;

/** No process can change what the kernel says here of itself; the environment it could. */
export async function readSignIn(): Promise<SignIn> {
  if (process.platform === 'linux') {
    const read = async (path: string): Promise<string> => (await readFile(path, 'utf8')).trim();
    const boot = await read('/proc/sys/kernel/random/boot_id').catch(() => null);
    if (boot !== null) {
      const session = await read('/proc/self/sessionid').catch(() => '');
      return { by: 'kernel', boot, session };
    }
  }
  const up = uptime();
  return { by: 'clock', up, started: Date.now() / 1000 - up };
}

/** `now` was read later than `before`. */
export function isSameSignIn(before: SignIn, now: SignIn): boolean {
  if (before.by === 'kernel' && now.by === 'kernel')
    return before.boot === now.boot && before.session === now.session;
  if (before.by !== 'clock' || now.by !== 'clock') return false;
  return now.up >= before.up && Math.abs(now.started - before.started) < CLOCK_SLACK;
}
