/** One file copied beside its place, synced, and only then given its name; and what a file holds, by its hash. */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { newId } from '../../../shared/base/ids.ts';
import { READ_CHUNK } from '../../../shared/ipc/call-shapes.ts';
import { removeIfThere } from '../log/durable-file.ts';
import { asFileSystemError, writeWhole } from '../log/file-system.ts';
import type { FileSystem } from '../log/file-system.ts';

/** What a copy under way ends in. */
export const COPYING = '.copying';

/** Replaces `to`. Throws a FileSystemError; the old content then still stands unless only the last sync failed. */
export async function copyFile(fs: FileSystem, from: string, to: string): Promise<void> {
  const beside = `${to}.${newId()}${COPYING}`;
  const file = await fs.createFile(beside);
  try {
    for (let offset = 0; ; offset += READ_CHUNK) {
      const piece = await fs.read(from, offset, READ_CHUNK);
      if (piece.length > 0) await writeWhole(file, piece);
      if (piece.length < READ_CHUNK) break;
    }
    await file.datasync();
    await file.close();
    await fs.rename(beside, to);
  } catch (error) {
    await file.close().catch(() => undefined);
    await removeIfThere(fs, beside);
    throw error;
  }
  await fs.syncFolder(dirname(to));
}

/** SHA-256 in hexadecimal; `gone` when nothing is there. */
export async function hashOf(fs: FileSystem, path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for (let offset = 0; ; offset += READ_CHUNK) {
      const piece = await fs.read(path, offset, READ_CHUNK);
      hash.update(piece);
      if (piece.length < READ_CHUNK) return hash.digest('hex');
    }
  } catch (error) {
    if (asFileSystemError(error).code === 'gone') return 'gone';
    throw error;
  }
}
