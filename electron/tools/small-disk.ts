/**
 * A disk of its own that a test may fill to the brim: a file system in memory, mounted for the time of the tests. Only Linux
 * has it here, for root, or for a user whom `sudo` asks nothing.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** In mebibytes: room for the engine's profile, a journal and its reserve, and quickly filled. */
const SIZE = 96;

export interface SmallDisk {
  readonly path: string;
  readonly remove: () => void;
}

/** `owner`: the name of the user who alone may enter it. Null where nothing can be mounted. */
export function mountSmallDisk(owner: string = userInfo().username): SmallDisk | null {
  if (process.platform !== 'linux') return null;
  const path = mkdtempSync(join(tmpdir(), 'wellspring-small-disk-'));
  const as = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...command: string[]): boolean => {
    const [program = '', ...args] = [...as, ...command];
    try {
      execFileSync(program, args, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  const isMounted =
    run('mount', '-t', 'tmpfs', '-o', `size=${SIZE}m,mode=0700,nosuid,nodev`, 'tmpfs', path) &&
    run('chown', `${owner}:`, path);
  const remove = (): void => {
    // A process that is still ending may hold it for a moment; then the system takes it away when that is over.
    if (!run('umount', path)) run('umount', '-l', path);
    rmdirSync(path);
  };
  if (isMounted) return { path, remove };
  try {
    remove();
  } catch {
    // An empty folder in the place for temporary files stays behind.
  }
  return null;
}
