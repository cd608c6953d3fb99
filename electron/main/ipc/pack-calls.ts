/** Calls about packing the open journal's log, and about the browser store beside it. */
import { session } from 'electron';
import { asWriteProblem } from '../log/file-system.ts';
import type { JournalLog } from '../log/journal-log.ts';
import type { Handlers } from './handle.ts';

type PackCalls = Pick<
  Handlers,
  'listLog' | 'beginPack' | 'writePack' | 'dropCovered' | 'cancelPack' | 'forgetCaches'
>;

const gone = { ok: false, problem: 'gone' } as const;

export function answerPackCalls(openLogOf: (vault: string) => JournalLog | null): PackCalls {
  return {
    listLog: async ({ vault }) => {
      const log = openLogOf(vault);
      const listed = await log?.list();
      if (log === null || listed?.ok !== true) return gone;
      return { ...listed, device: await log.device() };
    },
    beginPack: async ({ vault, run, covers }) => (await openLogOf(vault)?.beginPack(run, covers)) ?? gone,
    writePack: async ({ vault, run, file }) => (await openLogOf(vault)?.writePack(run, file)) ?? gone,
    dropCovered: async ({ vault, run, files }) => (await openLogOf(vault)?.dropCovered(run, files)) ?? gone,
    cancelPack: async ({ vault, run }) => (await openLogOf(vault)?.cancelPack(run)) ?? gone,
    forgetCaches: async () => {
      try {
        // Deleting rows would leave their sealed bytes in the store's files until it tidies up; this removes the files.
        await session.defaultSession.clearStorageData({ storages: ['indexdb'] });
        return { ok: true };
      } catch (error) {
        return { ok: false, problem: asWriteProblem(error) };
      }
    },
  };
}
