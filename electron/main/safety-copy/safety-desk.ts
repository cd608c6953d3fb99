/**
 * The safety copies of this computer's journals: where each goes, when it was last read again and found whole, making one,
 * and bringing one back beside what is here.
 */
import { dirname, join } from 'node:path';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { idSchema } from '../../../shared/base/ids.ts';
import { z } from '../../../shared/base/schema.ts';
import type { Reply } from '../../../shared/ipc/contract.ts';
import { readRemoved } from '../log/drawers.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { asWriteProblem } from '../log/file-system.ts';
import type { FileSystem } from '../log/file-system.ts';
import { droppedPath, journalFolder, removedPath } from '../log/journal-folders.ts';
import { oneAtATime } from '../log/one-at-a-time.ts';
import { readDropped } from '../log/pack-desk.ts';
import { copyJournal } from './copy-journal.ts';
import { COPY_FOLDER } from './find-copies.ts';
import type { CopyOnDisk } from './find-copies.ts';

const kept = z.strictObject({
  version: z.literal(1),
  copies: z.array(
    z.strictObject({ vault: idSchema, folder: z.string(), last: z.number().nonnegative().nullable() }),
  ),
});
type Kept = z.infer<typeof kept>;
const KEPT_LIMIT = 1024 * 1024;

export interface SafetyDesk {
  /** The folder that was chosen for a journal, and when its copy was last found whole. */
  read(vault: string): Promise<{ readonly folder: string; readonly last: number | null } | null>;
  choose(vault: string, folder: string): Promise<Reply<'acceptSafetyFolder'>>;
  /** Copies what is sealed. Nothing chosen is `gone`. */
  copy(vault: string, isBeingWritten: (name: string) => boolean): Promise<Reply<'makeSafetyCopy'>>;
  restore(copy: CopyOnDisk): Promise<Reply<'restoreSafetyCopy'>>;
  /** Every folder that was ever chosen here, for looking there again. */
  folders(): Promise<readonly string[]>;
}

export function safetyDesk(fs: FileSystem, data: string, now: () => number = () => Date.now()): SafetyDesk {
  const path = join(data, 'safety-copies.json');
  const inTurn = oneAtATime();
  const checked = new Set<string>();

  async function readKept(): Promise<Kept> {
    try {
      const parsed = kept.safeParse(JSON.parse(readUtf8(await fs.read(path, 0, KEPT_LIMIT))));
      if (parsed.success) return parsed.data;
    } catch {
      // Not there or not readable: the writer chooses again; no copy is touched by that.
    }
    return { version: 1, copies: [] };
  }

  async function keep(vault: string, folder: string, last: number | null): Promise<void> {
    const { copies } = await readKept();
    const others = copies.filter((copy) => copy.vault !== vault);
    const next: Kept = { version: 1, copies: [...others, { vault, folder, last }] };
    await writeDurableFile(fs, path, utf8(JSON.stringify(next)));
  }

  const find = async (vault: string) =>
    (await readKept()).copies.find((copy) => copy.vault === vault) ?? null;

  async function copy(
    vault: string,
    isBeingWritten: (name: string) => boolean,
  ): Promise<Reply<'makeSafetyCopy'>> {
    const chosen = await find(vault);
    // A stick that was taken out must not get a folder of its name made in its place.
    if (chosen === null || (await fs.look(chosen.folder)) !== 'folder') return { ok: false, problem: 'gone' };
    const outcome = await copyJournal(fs, {
      from: journalFolder(data, vault),
      to: join(chosen.folder, COPY_FOLDER, vault),
      vault,
      dropped: await readDropped(fs, droppedPath(data, vault)),
      removed: await readRemoved(fs, removedPath(data, vault)),
      isBeingWritten,
      checked,
    });
    if (!outcome.ok) return outcome;
    await keep(vault, chosen.folder, now());
    return { ok: true };
  }

  /** Built under another name, checked there, and given its own in one step: whole, or not there. */
  async function restore({ vault, path: from }: CopyOnDisk): Promise<Reply<'restoreSafetyCopy'>> {
    const final = journalFolder(data, vault);
    if ((await fs.look(final)) !== null) return { ok: false, problem: 'is-here' };
    const building = join(dirname(final), `restoring-${vault}`);
    await makeDurableFolder(fs, building);
    const outcome = await copyJournal(fs, {
      from,
      to: building,
      vault,
      dropped: [],
      removed: [],
      isBeingWritten: () => false,
      checked: new Set(),
    });
    if (!outcome.ok) return outcome;
    if ((await fs.look(final)) !== null) return { ok: false, problem: 'is-here' };
    await fs.rename(building, final);
    await fs.syncFolder(dirname(final));
    return { ok: true };
  }

  const answered = <Answer>(work: () => Promise<Answer>) =>
    inTurn(async () => {
      try {
        return await work();
      } catch (error) {
        return { ok: false, problem: asWriteProblem(error) } as const;
      }
    });

  return {
    read: find,
    choose: (vault, folder) =>
      answered(async () => {
        await keep(vault, folder, null);
        return { ok: true } as const;
      }),
    copy: (vault, isBeingWritten) => answered(() => copy(vault, isBeingWritten)),
    restore: (found) => answered(() => restore(found)),
    folders: async () => [...new Set((await readKept()).copies.map(({ folder }) => folder))],
  };
}
