/**
 * Copies a journal's sealed files and its key file to another folder, or from there back. Each file is written beside,
 * synced, renamed, and read again and checked before it counts; nothing that stands there is written over unless it is
 * not what its name says. A file leaves the copy only after packs took its place in the journal and everything the
 * journal holds was read again and checked there. Until the first thing that stood there is touched it can be stopped, and then it
 * takes back what it made.
 */
import { join } from 'node:path';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { KEY_FILE_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import { chooseKeyFile, type KeyFile, type KeyFileChoice } from '../../../shared/vault/key-file.ts';
import { kinshipOf } from '../../../shared/vault/key-kinship.ts';
import { parseLogFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, removeIfThere, writeDurableFile } from '../log/durable-file.ts';
import { asFileSystemError, asWriteProblem, FileSystemError } from '../log/file-system.ts';
import type { FileSystem, FolderEntry } from '../log/file-system.ts';
import { holdsWhatItsNameSays } from '../log/pack-desk.ts';
import { removeTree } from '../log/remove-tree.ts';
import { copyDrawers, endWaiting } from './copy-drawers.ts';
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
  readonly isCancelled?: () => boolean;
}

/** `other-keys`: the key file there belongs to keys that the journal here does not have. Nothing was changed. */
type CopyProblem = WriteProblem | 'cancelled' | 'other-keys';
export type CopyOutcome =
  { readonly ok: true; readonly files: number } | { readonly ok: false; readonly problem: CopyProblem };

/** Thrown inside only: why a copy stops that nothing went wrong with. */
class Stop extends Error {
  readonly problem: Exclude<CopyProblem, WriteProblem>;

  constructor(problem: Stop['problem']) {
    super(`The copy stops: ${problem}`);
    this.name = 'Stop';
    this.problem = problem;
  }
}

export async function copyJournal(fs: FileSystem, plan: CopyPlan): Promise<CopyOutcome> {
  try {
    return { ok: true, files: await copyAll(fs, plan) };
  } catch (error) {
    return { ok: false, problem: error instanceof Stop ? error.problem : asWriteProblem(error) };
  }
}

async function copyAll(fs: FileSystem, plan: CopyPlan): Promise<number> {
  const [source, target] = [join(plan.from, 'log'), join(plan.to, 'log')];
  const { text, keyFile } = await readWholeKeyFile(fs, plan);
  const keyFileThere = await readKeyFileThere(fs, plan.to, plan.vault);
  const kinship = keyFileThere === null ? null : kinshipOf(keyFile, keyFileThere);
  // An older state was put back here, from before a change of keys, or new keys were made here and there apart. Nothing of it would open there.
  if (kinship === 'later' || kinship === 'apart') throw new Stop('other-keys');
  const epoch = keyFile.epoch ?? 0;
  const epochThere = keyFileThere === null ? null : (keyFileThere.epoch ?? 0);
  const stood = (await fs.look(plan.to)) === 'folder';
  await makeDurableFolder(fs, target);
  const there = new Map((await fs.list(target)).map(({ name, size }) => [name, size]));
  for (const name of there.keys()) if (name.endsWith(COPYING)) await removeIfThere(fs, join(target, name));
  const files = (await fs.list(source)).filter(
    ({ name, kind }) => kind === 'file' && parseLogFileName(name) !== null && !plan.isBeingWritten(name),
  );
  const { toMend, checked } = await copyNew(fs, plan, files, there, stood);
  for (const name of toMend) await copySame(fs, join(source, name), join(target, name));
  for (const known of checked) plan.checked.add(known);
  // What waits for other keys than those that are there comes to nothing; what has them now is in its place.
  if (epochThere !== null) await endWaiting(fs, plan.to, epochThere);
  const mustWait = epochThere !== null && epochThere < epoch;
  await copyDrawers(fs, { ...plan, epoch, mustWait });
  // The keys last: a copy without words is noticed, words without keys would not open.
  for (const place of [join(plan.to, 'vault.json'), join(target, 'vault.json')]) {
    await keepKeyFile(fs, place, text, plan.vault);
  }
  if (mustWait) await endWaiting(fs, plan.to, epoch);
  await dropCovered(fs, target, new Set(files.map(({ name }) => name)), plan, there);
  return files.length;
}

/** Copies the files that are not there, and looks at those that are. Stopped, it leaves the folder as it was. */
async function copyNew(
  fs: FileSystem,
  plan: CopyPlan,
  files: readonly FolderEntry[],
  there: ReadonlyMap<string, number>,
  stood: boolean,
): Promise<{ toMend: string[]; checked: string[] }> {
  const [source, target] = [join(plan.from, 'log'), join(plan.to, 'log')];
  const toMend: string[] = [];
  const checked: string[] = [];
  const made: string[] = [];
  for (const { name, size } of files) {
    if (plan.isCancelled?.() === true) {
      for (const one of made) await fs.remove(join(target, one));
      if (made.length > 0) await fs.syncFolder(target);
      if (!stood) await removeTree(fs, plan.to);
      throw new Stop('cancelled');
    }
    const known = `${target} ${name} ${size}`;
    const sizeThere = there.get(name);
    if (sizeThere === size && plan.checked.has(known)) continue;
    // A run's own file that is longer there: an older state was put back here, and only the copy knows the rest.
    if (parseLogFileName(name)?.kind === 'open' && (sizeThere ?? 0) > size) continue;
    checked.push(known);
    if (sizeThere === undefined) {
      await copySame(fs, join(source, name), join(target, name));
      made.push(name);
    } else if (
      !(await holdsWhatItsNameSays(fs, target, name)) &&
      !(await isSame(fs, join(source, name), join(target, name)))
    )
      toMend.push(name);
  }
  return { toMend, checked };
}

async function copySame(fs: FileSystem, from: string, to: string): Promise<void> {
  await copyFile(fs, from, to);
  if (!(await isSame(fs, from, to))) throw new FileSystemError('failed');
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
): Promise<{ readonly text: string; readonly keyFile: KeyFile }> {
  const choice = await readChoice(fs, from, vault);
  if (choice.state !== 'ready' || choice.damagedSlots.length > 0) throw new FileSystemError('failed');
  return { text: choice.text, keyFile: choice.keyFile };
}

/** Null where none can be read. */
async function readKeyFileThere(fs: FileSystem, folder: string, vault: string): Promise<KeyFile | null> {
  const choice = await readChoice(fs, folder, vault);
  return choice.state === 'ready' ? choice.keyFile : null;
}

async function readChoice(fs: FileSystem, folder: string, vault: string): Promise<KeyFileChoice> {
  const places = [join(folder, 'vault.json'), join(folder, 'log', 'vault.json')];
  return chooseKeyFile(await Promise.all(places.map((place) => readText(fs, place))), vault);
}

async function keepKeyFile(fs: FileSystem, place: string, text: string, vault: string): Promise<void> {
  const before = await readText(fs, place);
  if (before === text) return;
  if (before !== null) {
    const choice = await chooseKeyFile([before, text], vault);
    // A newer one stands there, or one of a later version: not ours to put an older one over.
    if (choice.state === 'newer-version') throw new FileSystemError('failed');
    if (choice.state === 'ready' && choice.text === before && choice.damagedSlots.length === 0) return;
    // Of another journal, or of a change of keys that was made apart: it may be the only one that opens what lies here.
    if (choice.state === 'ready' && choice.text === text && choice.mend[0] === false)
      throw new FileSystemError('failed');
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
