/**
 * The journals of one data folder, before any key: which there are, whether their key file can be read, and how a
 * new one is made. The key file lies in two places; whichever is lost, damaged or behind is mended from the other.
 *
 *     journals/<vault>/vault.json
 *                      log/vault.json
 */
import { dirname, join } from 'node:path';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { idSchema } from '../../../shared/base/ids.ts';
import { KEY_FILE_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { JournalOnDisk } from '../../../shared/ipc/journal-calls.ts';
import { chooseKeyFile } from '../../../shared/vault/key-file.ts';
import { parseLogFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, removeIfThere, writeDurableFile, writeNewFile } from './durable-file.ts';
import { asFileSystemError, asWriteProblem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';

export function journalsFolder(dataFolder: string): string {
  return join(dataFolder, 'journals');
}

export function journalFolder(dataFolder: string, vault: string): string {
  return join(dataFolder, 'journals', vault);
}

export function logFolder(dataFolder: string, vault: string): string {
  return join(journalFolder(dataFolder, vault), 'log');
}

/** Room for the last words on a full disk. */
export function reservePath(dataFolder: string, vault: string): string {
  return join(journalFolder(dataFolder, vault), 'reserve');
}

/** Names of log files that packs took the place of. */
export function droppedPath(dataFolder: string, vault: string): string {
  return join(journalFolder(dataFolder, vault), 'dropped.json');
}

/** Names of drawer files that their owner removed. */
export function removedPath(dataFolder: string, vault: string): string {
  return join(journalFolder(dataFolder, vault), 'removed.json');
}

export function keyFilePlaces(folder: string): readonly string[] {
  return [join(folder, 'vault.json'), join(folder, 'log', 'vault.json')];
}

/**
 * Every journal, in no particular order. Throws a FileSystemError when the folder of journals is there and cannot be
 * read: an empty answer would look like a computer without a journal.
 */
export async function listJournals(fs: FileSystem, dataFolder: string): Promise<JournalOnDisk[]> {
  const folder = join(dataFolder, 'journals');
  const journals: JournalOnDisk[] = [];
  for (const { name, kind } of await listIfThere(fs, folder)) {
    if (kind !== 'folder' || !idSchema.safeParse(name).success) continue;
    const journal = await readJournal(fs, join(folder, name), name);
    if (journal !== null) journals.push(journal);
  }
  return journals;
}

/** Null for a folder that holds neither a key file nor a log. */
async function readJournal(fs: FileSystem, folder: string, vault: string): Promise<JournalOnDisk | null> {
  const places = keyFilePlaces(folder);
  const found = await Promise.all(places.map((place) => readKeyFileText(fs, place)));
  const choice = await chooseKeyFile(
    found.map(({ text }) => text),
    vault,
  );
  if (choice.state === 'ready') {
    for (const [index, place] of places.entries()) {
      if (!choice.mend[index] || !found[index]?.mayReplace) continue;
      // A disk that cannot be written to still holds a journal that can be read.
      await writeDurableFile(fs, place, utf8(choice.text)).catch(() => undefined);
    }
    return { state: 'ready', vault, keyFile: choice.text };
  }
  if (choice.state === 'newer-version') return { state: 'newer-version', vault };
  if (found.some(({ withheld }) => withheld)) return { state: 'unreadable', vault };
  if (choice.state === 'damaged') return { state: 'key-file-damaged', vault };
  return hasLog(fs, folder, vault);
}

async function hasLog(fs: FileSystem, folder: string, vault: string): Promise<JournalOnDisk | null> {
  try {
    const names = await listIfThere(fs, join(folder, 'log'));
    return names.some(({ name }) => parseLogFileName(name) !== null)
      ? { state: 'key-file-missing', vault }
      : null;
  } catch {
    return { state: 'unreadable', vault };
  }
}

interface KeyFileText {
  /** Null: nothing can be read there. Empty: something is there that is no key file. */
  readonly text: string | null;
  readonly mayReplace: boolean;
  readonly withheld: boolean;
}

export async function readKeyFileText(fs: FileSystem, path: string): Promise<KeyFileText> {
  try {
    const bytes = await fs.read(path, 0, KEY_FILE_LIMIT + 1);
    // Over the limit it may be a later version's: not ours to replace.
    if (bytes.length > KEY_FILE_LIMIT) return { text: '', mayReplace: false, withheld: false };
    return { text: readUtf8(bytes), mayReplace: true, withheld: false };
  } catch (error) {
    if (error instanceof TypeError) return { text: '', mayReplace: true, withheld: false };
    const missing = asFileSystemError(error).code === 'gone';
    return { text: null, mayReplace: missing, withheld: !missing };
  }
}

async function listIfThere(fs: FileSystem, path: string): ReturnType<FileSystem['list']> {
  try {
    return await fs.list(path);
  } catch (error) {
    if (asFileSystemError(error).code === 'gone') return [];
    throw error;
  }
}

/**
 * Makes a journal's folder with its key file in both places, durable when it answers. It is built under another name
 * and gets its own in one step, so that after a crash it is there whole or not at all. Refuses, with `failed`, a vault
 * that exists and a key file that is not this vault's.
 */
export async function createJournal(
  fs: FileSystem,
  dataFolder: string,
  vault: string,
  keyFileText: string,
): Promise<Reply<'createJournal'>> {
  const final = journalFolder(dataFolder, vault);
  const building = join(dirname(final), `new-${vault}`);
  const bytes = utf8(keyFileText);
  let naming = false;
  try {
    const choice = await chooseKeyFile([keyFileText], vault);
    if (bytes.length > KEY_FILE_LIMIT || choice.state !== 'ready') return { ok: false, problem: 'failed' };
    await makeDurableFolder(fs, dirname(final));
    if ((await fs.look(final)) !== null) return { ok: false, problem: 'failed' };
    await clearAway(fs, building);
    await fs.makeFolder(building);
    await fs.makeFolder(join(building, 'log'));
    for (const place of keyFilePlaces(building)) await writeNewFile(fs, place, bytes);
    await fs.syncFolder(join(building, 'log'));
    await fs.syncFolder(building);
    naming = true;
    await fs.rename(building, final);
    await fs.syncFolder(dirname(final));
    return { ok: true };
  } catch (error) {
    if (naming) await takeBack(fs, building, final);
    await clearAway(fs, building);
    return { ok: false, problem: asWriteProblem(error) };
  }
}

/** Answered as not made, a journal must not be there when the person tries again. Only for one that was just named. */
async function takeBack(fs: FileSystem, building: string, final: string): Promise<void> {
  try {
    // A rename that said it failed may have happened: then, and only then, the name it was built under is gone.
    if ((await fs.look(building)) === null && (await fs.look(final)) !== null)
      await fs.rename(final, building);
  } catch {
    // The disk takes nothing more. What is there is whole, and durable but for its name.
  }
}

/** Removes what a making that did not end left behind. It never held a word, and nobody was told that it existed. */
async function clearAway(fs: FileSystem, building: string): Promise<void> {
  for (const place of keyFilePlaces(building)) await removeIfThere(fs, place);
  await fs.removeFolder(join(building, 'log')).catch(() => undefined);
  await fs.removeFolder(building).catch(() => undefined);
}
