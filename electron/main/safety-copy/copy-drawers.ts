/**
 * The drawers that travel, copied beside the log. A drawer's file is replaced whole in its place, so what lies at the copy is
 * compared and not believed by its name; it leaves the copy only when its owner removed it here.
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
  /** `drawer/id` of what was removed. */
  readonly removed: readonly string[];
  /** Content that was checked at `to` before, by this process. */
  readonly checked: Set<string>;
}

export interface DrawerFile {
  /** `drawer/id`. */
  readonly name: string;
  readonly size: number;
}

/** Everything in the drawers that travel. Throws where one cannot be listed: it must not look empty. */
export async function listCarried(fs: FileSystem, journal: string): Promise<DrawerFile[]> {
  const files: DrawerFile[] = [];
  for (const drawer of carriedDrawers) {
    for (const { name, kind, size } of await listIfThere(fs, join(journal, drawer))) {
      const isOurs = kind === 'file' && idSchema.safeParse(name).success && size <= DRAWER_FILE_LIMIT;
      if (isOurs) files.push({ name: `${drawer}/${name}`, size });
    }
  }
  return files;
}

/** Throws a FileSystemError; what was at the copy before is then still there, each file old or new. */
export async function copyDrawers(
  fs: FileSystem,
  { from, to, removed, checked }: DrawersPlan,
): Promise<void> {
  const files = await listCarried(fs, from);
  for (const drawer of carriedDrawers) {
    const folder = join(to, drawer);
    if (files.some(({ name }) => name.startsWith(`${drawer}/`))) await makeDurableFolder(fs, folder);
    for (const { name } of await listIfThere(fs, folder))
      if (name.endsWith(COPYING)) await removeIfThere(fs, join(folder, name));
  }
  for (const { name } of files) {
    const hash = await hashOf(fs, join(from, name));
    // Removed in this very moment: the next copy knows more.
    if (hash === 'gone') continue;
    const known = `${join(to, name)} ${hash}`;
    if (checked.has(known) && (await fs.look(join(to, name))) === 'file') continue;
    if ((await hashOf(fs, join(to, name))) !== hash) {
      await copyFile(fs, join(from, name), join(to, name));
      if ((await hashOf(fs, join(to, name))) !== hash) throw new FileSystemError('failed');
    }
    for (const one of checked) if (one.startsWith(`${join(to, name)} `)) checked.delete(one);
    checked.add(known);
  }
  const here = new Set(files.map(({ name }) => name));
  for (const name of removed) {
    if (here.has(name) || (await fs.look(join(to, name)).catch(() => null)) !== 'file') continue;
    await fs.remove(join(to, name));
    await fs.syncFolder(join(to, name, '..'));
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
