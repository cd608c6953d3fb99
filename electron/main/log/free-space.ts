/**
 * Whether the disk has room for the browser store. A full disk destroys what that store holds, so this is looked at before a
 * window exists; the journal works from its log alone where there is little.
 */
import { dirname } from 'node:path';
import { asFileSystemError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

/** Below this many free bytes the browser store stays shut: its files grow by several mebibytes before they are tidied. */
export const ROOM_FOR_CACHE = 32 * 1024 * 1024;

/** False also where nobody knows: the journal is the same without the store, only slower. `folder` need not exist yet. */
export async function hasRoomForCache(fs: FileSystem, folder: string): Promise<boolean> {
  try {
    return (await fs.freeSpace(folder)) >= ROOM_FOR_CACHE;
  } catch (error) {
    const above = dirname(folder);
    if (asFileSystemError(error).code !== 'gone' || above === folder) return false;
    return hasRoomForCache(fs, above);
  }
}
