/** The real disk, by Node. Files are made for their owner only; links are never followed. */
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rmdir, statfs, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asFileSystemError, errnoOf, FileSystemError } from './file-system.ts';
import type { FileSystem, FolderEntry, NewFile } from './file-system.ts';

/** How long a rename on Windows waits for a virus scanner or an indexer to let go, in milliseconds. */
const PATIENCE = 10_000;
const LET_GO_LATER = new Set(['EPERM', 'EBUSY', 'EACCES']);

async function coded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFileSystemError(error);
  }
}

/** Runs `work` again while another program holds the file, for at most `patience` milliseconds. */
export async function whileHeld<T>(work: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const until = performance.now() + patience;
  let between = 10;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!LET_GO_LATER.has(errnoOf(error)) || performance.now() + between > until) throw error;
      await pause(between);
      between = Math.min(between * 2, 500);
    }
  }
}

function newFile(handle: FileHandle): NewFile {
  return {
    write: (bytes) => coded(async () => (await handle.write(bytes)).bytesWritten),
    datasync: () => coded(() => handle.datasync()),
    setModified: (time) => coded(() => handle.utimes(time, time)),
    close: () => coded(() => handle.close()),
  };
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

async function readPart(path: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  // O_NOFOLLOW does not exist on Windows, whose links need rights that an ordinary account has not.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await handle.read(bytes, at, bytes.length - at, offset + at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await handle.close();
  }
}

/** All sizes are asked for at once: one after another, a long log's take longer than the rest of opening it. */
async function listFolder(path: string): Promise<FolderEntry[]> {
  const found = await readdir(path, { withFileTypes: true });
  const entries = await Promise.all(
    found.map(async (entry): Promise<FolderEntry | null> => {
      const kind = kindOf(entry);
      if (kind !== 'file') return { name: entry.name, kind, size: 0 };
      try {
        return { name: entry.name, kind, size: (await lstat(join(path, entry.name))).size };
      } catch (error) {
        // It was renamed or removed since the folder was read: then it is not in the folder.
        if (errnoOf(error) !== 'ENOENT') throw error;
        return null;
      }
    }),
  );
  return entries.filter((entry) => entry !== null);
}

async function lookAt(path: string): Promise<FolderEntry['kind'] | null> {
  try {
    return kindOf(await lstat(path));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function diskFileSystem(platform: NodeJS.Platform = process.platform): FileSystem {
  const windows = platform === 'win32';
  return {
    createFile: (path) => coded(async () => newFile(await open(path, 'ax', 0o600))),
    read: (path, offset, length) => coded(() => readPart(path, offset, length)),
    rename: (from, to) => coded(() => (windows ? whileHeld(() => rename(from, to)) : rename(from, to))),
    syncFolder: (path) => (windows ? Promise.resolve() : coded(() => syncFolder(path))),
    makeFolder: (path) => coded(() => mkdir(path, 0o700)),
    list: (path) => coded(() => listFolder(path)),
    look: (path) => coded(() => lookAt(path)),
    remove: (path) => coded(() => unlink(path)),
    removeFolder: (path) => coded(() => rmdir(path)),
    freeSpace: (path) =>
      coded(async () => {
        const { bavail, bsize } = await statfs(path);
        if (!Number.isFinite(bavail * bsize)) throw new FileSystemError('failed');
        return bavail * bsize;
      }),
  };
}
