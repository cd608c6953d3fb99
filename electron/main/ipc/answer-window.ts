/** Puts the areas' handlers together; a call without a handler does not compile. */
import type { Places } from '../data-places.ts';
import { isProtected, readOwners } from '../content-protection.ts';
import { keychainDesk } from '../keychain.ts';
import { makeLock } from '../lock.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import { policyPlace } from '../policy-place.ts';
import { readPolicy } from '../policy.ts';
import { readPreferences } from '../preferences.ts';
import { handedMoveFile, offerDropped } from '../outside-files.ts';
import { printWindow, saveWindow } from '../print-document.ts';
import { saveFile } from '../save-file.ts';
import { readSignIn } from '../sign-in.ts';
import { systemKeychain } from '../system-keychain.ts';
import { takeFiles } from '../take-files.ts';
import type { Shell } from '../window.ts';
import { answerAppCalls } from './app-calls.ts';
import type { AtStart } from './app-calls.ts';
import { answerDrawerCalls } from './drawer-calls.ts';
import { handleCalls } from './handle.ts';
import { answerJournalCalls } from './journal-calls.ts';
import { answerKeyCalls } from './key-calls.ts';
import { answerKeychainCalls } from './keychain-calls.ts';
import { answerMoveCalls } from './move-calls.ts';
import { answerPackCalls } from './pack-calls.ts';
import { answerSafetyCalls } from './safety-calls.ts';

/** Starts answering. Returns the way to lock, for the menu and the system's signals. */
export function answerWindow(shell: Shell, places: Places, start: AtStart): () => void {
  const journal = answerJournalCalls(places, start.mayCache);
  const safety = answerSafetyCalls(places, journal.openLogOf);
  const letGo = async (): Promise<void> => {
    const vault = journal.openVault();
    await journal.letGo();
    if (vault !== null) await safety.copyAtEnd(vault);
  };
  const keychain = keychainDesk(diskFileSystem(), places.data, {
    keychain: systemKeychain,
    isForbidden: async () => (await readPolicy(diskFileSystem(), policyPlace())).keychain === 'forbidden',
    signIn: readSignIn,
  });
  const lock = makeLock(shell, async () => {
    await keychain.noteUse();
    await letGo();
  });
  shell.beforeClosing(letGo);
  const app = answerAppCalls(places, start);
  /** Looked at again whenever a journal or the choice may be another one. */
  const protect = async (): Promise<void> => {
    const { screenCapture } = await readPreferences(places.data);
    shell.protect(isProtected(screenCapture, await readOwners(diskFileSystem(), places.data)));
  };
  void protect();
  handleCalls(shell, {
    ...app,
    writePreferences: async (next) => {
      const written = await app.writePreferences(next);
      await protect();
      return written;
    },
    ...journal.calls,
    createJournal: async (asked) => {
      const made = await journal.calls.createJournal(asked);
      await protect();
      return made;
    },
    ...answerKeyCalls(places, safety.copySoon),
    ...answerKeychainCalls(keychain),
    openLog: async (asked) => {
      const opened = await journal.calls.openLog(asked);
      if (opened.ok) await keychain.noteUse();
      await protect();
      return opened;
    },
    ...answerPackCalls(journal.openLogOf),
    ...safety.calls,
    ...answerMoveCalls(places, journal, safety.desk, handedMoveFile),
    ...answerDrawerCalls(places, (vault) => journal.openVault() === vault),
    printWindow,
    saveWindow,
    saveFile,
    takeFiles,
    handDropped: ({ path }) => offerDropped(shell, path),
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
