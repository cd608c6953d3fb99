/**
 * Rounds on an ordinary disk, for the command line: a folder as a round store (durable before it answers), and a folder's
 * entries as dropped files.
 */
import { link, lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DroppedFile } from '../../shared/team/dropped-files.ts';
import { newId } from '../../shared/base/ids.ts';
import type { RoundStore } from '../../shared/team/round-store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One file per name. Every change is a temporary file, synced, put in place whole, and the folder synced. */
export async function folderStore(folder: string): Promise<RoundStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = (name: string): string => {
    if (!/^[a-z0-9-]{1,100}$/.test(name)) throw new RangeError('Not a name of the store.');
    return join(folder, name);
  };
  const written = async (bytes: Bytes): Promise<string> => {
    const path = join(folder, `.${newId()}`);
    await writeSynced(path, bytes);
    return path;
  };
  return {
    read: async (name) => {
      try {
        return new Uint8Array(await readFile(place(name)));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    create: async (name, bytes) => {
      const path = await written(bytes);
      try {
        await link(path, place(name));
        await syncFolder(folder);
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      } finally {
        await rm(path);
      }
    },
    replace: async (name, bytes) => {
      await rename(await written(bytes), place(name));
      await syncFolder(folder);
    },
    remove: async (name) => {
      await rm(place(name), { force: true });
      await syncFolder(folder);
    },
  };
}

/** The entries of a folder, by name. Nothing is opened before it is asked for, and links are not followed. */
export async function droppedFolder(folder: string): Promise<readonly DroppedFile[]> {
  const names = (await readdir(folder)).toSorted();
  return Promise.all(
    names.map(async (name): Promise<DroppedFile> => {
      const path = join(folder, name);
      const entry = await lstat(path).catch(() => null);
      const kind = entry?.isFile()
        ? 'file'
        : entry?.isDirectory()
          ? 'folder'
          : entry?.isSymbolicLink()
            ? 'link'
            : 'other';
      return { name, kind, size: entry?.size ?? 0, read: (most) => readFirst(path, most) };
    }),
  );
}

export async function writeSynced(path: string, bytes: Bytes): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readFirst(path: string, most: number): Promise<Bytes> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(most);
    let length = 0;
    while (length < most) {
      const { bytesRead } = await file.read(bytes, length, most - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.slice(0, length);
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
