/**
 * A disk made of memory, for tests: it remembers what was synced and what was only written, can lose the rest as a
 * power cut does, can fail any one operation, and lists every operation in order.
 */
import { posix } from 'node:path';
import { concatBytes } from '../../../../shared/base/bytes.ts';
import type { Bytes } from '../../../../shared/base/bytes.ts';
import { asFileSystemError, FileSystemError } from '../file-system.ts';
import type { FileSystem, FolderEntry, NewFile } from '../file-system.ts';

interface MemoryFile {
  readonly kind: 'file';
  content: Bytes;
  synced: Bytes;
  modified: Date | null;
}

interface MemoryFolder {
  readonly kind: 'folder';
  entries: Map<string, MemoryNode>;
  synced: Map<string, MemoryNode>;
}

type MemoryNode = MemoryFile | MemoryFolder;

export interface Operation {
  readonly name: keyof FileSystem | `file.${keyof NewFile}`;
  readonly path: string;
}

/**
 * What a power cut leaves. `nothing-unsynced`: names and content as last synced. `names-only`: every name, but content
 * as last synced, as after a rename without a sync. `torn`: every name, and half of what was not synced. `all`: everything
 * happened to be written out already, as when only the process dies.
 */
export const powerCuts = ['nothing-unsynced', 'names-only', 'torn', 'all'] as const;
export type PowerCut = (typeof powerCuts)[number];

/** `short` takes half of a write and reports it honestly. The others are system error names. */
export type Fault = 'ENOSPC' | 'EIO' | 'EBUSY' | 'EPERM' | 'short';

export interface Plan {
  /** This operation and every later one fails: nothing after the cut reaches the disk. Counted from 0. */
  readonly cutAt?: number;
  /** This one operation fails. */
  readonly fault?: { readonly at: number; readonly kind: Fault; readonly after: boolean };
}

export interface MemoryFileSystem extends FileSystem {
  readonly operations: readonly Operation[];
  /** Sets what goes wrong from now on, and counts operations from 0 again. */
  plan(plan: Plan): void;
  /** A new disk with what the cut left, and nothing planned to go wrong. */
  afterPowerCut(cut: PowerCut): MemoryFileSystem;
  /** The whole content of a file, and when it says it was modified; null when it is not there. Not an operation. */
  peek(path: string): { readonly content: Bytes; readonly modified: Date | null } | null;
}

const emptyFolder = (): MemoryFolder => ({ kind: 'folder', entries: new Map(), synced: new Map() });

function fail(code: string): never {
  throw asFileSystemError(Object.assign(new Error(code), { code }));
}

function survive(node: MemoryNode, cut: PowerCut): MemoryNode {
  if (node.kind === 'file') {
    const unsynced = node.content.length - node.synced.length;
    let content = cut === 'all' ? node.content : node.synced;
    if (cut === 'torn') content = node.content.slice(0, node.synced.length + Math.floor(unsynced / 2));
    return { kind: 'file', content, synced: content, modified: node.modified };
  }
  const kept = cut === 'nothing-unsynced' ? node.synced : node.entries;
  const entries = new Map([...kept].map(([name, inner]) => [name, survive(inner, cut)]));
  return { kind: 'folder', entries, synced: new Map(entries) };
}

export function memoryFileSystem(root: MemoryFolder = emptyFolder()): MemoryFileSystem {
  let operations: Operation[] = [];
  let planned: Plan = {};

  function find(path: string): MemoryNode | null {
    let node: MemoryNode = root;
    for (const name of path.split('/').filter(Boolean)) {
      if (node.kind !== 'folder') fail('ENOTDIR');
      const next = node.entries.get(name);
      if (!next) return null;
      node = next;
    }
    return node;
  }

  function folderAt(path: string): MemoryFolder {
    const node = find(path) ?? fail('ENOENT');
    return node.kind === 'folder' ? node : fail('ENOTDIR');
  }

  function fileAt(path: string): MemoryFile {
    const node = find(path) ?? fail('ENOENT');
    return node.kind === 'file' ? node : fail('EISDIR');
  }

  /** Counts the operation and lets the plan spoil it. `spoil` is what half of the operation leaves behind. */
  async function step<T>(name: Operation['name'], path: string, act: () => T, half?: () => T): Promise<T> {
    const number = operations.push({ name, path }) - 1;
    // Every call really waits, so that two callers interleave as they would on a disk.
    await Promise.resolve();
    const { cutAt, fault } = planned;
    if (cutAt !== undefined && number >= cutAt) {
      if (number === cutAt) half?.();
      throw new FileSystemError('failed');
    }
    if (fault?.at !== number) return act();
    if (fault.kind === 'short') return (half ?? act)();
    if (fault.after) act();
    else half?.();
    return fail(fault.kind);
  }

  function newFile(path: string, file: MemoryFile): NewFile {
    let open = true;
    const whileOpen = <T>(work: () => T) => (open ? work() : fail('EBADF'));
    const append = (bytes: Uint8Array) =>
      whileOpen(() => {
        file.content = concatBytes(file.content, bytes);
        file.modified = new Date();
        return bytes.length;
      });
    return {
      write: (bytes) => {
        const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
        return step(
          'file.write',
          path,
          () => append(bytes),
          () => append(half),
        );
      },
      datasync: () => step('file.datasync', path, () => whileOpen(() => void (file.synced = file.content))),
      setModified: (time) =>
        step('file.setModified', path, () => whileOpen(() => void (file.modified = time))),
      close: () => step('file.close', path, () => whileOpen(() => void (open = false))),
    };
  }

  function createFile(path: string): NewFile {
    const { entries } = folderAt(posix.dirname(path));
    if (entries.has(posix.basename(path))) fail('EEXIST');
    const file: MemoryFile = {
      kind: 'file',
      content: new Uint8Array(),
      synced: new Uint8Array(),
      modified: null,
    };
    entries.set(posix.basename(path), file);
    return newFile(path, file);
  }

  function rename(from: string, to: string): void {
    const node = find(from) ?? fail('ENOENT');
    const target = find(to);
    if (target?.kind === 'folder' && (node.kind === 'file' || target.entries.size > 0)) fail('ENOTEMPTY');
    const toFolder = folderAt(posix.dirname(to));
    folderAt(posix.dirname(from)).entries.delete(posix.basename(from));
    toFolder.entries.set(posix.basename(to), node);
  }

  function list(path: string): FolderEntry[] {
    return [...folderAt(path).entries].map(([name, node]) => ({
      name,
      kind: node.kind,
      size: node.kind === 'file' ? node.content.length : 0,
    }));
  }

  function removeNode(path: string, kind: MemoryNode['kind']): void {
    const node = find(path) ?? fail('ENOENT');
    if (node.kind !== kind) fail('EPERM');
    if (node.kind === 'folder' && node.entries.size > 0) fail('ENOTEMPTY');
    folderAt(posix.dirname(path)).entries.delete(posix.basename(path));
  }

  function makeFolder(path: string): void {
    const { entries } = folderAt(posix.dirname(path));
    if (path === '/' || entries.has(posix.basename(path))) fail('EEXIST');
    entries.set(posix.basename(path), emptyFolder());
  }

  return {
    createFile: (path) => step('createFile', path, () => createFile(path)),
    read: (path, offset, length) =>
      step('read', path, () => fileAt(path).content.slice(offset, offset + length)),
    rename: (from, to) => step('rename', to, () => rename(from, to)),
    syncFolder: (path) =>
      step('syncFolder', path, () => {
        const folder = folderAt(path);
        folder.synced = new Map(folder.entries);
      }),
    makeFolder: (path) => step('makeFolder', path, () => makeFolder(path)),
    list: (path) => step('list', path, () => list(path)),
    look: (path) => step('look', path, () => find(path)?.kind ?? null),
    remove: (path) => step('remove', path, () => removeNode(path, 'file')),
    removeFolder: (path) => step('removeFolder', path, () => removeNode(path, 'folder')),
    freeSpace: (path) => step('freeSpace', path, () => (folderAt(path), Number.MAX_SAFE_INTEGER)),

    get operations() {
      return operations;
    },
    plan: (plan) => {
      planned = plan;
      operations = [];
    },
    afterPowerCut: (cut) => {
      const left = survive(root, cut);
      return memoryFileSystem(left.kind === 'folder' ? left : emptyFolder());
    },
    peek: (path) => {
      const node = find(path);
      return node?.kind === 'file' ? { content: node.content, modified: node.modified } : null;
    },
  };
}
