/**
 * The port between the journal and the disk: only what the log needs, so that a test can stand in for a failing
 * disk or a cut cable. Every failure arrives as a FileSystemError with a closed code; nothing is retried silently
 * except a rename on Windows.
 */
import type { Bytes } from '../../../shared/base/bytes.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';

export type FileSystemCode = 'exists' | 'gone' | 'disk-full' | 'read-only' | 'busy' | 'failed';

export class FileSystemError extends Error {
  readonly code: FileSystemCode;

  constructor(code: FileSystemCode, options?: ErrorOptions) {
    super(`The disk answered: ${code}`, options);
    this.name = 'FileSystemError';
    this.code = code;
  }
}

/** A new file that this process made. Writes go to its end. */
export interface NewFile {
  /** Returns how many bytes were taken, which may be fewer than given: use `writeWhole`. */
  write(bytes: Uint8Array): Promise<number>;
  /** Returns when content and length would survive a power cut. The name needs `syncFolder` as well. */
  datasync(): Promise<void>;
  setModified(time: Date): Promise<void>;
  close(): Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes; 0 for what is not a file. */
  readonly size: number;
}

export interface FileSystem {
  /** Makes a file that did not exist, for its owner only (mode 0600). Throws `exists` otherwise. */
  createFile(path: string): Promise<NewFile>;
  /** At most `length` bytes from `offset`; fewer only at the end of the file. */
  read(path: string, offset: number, length: number): Promise<Bytes>;
  /** Replaces a file at `to`; throws `exists` for a folder with something in it. */
  rename(from: string, to: string): Promise<void>;
  /** Returns when the folder's names would survive a power cut. Does nothing on Windows, where Node has no such call. */
  syncFolder(path: string): Promise<void>;
  /** Makes one folder for its owner only (mode 0700). Throws `exists`, or `gone` when its parent is missing. */
  makeFolder(path: string): Promise<void>;
  list(path: string): Promise<readonly FolderEntry[]>;
  /** Null when nothing has that name. A link is `other`: it is never followed. */
  look(path: string): Promise<FolderEntry['kind'] | null>;
  remove(path: string): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  /** Bytes this user may still write where `path` is. */
  freeSpace(path: string): Promise<number>;
}

const codes: Readonly<Record<string, FileSystemCode>> = {
  EEXIST: 'exists',
  ENOTEMPTY: 'exists',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ESTALE: 'gone',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EBUSY: 'busy',
};

/** Gives whatever a system call threw its closed code. */
export function asFileSystemError(error: unknown): FileSystemError {
  if (error instanceof FileSystemError) return error;
  return new FileSystemError(codes[errnoOf(error)] ?? 'failed', { cause: error });
}

export function errnoOf(error: unknown): string {
  const errno = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof errno === 'string' ? errno : '';
}

/** What the window is told. Being in the way or busy is no reason a person could act on, so it is `failed`. */
export function asWriteProblem(error: unknown): WriteProblem {
  const { code } = asFileSystemError(error);
  return code === 'exists' || code === 'busy' ? 'failed' : code;
}

/** Writes every byte, or throws. A disk may take part of a write and say so only by the count. */
export async function writeWhole(file: NewFile, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) {
    const taken = await file.write(bytes.subarray(at));
    if (taken <= 0) throw new FileSystemError('failed');
    at += taken;
  }
}
