/** Where a safety copy may lie on this computer and on drives that are plugged in. Only names of folders are looked at. */
import { readdir } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Home, its usual folders, and the top of every drive that can be taken out. */
export async function listUsualPlaces(platform: NodeJS.Platform = process.platform): Promise<string[]> {
  const home = homedir();
  const own = [home, ...['Documents', 'Desktop', 'Downloads'].map((name) => join(home, name))];
  if (platform === 'win32') {
    // Not A to C: the first two ask for floppy disks, the third is the computer's own.
    return [...own, ...'DEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `${letter}:\\`)];
  }
  const user = userInfo().username;
  const roots =
    platform === 'darwin' ? ['/Volumes'] : ['/media', `/media/${user}`, `/run/media/${user}`, '/mnt'];
  const drives = await Promise.all(roots.map(listFolders));
  return [...own, ...drives.flat()];
}

async function listFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name));
}
