/** The page's side of changing keys: the worker makes the new key file, the shell puts it in place, and only then is it told. */
import type { Remote } from 'comlink';
import { hasRecoveryCode } from '../../shared/vault/open-key-file.ts';
import { callDesktop } from '../desktop/desktop.ts';
import type { ChangedSheet } from './change-keys.ts';
import type { ClosedKeys, JournalKeys, SheetOutcome } from './journal-keys.ts';
import type { VaultWorker } from './vault.worker.ts';

/** A journal's key file as the page knows it: sealed, and replaced when a change is on the disk. */
interface KeyFileInUse {
  readonly vault: string;
  readonly label: string;
  keyFile: string;
}

const FOLDER_DIGITS = 8;

export function makeJournalKeys(worker: Remote<VaultWorker>, inUse: KeyFileInUse): JournalKeys {
  return {
    hasSheet: () => hasRecoveryCode(inUse.keyFile),
    changePassphrase: async (present, next) => {
      const changed = await worker.changePassphrase(inUse.keyFile, present, next);
      return changed.ok ? putInPlace(inUse, changed.keyFile) : changed;
    },
    makeSheet: async (passphrase) => {
      const made = await finishSheet(inUse, await worker.makeSheet(inUse.keyFile, passphrase));
      if (made.ok) await worker.noteSheet('made');
      return made;
    },
    trySheet: async (typed) => {
      const tried = await worker.tryCode(inUse.keyFile, typed);
      if (tried.ok) await worker.noteSheet('tried');
      return tried;
    },
    offer: async () => worker.sheetOffer(await hasRecoveryCode(inUse.keyFile)),
    note: async (note) => {
      await worker.noteSheet(note);
    },
  };
}

/** `onAnew` gets the key file that is in use from then on. */
export function makeClosedKeys(
  worker: Remote<VaultWorker>,
  inUse: KeyFileInUse,
  onAnew: (keyFile: string) => void,
): ClosedKeys {
  return {
    hasSheet: () => hasRecoveryCode(inUse.keyFile),
    tryCode: (typed) => worker.tryCode(inUse.keyFile, typed),
    startAnew: async (typed, next) => {
      const made = await finishSheet(inUse, await worker.startAnew(inUse.keyFile, typed, next));
      if (made.ok) onAnew(inUse.keyFile);
      return made;
    },
  };
}

/** No code is shown before its lock is on the disk: a sheet that opens nothing would be worse than none. */
async function finishSheet(inUse: KeyFileInUse, changed: ChangedSheet): Promise<SheetOutcome> {
  if (!changed.ok) return changed;
  const placed = await putInPlace(inUse, changed.keyFile);
  if (!placed.ok) return placed;
  const { label, vault } = inUse;
  return {
    ok: true,
    sheet: { groups: changed.groups, label, journal: vault.slice(0, FOLDER_DIGITS), made: new Date() },
  };
}

async function putInPlace(
  inUse: KeyFileInUse,
  keyFile: string,
): Promise<Awaited<ReturnType<JournalKeys['changePassphrase']>>> {
  const placed = await callDesktop('replaceKeyFile', { vault: inUse.vault, keyFile });
  if (placed.ok) inUse.keyFile = keyFile;
  return placed;
}
