/**
 * Eight mebibytes kept free for the last words: a file of random bytes beside the log, removed when the disk says that it is
 * full. Random, so that no file system stores it as less than it is. Nothing is ever read from it.
 */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { ownBytes } from '../../../shared/base/bytes.ts';
import { writeDurableFile } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';

export const RESERVE_SIZE = 8 * 1024 * 1024;
/** Made only where the disk has this many times its size free: it must not be what fills it. */
const ROOM = 4;

/** Makes the reserve where there is none. A disk that cannot give it still holds a journal that can be written. */
export async function keepReserve(fs: FileSystem, path: string): Promise<void> {
  try {
    if ((await fs.look(path)) !== null) return;
    if ((await fs.freeSpace(dirname(path))) < ROOM * RESERVE_SIZE) return;
    await writeDurableFile(fs, path, ownBytes(randomBytes(RESERVE_SIZE)));
  } catch {
    // Next time, when there is room.
  }
}

/** True when there was one, and its room is free now. */
export async function releaseReserve(fs: FileSystem, path: string): Promise<boolean> {
  try {
    if ((await fs.look(path)) !== 'file') return false;
    await fs.remove(path);
    await fs.syncFolder(dirname(path));
    return true;
  } catch {
    return false;
  }
}
