/** Puts the areas' handlers together; a call without a handler does not compile. */
import type { Places } from '../data-places.ts';
import { makeLock } from '../lock.ts';
import { printWindow, saveWindow } from '../print-document.ts';
import { saveFile } from '../save-file.ts';
import { takeFiles } from '../take-files.ts';
import type { Shell } from '../window.ts';
import { answerAppCalls } from './app-calls.ts';
import { answerDrawerCalls } from './drawer-calls.ts';
import { handleCalls } from './handle.ts';
import { answerJournalCalls } from './journal-calls.ts';
import { answerKeyCalls } from './key-calls.ts';
import { answerPackCalls } from './pack-calls.ts';
import { answerSafetyCalls } from './safety-calls.ts';

/** Starts answering. Returns the way to lock, for the menu and the system's signals. */
export function answerWindow(shell: Shell, places: Places): () => void {
  const journal = answerJournalCalls(places);
  const safety = answerSafetyCalls(places, journal.openLogOf);
  const letGo = async (): Promise<void> => {
    const vault = journal.openVault();
    await journal.letGo();
    if (vault !== null) await safety.copyAtEnd(vault);
  };
  const lock = makeLock(shell, letGo);
  shell.beforeClosing(letGo);
  handleCalls(shell, {
    ...answerAppCalls(places),
    ...journal.calls,
    ...answerKeyCalls(places),
    ...answerPackCalls(journal.openLogOf),
    ...safety.calls,
    ...answerDrawerCalls(places, (vault) => journal.openVault() === vault),
    printWindow,
    saveWindow,
    saveFile,
    takeFiles,
    lock: () => {
      lock();
      return null;
    },
    flushed: () => {
      shell.flushed();
      return null;
    },
  });
  return lock;
}
