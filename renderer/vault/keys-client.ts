/** The page's side of changing keys: the worker makes the new key file, the shell puts it in place, and only then is it told. */
import type { Remote } from 'comlink';
import { removeSlots } from '../../shared/vault/change-keys.ts';
import { hasRecoveryCode, hasSlot } from '../../shared/vault/open-key-file.ts';
import { callDesktop } from '../desktop/desktop.ts';
import type { ChangedSheet } from './change-keys.ts';
import type { ClosedKeys, JournalKeys, NewKeysState, Sheet, SheetOutcome } from './journal-keys.ts';
import type { VaultWorker } from './vault.worker.ts';

/** A journal's key file as the page knows it: sealed, and replaced when a change is on the disk. */
interface KeyFileInUse {
  readonly vault: string;
  readonly label: string;
  keyFile: string;
}

const FOLDER_DIGITS = 8;

/** Everything is written anew this long after the journal is open, in milliseconds: the list and the search come first. */
const ANEW_AFTER = 2000;

const STOPPED = { ok: false, problem: 'stopped' } as const;

/** `isChanging`: there are former data keys in the key file, so that everything is to be written anew. */
export function makeJournalKeys(
  worker: Remote<VaultWorker>,
  inUse: KeyFileInUse,
  isChanging: boolean,
): JournalKeys {
  const listeners = new Set<() => void>();
  let state: NewKeysState = isChanging ? 'going-on' : 'none';
  const nowIs = (next: NewKeysState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const newKeysState = (): NewKeysState => state;
  const takeUp = async (): Promise<void> => {
    const written = await worker.writeAnew();
    if (written.ok) nowIs(written.left > 0 ? 'kept' : (await endNewKeys(inUse)) ? 'none' : 'failed');
    else if (written.problem === 'stopped') nowIs(`stopped-${written.still}`);
    else nowIs(written.problem === 'disk-full' ? 'failed-full' : 'failed');
  };
  const goOn = (): void => void takeUp().catch(() => nowIs('failed'));
  if (isChanging) setTimeout(goOn, ANEW_AFTER);
  return {
    keychain: async () => {
      const { offer, isKept } = await callDesktop('readKeychain', { vault: inUse.vault });
      return { offer, isOn: isKept && (await hasSlot(inUse.keyFile, 'keychain')) };
    },
    turnKeychainOn: async (passphrase) => {
      const made = await worker.makeKeychainSlot(inUse.keyFile, passphrase);
      if (!made.ok) return made;
      const { vault } = inUse;
      const kept = await callDesktop('keepKeychainSecret', { vault, secret: made.secret });
      made.secret.fill(0);
      if (!kept.ok) return kept;
      const placed = await putInPlace(inUse, made.keyFile);
      if (!placed.ok && placed.problem !== 'unknown') await callDesktop('forgetKeychainSecret', { vault });
      return placed;
    },
    turnKeychainOff: async () => {
      // The secret first: without it the slot opens for nobody, also in copies of the key file.
      const forgotten = await callDesktop('forgetKeychainSecret', { vault: inUse.vault });
      if (!forgotten.ok) return forgotten;
      return putInPlace(inUse, await removeSlots(inUse.keyFile, ['keychain']));
    },
    drawNewKeys: async (passphrase, code, signal) => {
      const stopped = new Promise<typeof STOPPED>((done) => {
        signal.addEventListener('abort', () => done(STOPPED));
      });
      const room = await Promise.race([worker.hasRoomForAll(), stopped]);
      if (signal.aborted) return STOPPED;
      if (!room.ok) return room;
      const drawn = await Promise.race([worker.drawNewKeys(inUse.keyFile, passphrase, code), stopped]);
      // The last moment: until here nothing was written, and from here on the key file is the new one or the old one, whole.
      if (signal.aborted) return STOPPED;
      if (!drawn.ok) return drawn;
      const placed = await putInPlace(inUse, drawn.keyFile);
      if (!placed.ok) return placed;
      nowIs('waiting');
      // Its slot held the old key and is gone; should this fail, what is left opens nothing.
      await callDesktop('forgetKeychainSecret', { vault: inUse.vault }).catch(() => undefined);
      if (drawn.groups === null) return { ok: true, sheet: null };
      await worker.noteSheet('made');
      return { ok: true, sheet: sheetOf(inUse, drawn.groups) };
    },
    stopNewKeys: async () => {
      if (state !== 'going-on') return;
      await worker.stopWritingAnew();
      if (newKeysState() === 'going-on') nowIs('stopping');
    },
    goOnWithNewKeys: () => {
      if (!/^(?:stopped|failed)/.test(state)) return;
      nowIs('going-on');
      goOn();
    },
    newKeysState,
    onNewKeysState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasSheet: () => hasRecoveryCode(inUse.keyFile),
    checkPassphrase: async (passphrase) => {
      const problem = await worker.checkPassphrase(inUse.keyFile, passphrase);
      if (problem === null) return 'right';
      return problem === 'wrong-passphrase' ? 'wrong' : 'unknown';
    },
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
  return { ok: true, sheet: sheetOf(inUse, changed.groups) };
}

function sheetOf({ label, vault }: KeyFileInUse, groups: readonly string[]): Sheet {
  return { groups, label, journal: vault.slice(0, FOLDER_DIGITS), made: new Date() };
}

/** Nothing is under a former key any more: their slots go. Once more where another change of the key file came in between. */
async function endNewKeys(inUse: KeyFileInUse): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const placed = await putInPlace(inUse, await removeSlots(inUse.keyFile, ['former']));
    if (placed.ok) return true;
    if (placed.problem !== 'superseded') return false;
  }
  return false;
}

async function putInPlace(
  inUse: KeyFileInUse,
  keyFile: string,
): Promise<Awaited<ReturnType<JournalKeys['changePassphrase']>>> {
  const placed = await callDesktop('replaceKeyFile', { vault: inUse.vault, keyFile });
  if (placed.ok) inUse.keyFile = keyFile;
  return placed;
}
