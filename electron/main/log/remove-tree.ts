/** Removes a folder with all that is in it. Links are removed and never followed. */
import { dirname, join } from 'node:path';
import { asFileSystemError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

/** Durable when it returns; a folder that is not there is removed already. Throws a FileSystemError, and may be called again. */
export async function removeTree(fs: FileSystem, path: string): Promise<void> {
  try {
    for (const { name, kind } of await fs.list(path)) {
      if (kind === 'folder') await removeTree(fs, join(path, name));
      else await fs.remove(join(path, name));
    }
    await fs.removeFolder(path);
    await fs.syncFolder(dirname(path));
  } catch (error) {
    if (asFileSystemError(error).code !== 'gone') throw error;
  }
}
