/** The page's side of the vault worker: makes journals, opens one, and tells the screens when something changed. */
import { proxy, wrap } from 'comlink';
import { hasSlot } from '../../shared/vault/open-key-file.ts';
import { collectWhenQuiet } from './collect-garbage.ts';
import { callDesktop } from '../desktop/desktop.ts';
import type { ClosedKeys } from './journal-keys.ts';
import { makeClosedKeys, makeJournalKeys } from './keys-client.ts';
import { desktopDrawers, desktopLog } from './log-port.ts';
import type { ComputerOwner, MakeOutcome, OpenJournal, UnlockProblem } from './open-journal.ts';
import type { OpenedJournal, VaultWorker } from './vault.worker.ts';

const worker = wrap<VaultWorker>(
  new Worker(new URL('./vault.worker.ts', import.meta.url), { type: 'module', name: 'vault' }),
);

export type Made = { ok: true; vault: string; keyFile: string } | Extract<MakeOutcome, { ok: false }>;

/** Makes the keys here and the journal's folder on the disk. The passphrase is not kept. */
export async function makeJournalOnDisk(
  passphrase: string,
  label: string,
  owner: ComputerOwner,
): Promise<Made> {
  const made = await worker.makeKeyFile(passphrase, label, owner);
  if (made === null) return { ok: false, problem: 'not-enough-memory' };
  const written = await callDesktop('createJournal', made);
  return written.ok ? { ok: true, ...made } : written;
}

/** While a journal is being opened: how much of its list is made again from the log, from 0 to 1; null when it need not be. */
export function readRemade(): Promise<number | null> {
  return worker.remade();
}

export type Unlocked = { ok: true; journal: OpenJournal } | { ok: false; problem: UnlockProblem };

/** A passphrase is about to be typed: what deriving its key needs besides it is loaded when it comes. */
export function prepareToUnlock(): void {
  void worker.prepareToUnlock();
}

/** `aheadOf`: its vault, where there is room for the browser store (`About.mayCache`). */
export async function unlockJournal(
  keyFile: string,
  passphrase: string,
  aheadOf: string | null,
): Promise<Unlocked> {
  const [log, drawers] = [proxy(desktopLog), proxy(desktopDrawers)];
  const opening = await worker.unlock(keyFile, passphrase, log, drawers, aheadOf);
  if (!opening.ok) prepareToUnlock();
  return opening.ok ? { ok: true, journal: openJournal(keyFile, opening.opened) } : opening;
}

/** Once after each signing in to the computer; otherwise, and when it fails, `keychain`: the passphrase is asked. */
export async function unlockByKeychain(
  vault: string,
  keyFile: string,
): Promise<Unlocked | { ok: false; problem: 'keychain' }> {
  const taken = await callDesktop('takeKeychainSecret', { vault });
  if (!taken.ok) return { ok: false, problem: 'keychain' };
  const { secret } = taken;
  const opening = await worker.unlockByKeychain(keyFile, secret, proxy(desktopLog), proxy(desktopDrawers));
  secret.fill(0);
  if (opening.ok) return { ok: true, journal: openJournal(keyFile, opening.opened) };
  return opening.problem === 'wrong-passphrase' ? { ok: false, problem: 'keychain' } : opening;
}

/** Whether the keychain would open this journal now. */
export async function mayOpenByKeychain(vault: string, keyFile: string): Promise<boolean> {
  if (!(await hasSlot(keyFile, 'keychain'))) return false;
  return (await callDesktop('readKeychain', { vault })).mayOpen;
}

function openJournal(keyFile: string, opened: OpenedJournal): OpenJournal {
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const wholeList = worker.wholeList();
  void wholeList.then(
    ({ wasBeginning }) => {
      if (wasBeginning) changed();
    },
    // Told by `wholeReport`, which the screens ask for.
    () => undefined,
  );
  void worker.searchReady().then(
    () => collectWhenQuiet(window),
    () => undefined,
  );
  const { vault, label, owner, report, locks } = opened;
  const journal: OpenJournal = {
    vault,
    label,
    owner,
    report,
    wholeReport: async () => (await wholeList).report,
    locks,
    list: (index, which) => worker.list(index, which),
    overview: () => worker.overview(),
    tags: () => worker.tags(),
    themeMarks: (packId, between, mayOffer) => worker.themeMarks(packId, between, [...mayOffer]),
    read: (id) => worker.read(id),
    save: async (id, update) => {
      const outcome = await worker.save(id, update);
      if (outcome.ok) changed();
      return outcome;
    },
    setDeleted: async (id, deleted) => {
      const outcome = await worker.setDeleted(id, deleted);
      if (outcome.ok) changed();
      return outcome;
    },
    deleteForGood: async (id) => {
      const outcome = await worker.deleteForGood(id);
      if (outcome.ok) changed();
      return outcome;
    },
    sealNow: () => worker.sealNow(),
    progress: () => worker.progress(),
    keys: makeJournalKeys(worker, { vault, label, keyFile }, opened.isChangingKeys),
    names: () => worker.names(),
    changeNames: async (change) => {
      const outcome = await worker.changeNames(change);
      if (outcome.ok) changed();
      return outcome;
    },
    choose: async (change) => {
      const outcome = await worker.choose(change);
      if (outcome.ok) changed();
      return outcome;
    },
    drawers: {
      list: (drawer) => worker.listDrawer(drawer),
      read: (drawer, id) => worker.readFromDrawer(drawer, id),
      write: (drawer, id, bytes) => worker.writeToDrawer(drawer, id, bytes),
      remove: (drawer, id) => worker.removeFromDrawer(drawer, id),
    },
    search: (typed, filters, limit) => worker.search(typed, filters, limit),
    searchReady: () => worker.searchReady(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return journal;
}

/** The keys of a journal that is closed. `onAnew` gets the key file that is in use after a new passphrase was made. */
export function closedKeys(
  journal: { readonly vault: string; readonly label: string; readonly keyFile: string },
  onAnew: (keyFile: string) => void,
): ClosedKeys {
  return makeClosedKeys(worker, { ...journal }, onAnew);
}
