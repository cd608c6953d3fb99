/** Calls about journals and the open journal's log. One journal is open at a time; opening another lets the first go. */
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { Places } from '../data-places.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import { createJournal, listJournals, reservePath } from '../log/journal-folders.ts';
import { openJournalLog } from '../log/journal-log.ts';
import type { JournalLog } from '../log/journal-log.ts';
import { keepReserve, releaseReserve } from '../log/reserve.ts';
import { thisProcess } from '../log/this-process.ts';
import type { Handlers } from './handle.ts';

type JournalCalls = Pick<
  Handlers,
  'listJournals' | 'createJournal' | 'openLog' | 'readLog' | 'startSegment' | 'appendFrames' | 'sealSegment'
>;

export interface JournalDesk {
  readonly calls: JournalCalls;
  /** The open journal's log, when it is this one's. */
  openLogOf(vault: string): JournalLog | null;
  /** Seals this run's file and gives the journal back. Afterwards nothing is written any more. */
  letGo(): Promise<void>;
  /** The journal that is open, if one is. */
  openVault(): string | null;
}

export function answerJournalCalls(places: Places, mayCache: boolean): JournalDesk {
  const fs = diskFileSystem();
  const owner = thisProcess();
  let log: JournalLog | null = null;
  let run: string | null = null;

  async function letGo(): Promise<void> {
    const open = log;
    log = null;
    if (open === null) return;
    if (run !== null) await open.seal(run);
    run = null;
    await open.close();
  }

  const openLogOf = (vault: string): JournalLog | null => (log?.vault === vault ? log : null);

  /** On a full disk the reserve goes, so that the next try, in a new file, has room for the last words. */
  async function makingRoom(vault: string, answer: Reply<'appendFrames'>): Promise<Reply<'appendFrames'>> {
    if (!answer.ok && answer.problem === 'disk-full') {
      await releaseReserve(fs, reservePath(places.data, vault));
    }
    return answer;
  }

  const calls: JournalCalls = {
    listJournals: () => listJournals(fs, places.data),
    createJournal: ({ vault, keyFile }) => createJournal(fs, places.data, vault, keyFile),
    openLog: async ({ vault }) => {
      await letGo();
      const opened = await openJournalLog(fs, places.data, vault, await owner);
      log = opened.log;
      if (!opened.reply.ok) return opened.reply;
      void keepReserve(fs, reservePath(places.data, vault));
      return { ...opened.reply, shortOfSpace: !mayCache };
    },
    readLog: async ({ vault, file, offset }) =>
      (await openLogOf(vault)?.read(file, offset)) ?? { ok: false, problem: 'gone' },
    startSegment: async ({ vault, run: started, head }) => {
      const open = openLogOf(vault);
      if (open === null) return { ok: false, problem: 'gone' };
      run = started;
      return makingRoom(vault, await open.startSegment(started, head));
    },
    appendFrames: async ({ vault, run: of, frames }) =>
      makingRoom(vault, (await openLogOf(vault)?.append(of, frames)) ?? { ok: false, problem: 'gone' }),
    sealSegment: async ({ vault, run: of }) =>
      (await openLogOf(vault)?.seal(of)) ?? { ok: false, problem: 'gone' },
  };
  return { calls, openLogOf, letGo, openVault: () => log?.vault ?? null };
}
