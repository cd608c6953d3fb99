/**
 * A journal out of a move file: looked at before anything is made, then built under another name while it is read, and placed only
 * when its end was found and holds. It stands beside what is here, never over it.
 */
import { dirname, join } from 'node:path';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import { VaultError } from '../../../shared/vault/errors.ts';
import { chooseKeyFile } from '../../../shared/vault/key-file.ts';
import {
  type MovePart,
  type MoveSource,
  type MoveTaker,
  readMoveFile,
} from '../../../shared/vault/move-file.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { asWriteProblem, FileSystemError, writeWhole } from '../log/file-system.ts';
import type { FileSystem, NewFile } from '../log/file-system.ts';
import { journalsFolder } from '../log/journal-folders.ts';
import { removeTree } from '../log/remove-tree.ts';
import { buildingFolder, placeJournal } from '../safety-copy/place-journal.ts';
import type { Placed } from '../safety-copy/place-journal.ts';

export type MoveFileProblem = 'not-a-move-file' | 'damaged' | 'newer-version';

export type Looked =
  | { readonly ok: true; readonly vault: string; readonly keyFile: string }
  | { readonly ok: false; readonly problem: MoveFileProblem | WriteProblem };

class Enough extends Error {}

/** Whose journal a file holds, from its first bytes: the whole of it is judged when it is taken. */
export async function lookIntoMoveFile(fs: FileSystem, path: string): Promise<Looked> {
  let keyFile = '';
  const taker: MoveTaker = {
    begin: async () => undefined,
    take: async (bytes) => void (keyFile += readUtf8(bytes)),
    finish: async () => {
      throw new Enough();
    },
  };
  try {
    await readMoveFile(await sourceOf(fs, path), taker);
    return { ok: false, problem: 'damaged' };
  } catch (error) {
    if (!(error instanceof Enough)) return { ok: false, problem: problemOf(error) };
    const choice = await chooseKeyFile([keyFile]);
    if (choice.state === 'ready') return { ok: true, vault: choice.keyFile.vault, keyFile };
    return { ok: false, problem: choice.state === 'newer-version' ? 'newer-version' : 'damaged' };
  }
}

export type Taken =
  | (Placed & { readonly ok: true; readonly vault: string })
  | { readonly ok: false; readonly problem: MoveFileProblem | WriteProblem | 'is-here' | 'cancelled' };

export interface MoveIn {
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

class Cancelled extends Error {}

export async function takeMoveFile(fs: FileSystem, data: string, path: string, move: MoveIn): Promise<Taken> {
  const arriving = join(journalsFolder(data), `arriving-${newId()}`);
  try {
    const source = await sourceOf(fs, path);
    await makeDurableFolder(fs, join(arriving, 'log'));
    const built = await build(fs, source, arriving, move);
    const building = buildingFolder(data, built);
    await removeTree(fs, building);
    await fs.rename(arriving, building);
    await fs.syncFolder(dirname(building));
    const placed = await placeJournal(fs, data, built);
    if (placed.ok) return { ...placed, vault: built };
    await removeTree(fs, building);
    return placed;
  } catch (error) {
    await removeTree(fs, arriving).catch(() => undefined);
    return { ok: false, problem: error instanceof Cancelled ? 'cancelled' : problemOf(error) };
  }
}

/** Everything durable in `folder`. Answers whose journal it is; throws what reading, writing or the key file has against it. */
async function build(fs: FileSystem, source: MoveSource, folder: string, move: MoveIn): Promise<string> {
  let keyFile = '';
  let file: NewFile | null = null;
  let done = 0;
  const drawers = new Set<string>();
  const placeOf = ({ kind, name }: MovePart): string =>
    kind === 'log' ? join(folder, 'log', name) : join(folder, name);
  const taker: MoveTaker = {
    begin: async (part) => {
      if (part.kind === 'key-file') return;
      const path = placeOf(part);
      if (part.kind === 'drawer' && !drawers.has(dirname(path))) {
        drawers.add(dirname(path));
        await makeDurableFolder(fs, dirname(path));
      }
      file = await fs.createFile(path);
    },
    take: async (bytes) => {
      if (move.isCancelled()) throw new Cancelled();
      if (file === null) keyFile += readUtf8(bytes);
      else await writeWhole(file, bytes);
      done += bytes.length;
      move.onProgress(done, source.size);
    },
    finish: async () => {
      const whole = file;
      file = null;
      await whole?.datasync();
      await whole?.close();
    },
  };
  let vault: string;
  try {
    vault = await readMoveFile(source, taker);
  } finally {
    await (file as NewFile | null)?.close().catch(() => undefined);
  }
  const choice = await chooseKeyFile([keyFile], vault);
  if (choice.state === 'newer-version')
    throw new VaultError('newer-version', 'A key file of a later version.');
  if (choice.state !== 'ready' || choice.damagedSlots.length > 0)
    throw new VaultError('damaged', 'The key file of a move file is not whole.');
  for (const one of [join(folder, 'log'), ...drawers]) await fs.syncFolder(one);
  for (const place of [join(folder, 'vault.json'), join(folder, 'log', 'vault.json')])
    await writeDurableFile(fs, place, utf8(keyFile));
  return vault;
}

async function sourceOf(fs: FileSystem, path: string): Promise<MoveSource> {
  const entry = (await fs.list(dirname(path))).find(({ name }) => join(dirname(path), name) === path);
  if (entry?.kind !== 'file') throw new FileSystemError('gone');
  return { size: entry.size, read: (offset, length) => fs.read(path, offset, length) };
}

function problemOf(error: unknown): MoveFileProblem | WriteProblem {
  // A text that is no UTF-8 is no key file.
  if (error instanceof TypeError) return 'damaged';
  if (!(error instanceof VaultError)) return asWriteProblem(error);
  return error.code === 'not-a-move-file' || error.code === 'newer-version' ? error.code : 'damaged';
}
