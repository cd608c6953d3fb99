/** Calls about a journal that leaves this computer or arrives. One move at a time; paths stay in the shell. */
import { BrowserWindow, dialog, session } from 'electron';
import { MOVE_ENDING } from '../../../shared/ipc/file-endings.ts';
import type { Places } from '../data-places.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import { journalFolder } from '../log/journal-folders.ts';
import type { JournalLog } from '../log/journal-log.ts';
import { removeJournal } from '../log/remove-journal.ts';
import { lookIntoMoveFile, takeMoveFile } from '../move/take-move-file.ts';
import { writeMoveFile } from '../move/write-move-file.ts';
import { listRemains } from '../safety-copy/place-journal.ts';
import type { SafetyDesk } from '../safety-copy/safety-desk.ts';
import type { Handlers } from './handle.ts';

type MoveCalls = Pick<
  Handlers,
  'moveOut' | 'readMoveProgress' | 'cancelMove' | 'pickMoveFile' | 'moveIn' | 'removeJournal'
>;

export interface OpenJournalDesk {
  openLogOf(vault: string): JournalLog | null;
  /** Gives the journal back; nothing is written any more. */
  letGo(): Promise<void>;
}

const filters = [{ name: `.${MOVE_ENDING}`, extensions: [MOVE_ENDING] }];

/** `handed`: where the move file lies that the system handed in last, if one did. */
export function answerMoveCalls(
  places: Places,
  journal: OpenJournalDesk,
  safety: SafetyDesk,
  handed: () => string | null,
): MoveCalls {
  const fs = diskFileSystem();
  let progress: { done: number; total: number } | null = null;
  let isCancelled = false;
  let picked: readonly string[] = [];

  const watched = {
    onProgress: (done: number, total: number): void => {
      progress = { done: Math.min(done, total), total };
    },
    isCancelled: () => isCancelled,
  };

  async function askForFile(): Promise<string | null> {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      filters,
      properties: ['openFile', 'dontAddToRecent'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  }

  /** Refuses a second move while one is under way. */
  async function alone<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    if (progress !== null) return null;
    isCancelled = false;
    progress = { done: 0, total: 0 };
    try {
      return await work();
    } finally {
      progress = null;
    }
  }

  return {
    moveOut: async ({ vault }) => {
      const log = journal.openLogOf(vault);
      const [window] = BrowserWindow.getAllWindows();
      if (log === null || window === undefined) return { ok: false, problem: 'gone' };
      const chosen = await dialog.showSaveDialog(window, {
        defaultPath: `Wellspring.${MOVE_ENDING}`,
        filters,
        properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
      });
      if (chosen.canceled || chosen.filePath === '') return { ok: false, problem: 'cancelled' };
      const moved = await alone(() =>
        writeMoveFile(fs, {
          from: journalFolder(places.data, vault),
          vault,
          target: chosen.filePath,
          isBeingWritten: log.isBeingWritten,
          ...watched,
        }),
      );
      if (moved === null) return { ok: false, problem: 'failed' };
      return moved.ok ? { ok: true, file: chosen.filePath } : moved;
    },
    readMoveProgress: () => progress,
    cancelMove: () => {
      isCancelled = true;
      return null;
    },
    pickMoveFile: async (asked) => {
      const file = asked.handed ? handed() : await askForFile();
      if (file === null) return { state: 'refused', problem: 'cancelled' };
      const looked = await lookIntoMoveFile(fs, file);
      if (!looked.ok) return { state: 'refused', problem: looked.problem };
      picked = [...picked, file];
      const { vault, keyFile } = looked;
      return { state: 'found', place: picked.length - 1, vault, file, keyFile };
    },
    moveIn: async ({ place }) => {
      const file = picked[place];
      if (file === undefined) return { ok: false, problem: 'gone' };
      const taken = await alone(() => takeMoveFile(fs, places.data, file, watched));
      if (taken === null) return { ok: false, problem: 'failed' };
      return taken.ok ? { ok: true, setAside: taken.setAside } : taken;
    },
    removeJournal: async ({ vault, withCopy }) => {
      if (journal.openLogOf(vault) === null) return { ok: false, problem: 'gone', begun: false };
      await journal.letGo();
      const removed = await removeJournal(fs, places.data, vault, await listRemains(fs, places.data, vault));
      if (!removed.ok) return removed;
      // Of every journal here: they are made again from the logs. The rows of this one must not stay.
      await session.defaultSession.clearStorageData({ storages: ['indexdb'] });
      const had = (await safety.read(vault)) !== null;
      const forgotten = await safety.forget(vault, withCopy);
      if (!had) return { ok: true, copy: 'none' };
      if (!withCopy) return { ok: true, copy: 'kept' };
      return { ok: true, copy: forgotten.ok ? 'removed' : 'out-of-reach' };
    },
  };
}
