/**
 * A name for this installation: eight random hexadecimal digits, drawn once. It tells files of two computers apart
 * in one folder and says nothing about the computer. A copied data folder copies it too; runs keep those apart.
 */
import { join } from 'node:path';
import { randomBytes, readUtf8, toHex, utf8 } from '../../../shared/base/bytes.ts';
import { makeDurableFolder, writeDurableFile } from './durable-file.ts';
import { asFileSystemError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

const DEVICE = /^[0-9a-f]{8}$/;

/** Reads the device's name, or draws one and keeps it. Throws a FileSystemError. */
export async function readDevice(fs: FileSystem, dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'device');
  const kept = await readKept(fs, path);
  if (kept !== null && DEVICE.test(kept)) return kept;
  const drawn = toHex(randomBytes(4));
  await makeDurableFolder(fs, dataFolder);
  await writeDurableFile(fs, path, utf8(drawn));
  return drawn;
}

async function readKept(fs: FileSystem, path: string): Promise<string | null> {
  try {
    return readUtf8(await fs.read(path, 0, 64)).trim();
  } catch (error) {
    // Not there, or not text: either way there is no name to keep.
    if (error instanceof TypeError || asFileSystemError(error).code === 'gone') return null;
    throw error;
  }
}
