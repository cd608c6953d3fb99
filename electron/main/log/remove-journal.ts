/**
 * Removes a journal from this computer: first its name, in one step, so that it is there whole or gone; then its files. What a
 * power cut or a busy file leaves is removed at the next start.
 */
import { dirname, join } from 'node:path';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import { asFileSystemError, asWriteProblem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { journalFolder, journalsFolder } from './journal-folders.ts';
import { removeTree } from './remove-tree.ts';

const REMOVING = 'removing-';
/** A journal that was being read from a move file when the power was cut. */
const ARRIVING = 'arriving-';

export type Removed =
  | { readonly ok: true }
  /** `begun`: the journal cannot be opened any more, and some of its sealed files are still there. */
  | { readonly ok: false; readonly problem: WriteProblem; readonly begun: boolean };

/** `also`: folders that were made from it. The journal must not be open. */
export async function removeJournal(
  fs: FileSystem,
  data: string,
  vault: string,
  also: readonly string[] = [],
): Promise<Removed> {
  const final = journalFolder(data, vault);
  let begun = false;
  try {
    // Something may be left from a removal that was cut short: a rename does not replace it.
    const going = join(dirname(final), `${REMOVING}${vault}`);
    await removeTree(fs, going);
    await fs.rename(final, going);
    begun = true;
    await fs.syncFolder(dirname(final));
    await removeTree(fs, going);
    for (const path of also) await removeTree(fs, path);
    return { ok: true };
  } catch (error) {
    if (!begun && asFileSystemError(error).code === 'gone' && (await fs.look(final)) === null)
      return { ok: true };
    return { ok: false, problem: asWriteProblem(error), begun };
  }
}

/** At the start: what removals and arrivals that were cut short left behind. A file that is still held waits for the next one. */
export async function finishRemovals(fs: FileSystem, data: string): Promise<void> {
  const journals = journalsFolder(data);
  for (const { name, kind } of await fs.list(journals).catch(() => []))
    if (kind === 'folder' && (name.startsWith(REMOVING) || name.startsWith(ARRIVING)))
      await removeTree(fs, join(journals, name)).catch(() => undefined);
}
