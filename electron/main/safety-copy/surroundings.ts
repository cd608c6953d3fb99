/** What this computer is known to carry away or to share, read from the system once for each question. */
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { networkMountsIn } from './carried-places.ts';
import type { Surroundings } from './carried-places.ts';

export async function readSurroundings(): Promise<Surroundings> {
  const home = homedir();
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '');
  // With Desktop and Documents in iCloud Drive, its folder holds them.
  const carried = join(home, 'Library', 'Mobile Documents', 'com~apple~CloudDocs', 'Documents');
  const iCloudCarriesDocuments = (await stat(carried).catch(() => null)) !== null;
  return {
    platform: process.platform,
    home,
    env: process.env,
    networkMounts: networkMountsIn(mounts),
    iCloudCarriesDocuments,
  };
}

/** Whether two folders lie on one disk, as far as the system says; two parts of one disk look like two. */
export async function isOnSameDisk(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one).catch(() => null), stat(other).catch(() => null)]);
  return a !== null && b !== null && a.dev === b.dev;
}
