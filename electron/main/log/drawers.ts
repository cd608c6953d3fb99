/**
 * The drawers of a journal: sealed files beside its log, which this process never opens. A write leaves the old file or the new
 * one; a removal is durable when it answers. `rounds` stays on this computer: the safety copy and the move file leave it out.
 *
 *     journals/<vault>/<drawer>/<id>
 *                      removed.json     names of what was removed from the drawers that travel, for the safety copy
 */
import { join } from 'node:path';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { idSchema } from '../../../shared/base/ids.ts';
import { z } from '../../../shared/base/schema.ts';
import type { Reply } from '../../../shared/ipc/contract.ts';
import { carriedDrawers, DRAWER_FILE_LIMIT } from '../../../shared/ipc/drawer-calls.ts';
import type { DrawerName } from '../../../shared/ipc/drawer-calls.ts';
import { makeDurableFolder, writeDurableFile } from './durable-file.ts';
import { asFileSystemError, asWriteProblem, FileSystemError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { journalFolder, removedPath } from './journal-folders.ts';

export interface DrawerPlace {
  readonly dataFolder: string;
  readonly vault: string;
  readonly drawer: DrawerName;
}

export function drawerFolder({ dataFolder, vault, drawer }: DrawerPlace): string {
  return join(journalFolder(dataFolder, vault), drawer);
}

export async function listDrawer(fs: FileSystem, place: DrawerPlace): Promise<Reply<'listDrawer'>> {
  try {
    const entries = await fs.list(drawerFolder(place));
    const ids = entries.filter(({ name, kind }) => kind === 'file' && idSchema.safeParse(name).success);
    return { ok: true, ids: ids.map(({ name }) => name) };
  } catch (error) {
    if (asFileSystemError(error).code === 'gone') return { ok: true, ids: [] };
    return { ok: false, problem: 'failed' };
  }
}

export async function readFromDrawer(
  fs: FileSystem,
  place: DrawerPlace,
  id: string,
): Promise<Reply<'readFromDrawer'>> {
  try {
    const bytes = await fs.read(join(drawerFolder(place), id), 0, DRAWER_FILE_LIMIT + 1);
    return bytes.length > DRAWER_FILE_LIMIT ? { ok: false, problem: 'too-large' } : { ok: true, bytes };
  } catch (error) {
    return { ok: false, problem: asFileSystemError(error).code === 'gone' ? 'gone' : 'failed' };
  }
}

export async function writeToDrawer(
  fs: FileSystem,
  place: DrawerPlace,
  id: string,
  sealed: Uint8Array,
): Promise<Reply<'writeToDrawer'>> {
  try {
    await makeDurableFolder(fs, drawerFolder(place));
    await writeDurableFile(fs, join(drawerFolder(place), id), sealed);
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: asWriteProblem(error) };
  }
}

export async function removeFromDrawer(
  fs: FileSystem,
  place: DrawerPlace,
  id: string,
): Promise<Reply<'removeFromDrawer'>> {
  try {
    // Before it goes: a copy elsewhere must hear of it, wherever the power is cut.
    if (travels(place.drawer) && (await fs.look(join(drawerFolder(place), id))) !== null)
      await noteRemoved(fs, removedPath(place.dataFolder, place.vault), `${place.drawer}/${id}`);
  } catch (error) {
    return { ok: false, problem: asWriteProblem(error) };
  }
  try {
    await fs.remove(join(drawerFolder(place), id));
  } catch (error) {
    if (asFileSystemError(error).code !== 'gone') return { ok: false, problem: asWriteProblem(error) };
  }
  try {
    await fs.syncFolder(drawerFolder(place));
    return { ok: true };
  } catch (error) {
    return asFileSystemError(error).code === 'gone'
      ? { ok: true }
      : { ok: false, problem: asWriteProblem(error) };
  }
}

const travels = (drawer: DrawerName): boolean => carriedDrawers.some((one) => one === drawer);

const removedSchema = z.strictObject({
  version: z.literal(1),
  files: z.array(z.string().regex(/^(team|packs|drafts)\/[0-9a-f]{32}$/)),
});
const REMOVED_LIMIT = 16 * 1024 * 1024;

/** What was ever removed, as `drawer/id`. It may have been written again since. */
export async function readRemoved(fs: FileSystem, path: string): Promise<readonly string[]> {
  try {
    const parsed = removedSchema.safeParse(JSON.parse(readUtf8(await fs.read(path, 0, REMOVED_LIMIT))));
    return parsed.success ? parsed.data.files : [];
  } catch (error) {
    // Unread, it only means that a copy elsewhere keeps more than it must.
    if (error instanceof FileSystemError && error.code !== 'gone') throw error;
    return [];
  }
}

async function noteRemoved(fs: FileSystem, path: string, file: string): Promise<void> {
  const all = new Set([...(await readRemoved(fs, path)), file]);
  await writeDurableFile(fs, path, utf8(JSON.stringify({ version: 1, files: [...all] })));
}
