/**
 * The drawers that travel, copied beside the log. A drawer's file is replaced whole in its place, so what lies at the copy is
 * compared and not believed by its name; it leaves the copy only when its owner removed it here.
 *
 * After a change of keys the files here are under keys that the key file at the copy does not open yet. Then each waits there beside
 * the old one, named by the epoch it belongs to, until that key file has come: wherever the copying is cut short, one state of
 * every file lies there that the key file beside it opens.
 */
import { join } from 'node:path';
import { idSchema } from '../../../shared/base/ids.ts';
import { carriedDrawers, DRAWER_FILE_LIMIT } from '../../../shared/ipc/drawer-calls.ts';
import { makeDurableFolder, removeIfThere } from '../log/durable-file.ts';
import { asFileSystemError, FileSystemError } from '../log/file-system.ts';
import type { FileSystem } from '../log/file-system.ts';
import { COPYING, copyFile, hashOf } from './copy-file.ts';

export interface DrawersPlan {
  /** The folders of one journal. */
  readonly from: string;
  readonly to: string;
  /** Of the key file at `from`. */
  readonly epoch: number;
  /** The key file at `to` is still of an earlier epoch. */
  readonly mustWait: boolean;
  /** `drawer/id` of what was removed. */
  readonly removed: readonly string[];
  /** Content that was checked at `to` before, by this process. */
  readonly checked: Set<string>;
}

export interface DrawerFile {
  /** `drawer/id`. */
  readonly name: string;
  readonly size: number;
  /** Where in the journal's folder it lies. */
  readonly at: string;
}

const WAITING = '.epoch-';
const waiting = (name: string, epoch: number): string => `${name}${WAITING}${epoch}`;

/**
 * Everything in the drawers that travel. Of a copy, what waits for the epoch of its key file goes before what it was to replace.
 * Throws where a drawer cannot be listed: it must not look empty.
 */
export async function listCarried(
  fs: FileSystem,
  journal: string,
  epoch: number | null = null,
): Promise<DrawerFile[]> {
  const files = new Map<string, DrawerFile>();
  for (const drawer of carriedDrawers) {
    const here = await listIfThere(fs, join(journal, drawer));
    for (const { name, kind, size } of here) {
      const [id = '', waits] = name.split(WAITING);
      const isOurs = kind === 'file' && idSchema.safeParse(id).success && size <= DRAWER_FILE_LIMIT;
      const counts = waits === undefined ? !files.has(`${drawer}/${id}`) : waits === String(epoch);
      if (isOurs && counts)
        files.set(`${drawer}/${id}`, { name: `${drawer}/${id}`, size, at: `${drawer}/${name}` });
    }
  }
  return [...files.values()];
}

/** Throws a FileSystemError; what was at the copy before is then still there, each file old or new. */
export async function copyDrawers(fs: FileSystem, plan: DrawersPlan): Promise<void> {
  const { from, to, epoch, mustWait, removed, checked } = plan;
  const files = await listCarried(fs, from, epoch);
  for (const drawer of carriedDrawers) {
    const folder = join(to, drawer);
    if (files.some(({ name }) => name.startsWith(`${drawer}/`))) await makeDurableFolder(fs, folder);
    for (const { name } of await listIfThere(fs, folder))
      if (name.endsWith(COPYING)) await removeIfThere(fs, join(folder, name));
  }
  for (const { name, at } of files) {
    const hash = await hashOf(fs, join(from, at));
    // Removed in this very moment: the next copy knows more.
    if (hash === 'gone') continue;
    const target = join(to, mustWait ? waiting(name, epoch) : name);
    const known = `${target} ${hash}`;
    if (checked.has(known) && (await fs.look(target)) === 'file') continue;
    if ((await hashOf(fs, target)) !== hash) {
      await copyFile(fs, join(from, at), target);
      if ((await hashOf(fs, target)) !== hash) throw new FileSystemError('failed');
    }
    for (const one of checked) if (one.startsWith(`${target} `)) checked.delete(one);
    checked.add(known);
  }
  const here = new Set(files.map(({ name }) => name));
  for (const name of removed) {
    if (here.has(name) || (await fs.look(join(to, name)).catch(() => null)) !== 'file') continue;
    await fs.remove(join(to, name));
    await fs.syncFolder(join(to, name, '..'));
  }
}

/** The key file at `journal` is of this epoch: what waited for it takes its place, and what waited for another is of no use. */
export async function endWaiting(fs: FileSystem, journal: string, epoch: number): Promise<void> {
  for (const drawer of carriedDrawers) {
    const folder = join(journal, drawer);
    let changed = false;
    for (const { name, kind } of await listIfThere(fs, folder)) {
      const id = name.slice(0, name.indexOf(WAITING));
      if (kind !== 'file' || !name.includes(WAITING) || !idSchema.safeParse(id).success) continue;
      if (name === waiting(id, epoch)) await fs.rename(join(folder, name), join(folder, id));
      else await fs.remove(join(folder, name));
      changed = true;
    }
    if (changed) await fs.syncFolder(folder);
  }
}

async function listIfThere(fs: FileSystem, path: string): ReturnType<FileSystem['list']> {
  try {
    return await fs.list(path);
  } catch (error) {
    if (asFileSystemError(error).code === 'gone') return [];
    throw error;
  }
}
