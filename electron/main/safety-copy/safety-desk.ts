/**
 * The safety copies of this computer's journals: where each goes, when it was last read again and found whole, making one,
 * and bringing one back beside what is here.
 */
import { join } from 'node:path';
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
import { removeTree } from '../log/remove-tree.ts';
import { knowsMore } from './copy-ahead.ts';
import { copyJournal } from './copy-journal.ts';
import { fetchMore } from './fetch-more.ts';
import { buildingFolder, isDamagedHere, placeJournal } from './place-journal.ts';
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
  /** Whether the copy is within reach and knows of more than the journal here. */
  isAhead(vault: string): Promise<boolean>;
  choose(vault: string, folder: string): Promise<Reply<'acceptSafetyFolder'>>;
  /** Copies what is sealed. Nothing chosen is `gone`. */
  copy(vault: string, isBeingWritten: (name: string) => boolean): Promise<Reply<'makeSafetyCopy'>>;
  restore(copy: CopyOnDisk): Promise<Reply<'restoreSafetyCopy'>>;
  /** Brings into the journal that is open what only its copy has. It is seen when the journal is next opened. */
  fetch(vault: string): Promise<Reply<'fetchFromSafetyCopy'>>;
  /** What is under way is stopped and taken back, as long as nothing that stood before was touched. */
  stop(): void;
  /** Forgets where this journal's copy lies; with `withCopy` the copy itself goes first. `gone`: it was not within reach. */
  forget(vault: string, withCopy: boolean): Promise<Reply<'acceptSafetyFolder'>>;
  /** Every folder that was ever chosen here, for looking there again. */
  folders(): Promise<readonly string[]>;
}

export function safetyDesk(fs: FileSystem, data: string, now: () => number = () => Date.now()): SafetyDesk {
  const path = join(data, 'safety-copies.json');
  const inTurn = oneAtATime();
  const checked = new Set<string>();
  /** Counts the times somebody asked to stop: what was begun before that ends. */
  let stops = 0;
  const untilStopped = (): (() => boolean) => {
    const before = stops;
    return () => stops !== before;
  };

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
    isCancelled: () => boolean,
  ): Promise<Reply<'makeSafetyCopy'>> {
    const chosen = await find(vault);
    // A stick that was taken out must not get a folder of its name made in its place.
    if (chosen === null || (await fs.look(chosen.folder)) !== 'folder') return { ok: false, problem: 'gone' };
    const around = join(chosen.folder, COPY_FOLDER);
    const stood = (await fs.look(around)) !== null;
    const outcome = await copyJournal(fs, {
      from: journalFolder(data, vault),
      to: join(around, vault),
      vault,
      dropped: await readDropped(fs, droppedPath(data, vault)),
      removed: await readRemoved(fs, removedPath(data, vault)),
      isBeingWritten,
      checked,
      isCancelled,
    });
    if (!outcome.ok && outcome.problem === 'cancelled' && !stood)
      await fs.removeFolder(around).catch(() => undefined);
    if (!outcome.ok) return outcome;
    await keep(vault, chosen.folder, now());
    return { ok: true };
  }

  /** Built under another name, checked there, and given its own: whole, or not there. Beside a damaged one that is here. */
  async function restore(
    { vault, path: from }: CopyOnDisk,
    isCancelled: () => boolean,
  ): Promise<Reply<'restoreSafetyCopy'>> {
    const isHere = (await fs.look(journalFolder(data, vault))) !== null;
    if (isHere && !(await isDamagedHere(fs, data, vault))) return { ok: false, problem: 'is-here' };
    const building = buildingFolder(data, vault);
    // What an attempt that was cut short left behind may be of another time.
    await removeTree(fs, building);
    await makeDurableFolder(fs, building);
    const outcome = await copyJournal(fs, {
      from,
      to: building,
      vault,
      dropped: [],
      removed: [],
      isBeingWritten: () => false,
      checked: new Set(),
      isCancelled,
    });
    if (outcome.ok) return placeJournal(fs, data, vault);
    const { problem } = outcome;
    if (problem === 'cancelled') await removeTree(fs, building);
    return { ok: false, problem: problem === 'other-keys' ? 'failed' : problem };
  }

  /** Asks for the folder that was chosen, as it is now. */
  async function fetch(vault: string, isCancelled: () => boolean): Promise<Reply<'fetchFromSafetyCopy'>> {
    const chosen = await find(vault);
    if (chosen === null) return { ok: false, problem: 'gone' };
    return fetchMore(fs, {
      from: join(chosen.folder, COPY_FOLDER, vault),
      to: journalFolder(data, vault),
      vault,
      dropped: await readDropped(fs, droppedPath(data, vault)),
      removed: await readRemoved(fs, removedPath(data, vault)),
      droppedPath: droppedPath(data, vault),
      isCancelled,
    });
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
    isAhead: async (vault) => {
      const chosen = await find(vault);
      if (chosen === null) return false;
      const at = join(chosen.folder, COPY_FOLDER, vault);
      const dropped = await readDropped(fs, droppedPath(data, vault)).catch(() => null);
      return dropped !== null && (await knowsMore(fs, journalFolder(data, vault), at, dropped));
    },
    choose: (vault, folder) =>
      answered(async () => {
        await keep(vault, folder, null);
        return { ok: true } as const;
      }),
    copy: (vault, isBeingWritten) => {
      const isCancelled = untilStopped();
      return answered(() => copy(vault, isBeingWritten, isCancelled));
    },
    restore: (found) => {
      const isCancelled = untilStopped();
      return answered(() => restore(found, isCancelled));
    },
    fetch: (vault) => {
      const isCancelled = untilStopped();
      return answered(() => fetch(vault, isCancelled));
    },
    stop: () => {
      stops += 1;
    },
    forget: (vault, withCopy) =>
      answered(async () => {
        const chosen = await find(vault);
        if (chosen === null) return { ok: true } as const;
        if (withCopy) {
          if ((await fs.look(chosen.folder)) !== 'folder') return { ok: false, problem: 'gone' } as const;
          await removeTree(fs, join(chosen.folder, COPY_FOLDER, vault));
          // Another journal's copy may be in it.
          await fs.removeFolder(join(chosen.folder, COPY_FOLDER)).catch(() => undefined);
        }
        const { copies } = await readKept();
        const others: Kept = { version: 1, copies: copies.filter((copy) => copy.vault !== vault) };
        await writeDurableFile(fs, path, utf8(JSON.stringify(others)));
        return { ok: true } as const;
      }),
    folders: async () => [...new Set((await readKept()).copies.map(({ folder }) => folder))],
  };
}
