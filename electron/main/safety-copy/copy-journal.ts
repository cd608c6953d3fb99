/**
 * Copies a journal's sealed files and its key file to another folder, or from there back. Each file is written beside,
 * synced, renamed, and read again and checked before it counts; nothing that stands there is written over unless it is
 * not what its name says. A file leaves the copy only after packs took its place in the journal and everything the
 * journal holds was read again and checked there.
 */
import { join } from 'node:path';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { KEY_FILE_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import { chooseKeyFile } from '../../../shared/vault/key-file.ts';
import { parseLogFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, removeIfThere, writeDurableFile } from '../log/durable-file.ts';
import { asFileSystemError, asWriteProblem, FileSystemError } from '../log/file-system.ts';
import type { FileSystem } from '../log/file-system.ts';
import { holdsWhatItsNameSays } from '../log/pack-desk.ts';
import { copyDrawers } from './copy-drawers.ts';
import { COPYING, copyFile, hashOf } from './copy-file.ts';

export interface CopyPlan {
  /** The folders of one journal, each holding `vault.json` and `log`. */
  readonly from: string;
  readonly to: string;
  readonly vault: string;
  /** Names that packs took the place of. */
  readonly dropped: readonly string[];
  /** What its owner removed from the drawers that travel. */
  readonly removed: readonly string[];
  /** A file that is still being written is left for the next time. */
  readonly isBeingWritten: (name: string) => boolean;
  /** Files that were checked at `to` before, by this process. The copy adds to it. */
  readonly checked: Set<string>;
}

export type CopyOutcome =
  { readonly ok: true; readonly files: number } | { readonly ok: false; readonly problem: WriteProblem };

export async function copyJournal(fs: FileSystem, plan: CopyPlan): Promise<CopyOutcome> {
  try {
    return { ok: true, files: await copyAll(fs, plan) };
  } catch (error) {
    return { ok: false, problem: asWriteProblem(error) };
  }
}

async function copyAll(fs: FileSystem, plan: CopyPlan): Promise<number> {
  const [source, target] = [join(plan.from, 'log'), join(plan.to, 'log')];
  const keyFile = await readWholeKeyFile(fs, plan);
  await makeDurableFolder(fs, target);
  const there = new Map((await fs.list(target)).map(({ name, size }) => [name, size]));
  for (const name of there.keys()) if (name.endsWith(COPYING)) await removeIfThere(fs, join(target, name));
  const files = (await fs.list(source)).filter(
    ({ name, kind }) => kind === 'file' && parseLogFileName(name) !== null && !plan.isBeingWritten(name),
  );
  for (const { name, size } of files) {
    const known = `${target} ${name} ${size}`;
    if (there.get(name) === size && plan.checked.has(known)) continue;
    const isThere =
      there.has(name) &&
      ((await holdsWhatItsNameSays(fs, target, name)) ||
        (await isSame(fs, join(source, name), join(target, name))));
    if (!isThere) {
      await copyFile(fs, join(source, name), join(target, name));
      if (!(await isSame(fs, join(source, name), join(target, name)))) throw new FileSystemError('failed');
    }
    plan.checked.add(known);
  }
  await copyDrawers(fs, plan);
  // The keys last: a copy without words is noticed, words without keys would not open.
  for (const place of [join(plan.to, 'vault.json'), join(target, 'vault.json')]) {
    await keepKeyFile(fs, place, keyFile, plan.vault);
  }
  await dropCovered(fs, target, new Set(files.map(({ name }) => name)), plan, there);
  return files.length;
}

async function dropCovered(
  fs: FileSystem,
  target: string,
  inJournal: ReadonlySet<string>,
  plan: CopyPlan,
  there: ReadonlyMap<string, number>,
): Promise<void> {
  const gone = plan.dropped.filter((name) => there.has(name) && !inJournal.has(name));
  if (gone.length === 0) return;
  for (const name of gone) await fs.remove(join(target, name));
  await fs.syncFolder(target);
}

/**
 * Reads both again, each from its disk. A damaged file of the journal is copied as it is, but never over a copy that is
 * still what its name says.
 */
async function isSame(fs: FileSystem, from: string, to: string): Promise<boolean> {
  return (await hashOf(fs, from)) === (await hashOf(fs, to));
}

/** The journal's key file; one with any damage is not carried on. */
export async function readWholeKeyFile(
  fs: FileSystem,
  { from, vault }: Pick<CopyPlan, 'from' | 'vault'>,
): Promise<string> {
  const texts = await Promise.all(
    [join(from, 'vault.json'), join(from, 'log', 'vault.json')].map((place) => readText(fs, place)),
  );
  const choice = await chooseKeyFile(texts, vault);
  if (choice.state !== 'ready' || choice.damagedSlots.length > 0) throw new FileSystemError('failed');
  return choice.text;
}

async function keepKeyFile(fs: FileSystem, place: string, text: string, vault: string): Promise<void> {
  const before = await readText(fs, place);
  if (before === text) return;
  if (before !== null) {
    const choice = await chooseKeyFile([before, text], vault);
    // A newer one stands there, or one of a later version: not ours to put an older one over.
    if (choice.state === 'newer-version') throw new FileSystemError('failed');
    if (choice.state === 'ready' && choice.text === before && choice.damagedSlots.length === 0) return;
  }
  await writeDurableFile(fs, place, utf8(text));
  if ((await readText(fs, place)) !== text) throw new FileSystemError('failed');
}

async function readText(fs: FileSystem, place: string): Promise<string | null> {
  try {
    return readUtf8(await fs.read(place, 0, KEY_FILE_LIMIT));
  } catch (error) {
    if (error instanceof TypeError || asFileSystemError(error).code === 'gone') return null;
    throw error;
  }
}
