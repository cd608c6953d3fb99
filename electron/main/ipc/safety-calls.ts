/** Calls about safety copies. Paths stay in the shell: the window is shown them and cannot hand one in. */
import { dialog } from 'electron';
import type { OpenDialogOptions } from 'electron';
import type { SafetyFolder } from '../../../shared/ipc/safety-calls.ts';
import type { Places } from '../data-places.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import type { JournalLog } from '../log/journal-log.ts';
import { nameCarrier } from '../safety-copy/carried-places.ts';
import { findCopies } from '../safety-copy/find-copies.ts';
import type { CopyOnDisk } from '../safety-copy/find-copies.ts';
import { safetyDesk } from '../safety-copy/safety-desk.ts';
import type { SafetyDesk } from '../safety-copy/safety-desk.ts';
import { isOnSameDisk, readSurroundings } from '../safety-copy/surroundings.ts';
import { listUsualPlaces } from '../safety-copy/usual-places.ts';
import type { Handlers } from './handle.ts';

type SafetyCalls = Pick<
  Handlers,
  | 'readSafetyCopy'
  | 'chooseSafetyFolder'
  | 'acceptSafetyFolder'
  | 'makeSafetyCopy'
  | 'fetchFromSafetyCopy'
  | 'stopSafetyCopy'
  | 'findSafetyCopies'
  | 'restoreSafetyCopy'
>;

export interface SafetyCallDesk {
  readonly desk: SafetyDesk;
  readonly calls: SafetyCalls;
  /** A last copy at lock and close, once nothing is written any more. Ends in time, whole or taken up next time. */
  copyAtEnd(vault: string): Promise<void>;
  /** Behind everything else, where the folder is within reach; not within reach, it is done when it is again. */
  copySoon(vault: string): void;
}

/** How long locking and closing wait for the copy, in milliseconds. */
const AT_END = 1500;

export function answerSafetyCalls(
  places: Places,
  openLogOf: (vault: string) => JournalLog | null,
): SafetyCallDesk {
  const fs = diskFileSystem();
  const desk = safetyDesk(fs, places.data);
  const offered = new Map<string, string>();
  let found: readonly CopyOnDisk[] = [];

  async function askForFolder(properties: OpenDialogOptions['properties']): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog({ properties: properties ?? [] });
    return canceled ? null : (filePaths[0] ?? null);
  }

  async function describe(folder: string): Promise<SafetyFolder> {
    const carriedBy = nameCarrier(folder, await readSurroundings());
    return { folder, carriedBy, sameDisk: await isOnSameDisk(folder, places.data) };
  }

  const calls: SafetyCalls = {
    readSafetyCopy: async ({ vault }) => {
      const kept = await desk.read(vault);
      return {
        chosen: kept === null ? null : await describe(kept.folder),
        last: kept?.last ?? null,
        isAhead: await desk.isAhead(vault),
      };
    },
    chooseSafetyFolder: async ({ vault }) => {
      const folder = await askForFolder(['openDirectory', 'createDirectory']);
      if (folder === null) return null;
      offered.set(vault, folder);
      return describe(folder);
    },
    acceptSafetyFolder: async ({ vault }) => {
      const folder = offered.get(vault);
      if (folder === undefined) return { ok: false, problem: 'gone' };
      return desk.choose(vault, folder);
    },
    makeSafetyCopy: async ({ vault }) => {
      const log = openLogOf(vault);
      if (log === null) return { ok: false, problem: 'gone' };
      return desk.copy(vault, log.isBeingWritten);
    },
    fetchFromSafetyCopy: async ({ vault }) =>
      openLogOf(vault) === null ? { ok: false, problem: 'gone' } : desk.fetch(vault),
    stopSafetyCopy: () => {
      desk.stop();
      return null;
    },
    findSafetyCopies: async ({ ask }) => {
      const asked = ask ? await askForFolder(['openDirectory']) : null;
      if (ask && asked === null) return [];
      const folders = asked === null ? [...(await desk.folders()), ...(await listUsualPlaces())] : [asked];
      found = await findCopies(fs, folders);
      return found.map(({ vault, path, keyFile }, place) => ({ place, vault, folder: path, keyFile }));
    },
    restoreSafetyCopy: async ({ place }) => {
      const copy = found[place];
      return copy === undefined ? { ok: false, problem: 'gone' } : desk.restore(copy);
    },
  };
  return {
    desk,
    calls,
    copySoon: (vault) => void desk.copy(vault, openLogOf(vault)?.isBeingWritten ?? (() => false)),
    copyAtEnd: async (vault) => {
      const late = new Promise<void>((done) => {
        setTimeout(done, AT_END);
      });
      await Promise.race([desk.copy(vault, () => false), late]);
    },
  };
}
