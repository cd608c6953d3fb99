/**
 * A journal into one file for another computer: written beside, synced, read again from the disk and checked, and only then
 * given its name. Whatever stops it, the journal is untouched and an older file of that name still stands.
 */
import { dirname, join } from 'node:path';
import { type Bytes, utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { READ_CHUNK } from '../../../shared/ipc/call-shapes.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import {
  type MovePart,
  PART_LIMITS,
  partHash,
  readMoveFile,
  writeMoveEnd,
  writeMoveHead,
  writePartHead,
} from '../../../shared/vault/move-file.ts';
import { parseLogFileName } from '../../../shared/vault/segment.ts';
import { removeIfThere } from '../log/durable-file.ts';
import { asFileSystemError, asWriteProblem, FileSystemError, writeWhole } from '../log/file-system.ts';
import type { FileSystem, NewFile } from '../log/file-system.ts';
import { listCarried } from '../safety-copy/copy-drawers.ts';
import { readWholeKeyFile } from '../safety-copy/copy-journal.ts';

export interface MoveOut {
  /** The journal's folder. */
  readonly from: string;
  readonly vault: string;
  readonly target: string;
  readonly isBeingWritten: (name: string) => boolean;
  /** Bytes of what is to be done: each is written once and read again once. */
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

export type MovedOut =
  { readonly ok: true } | { readonly ok: false; readonly problem: WriteProblem | 'cancelled' };

/** What a move file under way ends in. */
export const MOVING = '.moving';

class Cancelled extends Error {}

export async function writeMoveFile(fs: FileSystem, move: MoveOut): Promise<MovedOut> {
  const beside = `${move.target}.${newId()}${MOVING}`;
  try {
    const keyFile = utf8((await readWholeKeyFile(fs, move)).text);
    const parts = await listParts(fs, move, keyFile);
    const total = 2 * parts.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const progress = (more: number): void => {
      if (move.isCancelled()) throw new Cancelled();
      done += more;
      move.onProgress(done, total);
    };
    progress(0);
    const file = await fs.createFile(beside);
    let hashes: readonly Bytes[];
    try {
      hashes = await writeParts(fs, file, move, parts, keyFile, progress);
      await file.datasync();
    } finally {
      await file.close();
    }
    await checkAgain(fs, beside, move.vault, parts, progress);
    if (hashes.length !== parts.length) throw new FileSystemError('failed');
    await fs.rename(beside, move.target);
    await fs.syncFolder(dirname(move.target));
    return { ok: true };
  } catch (error) {
    await removeIfThere(fs, beside);
    if (error instanceof Cancelled) return { ok: false, problem: 'cancelled' };
    return { ok: false, problem: asWriteProblem(error) };
  }
}

async function listParts(fs: FileSystem, move: MoveOut, keyFile: Uint8Array): Promise<MovePart[]> {
  const log = (await fs.list(join(move.from, 'log'))).filter(
    ({ name, kind }) => kind === 'file' && parseLogFileName(name) !== null && !move.isBeingWritten(name),
  );
  return [
    { kind: 'key-file', name: 'vault.json', size: keyFile.length },
    ...log.map(({ name, size }): MovePart => ({ kind: 'log', name, size })),
    ...(await listCarried(fs, move.from)).map(({ name, size }): MovePart => ({ kind: 'drawer', name, size })),
  ];
}

async function writeParts(
  fs: FileSystem,
  file: NewFile,
  move: MoveOut,
  parts: readonly MovePart[],
  keyFile: Uint8Array,
  progress: (more: number) => void,
): Promise<readonly Bytes[]> {
  const head = writeMoveHead(move.vault);
  await writeWhole(file, head);
  const hashes: Bytes[] = [];
  for (const part of parts) {
    if (part.size > PART_LIMITS[part.kind]) throw new FileSystemError('failed');
    const hash = partHash();
    const put = async (bytes: Uint8Array): Promise<void> => {
      hash.update(bytes);
      await writeWhole(file, bytes);
    };
    await put(writePartHead(part));
    if (part.kind === 'key-file') {
      await put(keyFile);
      progress(keyFile.length);
    } else {
      const path = part.kind === 'log' ? join(move.from, 'log', part.name) : join(move.from, part.name);
      for (let at = 0; at < part.size;) {
        const piece = await fs.read(path, at, Math.min(READ_CHUNK, part.size - at));
        // Shorter than it was a moment ago: packed away or replaced. The writer is asked to try again.
        if (piece.length === 0) throw new FileSystemError('failed');
        await put(piece);
        at += piece.length;
        progress(piece.length);
      }
    }
    const digest = hash.digest();
    await writeWhole(file, digest);
    hashes.push(digest);
  }
  await writeWhole(file, writeMoveEnd(head, hashes));
  return hashes;
}

/** Reads the file as another computer will, from the disk. Throws when it is not what was to be written. */
async function checkAgain(
  fs: FileSystem,
  path: string,
  vault: string,
  parts: readonly MovePart[],
  progress: (more: number) => void,
): Promise<void> {
  const [entry] = (await fs.list(dirname(path))).filter(({ name }) => path.endsWith(name));
  const found: string[] = [];
  try {
    const there = await readMoveFile(
      { size: entry?.size ?? 0, read: (offset, length) => fs.read(path, offset, length) },
      {
        begin: async () => undefined,
        take: async (bytes) => progress(bytes.length),
        finish: async ({ kind, name, size }) => void found.push(`${kind} ${name} ${size}`),
      },
    );
    const expected = parts.map(({ kind, name, size }) => `${kind} ${name} ${size}`);
    if (there !== vault || found.join('\n') !== expected.join('\n')) throw new FileSystemError('failed');
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    throw asFileSystemError(error);
  }
}
