/**
 * Small files and folders that survive a power cut: whoever reads finds the old content or the new one, never a part,
 * and what was answered stays answered.
 */
import { dirname } from 'node:path';
import { newId } from '../../../shared/base/ids.ts';
import { asFileSystemError, writeWhole } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

/** Makes or replaces `path`. Throws a FileSystemError; the old content then still stands unless only the last sync failed. */
export async function writeDurableFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${newId()}.tmp`;
  try {
    await writeNewFile(fs, beside, bytes);
    await fs.rename(beside, path);
  } catch (error) {
    await removeIfThere(fs, beside);
    throw error;
  }
  await fs.syncFolder(dirname(path));
}

/** Makes `path`, its content synced. Its name is durable only after the folder was synced too. */
export async function writeNewFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.createFile(path);
  try {
    await writeWhole(file, bytes);
    await file.datasync();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
}

/** Makes the folder and every missing one above it, each name durable before the next is made inside. */
export async function makeDurableFolder(fs: FileSystem, path: string): Promise<void> {
  const parent = dirname(path);
  const made = await makeFolder(fs, path);
  if (made === 'no-parent') {
    if (parent === path) throw asFileSystemError(new Error('no root folder'));
    await makeDurableFolder(fs, parent);
    await makeFolder(fs, path);
  }
  try {
    // Also when it was there: whoever made it may have stopped before this line.
    await fs.syncFolder(parent);
  } catch (error) {
    // A home folder that may be passed through but not opened; what stood in it before us is not ours to vouch for.
    if (made !== 'stood' || asFileSystemError(error).code !== 'read-only') throw error;
  }
}

async function makeFolder(fs: FileSystem, path: string): Promise<'made' | 'stood' | 'no-parent'> {
  try {
    await fs.makeFolder(path);
    return 'made';
  } catch (error) {
    const { code } = asFileSystemError(error);
    if (code === 'exists') return 'stood';
    // Windows and some mounted folders refuse before they look whether the folder is there.
    if (code !== 'gone' && (await fs.look(path)) === 'folder') return 'stood';
    if (code === 'gone') return 'no-parent';
    throw error;
  }
}

/** Clears away what this process made and no longer needs. A failure leaves a stray file, which nothing reads. */
export async function removeIfThere(fs: FileSystem, path: string): Promise<void> {
  await fs.remove(path).catch(() => undefined);
}
