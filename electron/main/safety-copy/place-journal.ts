/**
 * A journal that was built under another name gets its own: where none is here, or beside one that is damaged. The damaged one is
 * kept whole under a name of its own, and what it still has goes along, so that nothing written since is lost to view.
 */
import { dirname, join } from 'node:path';
import { utf8 } from '../../../shared/base/bytes.ts';
import { idSchema } from '../../../shared/base/ids.ts';
import { chooseKeyFile } from '../../../shared/vault/key-file.ts';
import { parseLogFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, removeIfThere, writeDurableFile } from '../log/durable-file.ts';
import { FileSystemError } from '../log/file-system.ts';
import type { FileSystem } from '../log/file-system.ts';
import { journalFolder, journalsFolder, keyFilePlaces, readKeyFileText } from '../log/journal-folders.ts';
import { holdsWhatItsNameSays } from '../log/pack-desk.ts';
import { listCarried } from './copy-drawers.ts';
import { copyFile, hashOf } from './copy-file.ts';

export type Placed =
  /** `setAside`: the name under which the damaged journal is kept. */
  | { readonly ok: true; readonly setAside: string | null }
  | { readonly ok: false; readonly problem: 'is-here' };

const BUILDING = 'restoring-';
const SET_ASIDE = 'set-aside-';
/** In a built journal: it is whole, and only its name is missing. */
const MARK = 'whole';
const MOST_KEPT = 1000;

export function buildingFolder(data: string, vault: string): string {
  return join(dirname(journalFolder(data, vault)), `${BUILDING}${vault}`);
}

/** Whether the journal that is here cannot be opened, or files of it are not what their names commit to. */
export async function isDamagedHere(fs: FileSystem, data: string, vault: string): Promise<boolean> {
  const folder = journalFolder(data, vault);
  const texts = await Promise.all(keyFilePlaces(folder).map((place) => readKeyFileText(fs, place)));
  // A place that does not answer just now may hold a whole one.
  if (texts.some(({ withheld }) => withheld)) return false;
  const choice = await chooseKeyFile(
    texts.map(({ text }) => text),
    vault,
  );
  if (choice.state === 'newer-version') return false;
  if (choice.state !== 'ready') return true;
  for (const { name, kind } of await fs.list(join(folder, 'log')).catch(() => [])) {
    const parsed = kind === 'file' ? parseLogFileName(name) : null;
    if (parsed === null || parsed.kind === 'open') continue;
    if (!(await holdsWhatItsNameSays(fs, join(folder, 'log'), name))) return true;
  }
  return false;
}

/** Throws a FileSystemError. Wherever it stops, the journal that was here is whole under one of its two names. */
export async function placeJournal(fs: FileSystem, data: string, vault: string): Promise<Placed> {
  const [building, final] = [buildingFolder(data, vault), journalFolder(data, vault)];
  let setAside: string | null = null;
  if ((await fs.look(final)) !== null) {
    if (!(await isDamagedHere(fs, data, vault))) return { ok: false, problem: 'is-here' };
    await takeAlong(fs, final, building);
    setAside = await freeName(fs, dirname(final), vault);
    // From here on the built one takes the name also when the power is cut between the two steps.
    await writeDurableFile(fs, join(building, MARK), utf8(''));
    await fs.rename(final, join(dirname(final), setAside));
    await fs.syncFolder(dirname(final));
  }
  await fs.rename(building, final);
  await fs.syncFolder(dirname(final));
  await removeIfThere(fs, join(final, MARK));
  return { ok: true, setAside };
}

/** Gives their names to journals that were whole and waited only for that when the power was cut. */
export async function finishPlacing(fs: FileSystem, data: string): Promise<void> {
  const journals = journalsFolder(data);
  for (const { name, kind } of await fs.list(journals).catch(() => [])) {
    const vault = name.slice(BUILDING.length);
    if (kind !== 'folder' || !name.startsWith(BUILDING) || !idSchema.safeParse(vault).success) continue;
    const [building, final] = [join(journals, name), join(journals, vault)];
    try {
      await finishOne(fs, building, final);
    } catch {
      // The disk does not answer now: the next start tries again.
    }
  }
}

async function finishOne(fs: FileSystem, building: string, final: string): Promise<void> {
  const isWaiting = (await fs.look(join(building, MARK))) === 'file' && (await fs.look(final)) === null;
  if (!isWaiting) return;
  await fs.rename(building, final);
  await fs.syncFolder(dirname(final));
  await removeIfThere(fs, join(final, MARK));
}

/** What the damaged journal has and the built one has not: files of the log, and drawers, which are newer here. */
async function takeAlong(fs: FileSystem, damaged: string, building: string): Promise<void> {
  for (const { name, kind } of await fs.list(join(damaged, 'log')).catch(() => [])) {
    if (kind !== 'file' || parseLogFileName(name) === null) continue;
    if ((await fs.look(join(building, 'log', name))) !== null) continue;
    await copySame(fs, join(damaged, 'log', name), join(building, 'log', name));
  }
  for (const { name } of await listCarried(fs, damaged)) {
    await makeDurableFolder(fs, join(building, name, '..'));
    await copySame(fs, join(damaged, name), join(building, name));
  }
}

async function copySame(fs: FileSystem, from: string, to: string): Promise<void> {
  await copyFile(fs, from, to);
  if ((await hashOf(fs, from)) !== (await hashOf(fs, to))) throw new FileSystemError('failed');
}

async function freeName(fs: FileSystem, journals: string, vault: string): Promise<string> {
  for (let number = 1; number <= MOST_KEPT; number += 1) {
    const name = `${SET_ASIDE}${vault}-${number}`;
    if ((await fs.look(join(journals, name))) === null) return name;
  }
  throw new FileSystemError('exists');
}

/** Every folder beside the journals that was made from this one: set aside, or built and not placed. */
export async function listRemains(fs: FileSystem, data: string, vault: string): Promise<string[]> {
  const journals = dirname(journalFolder(data, vault));
  const names = (await fs.list(journals).catch(() => [])).map(({ name }) => name);
  return names
    .filter((name) => name === `${BUILDING}${vault}` || name.startsWith(`${SET_ASIDE}${vault}-`))
    .map((name) => join(journals, name));
}
