/**
 * The vault worker: the only place that holds a key. The page asks it by name and gets words or sealed bytes; the disk is
 * reached through the page, which carries what it cannot read.
 */
import { expose } from 'comlink';
import { changePassphrase, makeKeychainSlot, makeSheet, startAnew, tryCode } from './change-keys.ts';
import { deriveInWorker } from './derive-key.ts';
import { drawNewKeys } from './draw-new-keys.ts';
import type { Journal } from './journal.ts';
import { makeKeys, openKeys, openKeysByKeychain } from './key-ring.ts';
import type { OpenedKeys } from './key-ring.ts';
import type { LockReport } from './journal-keys.ts';
import type { LogKeeper } from './keep-log.ts';
import { openDrawers } from './drawers.ts';
import type { DrawerReading, KeptDrawers } from './drawers.ts';
import type { DrawerPort, LogPort } from './log-port.ts';
import type {
  ComputerOwner,
  Listed,
  OpeningReport,
  Overview,
  RemoveOutcome,
  SaveOutcome,
  SearchFilters,
  SearchResults,
  SummaryPage,
  UnlockProblem,
} from './open-journal.ts';
import type { Progress, ProgressChange } from '../../shared/journal/journal-document.ts';
import type { SheetNote } from '../../shared/journal/sheet-notes.ts';
import type { NameChange, NameNotes } from '../../shared/journal/name-notes.ts';
import type { DrawerName } from '../../shared/ipc/drawer-calls.ts';
import { openVault } from './open-vault.ts';
import type { Search } from './search/search.ts';

export interface OpenedJournal {
  readonly vault: string;
  readonly label: string;
  readonly owner: ComputerOwner;
  readonly report: OpeningReport;
  readonly locks: LockReport;
  /** There are files under a former data key, which are to be written anew. */
  readonly isChangingKeys: boolean;
}

type Opening = { ok: true; opened: OpenedJournal } | { ok: false; problem: UnlockProblem };

/** The index waits this long after the journal is open, in milliseconds: the list comes first. */
const SEARCH_AFTER = 150;

/** Packing and what else can wait begin this long after the journal is open, in milliseconds. */
const TIDY_AFTER = 10_000;

let journal: Journal | null = null;
let drawers: KeptDrawers | null = null;
let search: Search | null = null;
let deleteForGood: (id: string) => Promise<RemoveOutcome> = async () => ({ ok: false, problem: 'failed' });
let hasRoomForAll: LogKeeper['hasRoomForAll'] = async () => ({ ok: false, problem: 'failed' });
let writeLogAnew: LogKeeper['writeAnew'] = async () => ({ ok: false, problem: 'failed' });
let settled: () => Promise<void> = async () => {};

function open(): Journal {
  if (journal === null) throw new Error('No journal is open.');
  return journal;
}

function openedDrawers(): KeptDrawers {
  if (drawers === null) throw new Error('No journal is open.');
  return drawers;
}

function openSearch(): Search {
  if (search === null) throw new Error('No journal is open.');
  return search;
}

async function openWith(keys: OpenedKeys, log: LogPort, drawerPort: DrawerPort): Promise<Opening> {
  if (!keys.ok) return keys;
  const opened = await openVault(keys.vault, keys.keys, log);
  if (!opened.ok) return opened;
  journal = opened.journal;
  drawers = openDrawers(keys.vault, keys.keys.dataKey, drawerPort, keys.keys.former);
  search = opened.search;
  settled = opened.settled;
  deleteForGood = opened.deleteForGood;
  setTimeout(() => void opened.tidy().catch(() => undefined), TIDY_AFTER);
  setTimeout(() => void opened.search.ready(), SEARCH_AFTER);
  hasRoomForAll = opened.hasRoomForAll;
  writeLogAnew = opened.writeAnew;
  const { vault, label, owner } = keys;
  const { damaged, later, hasSheet } = keys.locks;
  const locks = { damaged, later, sheetLost: !hasSheet && journal.sheetWasMade() };
  const isChangingKeys = keys.keys.former.length > 0;
  return { ok: true, opened: { vault, label, owner, report: journal.report, locks, isChangingKeys } };
}

const vaultWorker = {
  /** The key file of a new journal; null where this machine cannot give Argon2 its least memory. Writes nothing. */
  async makeKeyFile(
    passphrase: string,
    label: string,
    owner: ComputerOwner,
  ): Promise<{ vault: string; keyFile: string } | null> {
    const made = await makeKeys(passphrase, label, owner, deriveInWorker);
    return made === null ? null : { vault: made.vault, keyFile: made.keyFile };
  },

  async unlock(keyFile: string, passphrase: string, log: LogPort, drawerPort: DrawerPort): Promise<Opening> {
    return openWith(await openKeys(keyFile, passphrase, deriveInWorker), log, drawerPort);
  },

  /** `secret`: what this computer's keychain kept; overwritten. */
  async unlockByKeychain(
    keyFile: string,
    secret: Uint8Array,
    log: LogPort,
    drawerPort: DrawerPort,
  ): Promise<Opening> {
    return openWith(await openKeysByKeychain(keyFile, secret), log, drawerPort);
  },

  /** Null: it opens the journal. Nothing is kept of what comes out. */
  async checkPassphrase(keyFile: string, passphrase: string): Promise<UnlockProblem | null> {
    const opened = await openKeys(keyFile, passphrase, deriveInWorker);
    return opened.ok ? null : opened.problem;
  },

  changePassphrase: (keyFile: string, present: string, next: string) =>
    changePassphrase(keyFile, present, next, deriveInWorker),
  makeSheet: (keyFile: string, passphrase: string) => makeSheet(keyFile, passphrase, deriveInWorker),
  makeKeychainSlot: (keyFile: string, passphrase: string) =>
    makeKeychainSlot(keyFile, passphrase, deriveInWorker),
  drawNewKeys: (keyFile: string, passphrase: string, typedCode: string | null) =>
    drawNewKeys(keyFile, passphrase, typedCode, deriveInWorker),
  hasRoomForAll: () => hasRoomForAll(),
  /** `left`: files that stay under a former data key, or may. */
  async writeAnew(): ReturnType<LogKeeper['writeAnew']> {
    const log = await writeLogAnew();
    if (!log.ok) return log;
    const kept = await openedDrawers().writeAnew();
    return kept.ok ? { ok: true, left: log.left + kept.left } : kept;
  },
  tryCode,
  startAnew: (keyFile: string, typed: string, next: string) =>
    startAnew(keyFile, typed, next, deriveInWorker),
  noteSheet: (note: SheetNote): Promise<SaveOutcome> => open().noteSheet(note),
  sheetOffer: (hasSheet: boolean): 'make' | 'try' | null => open().sheetOffer(hasSheet),

  list: (index: number, which: Listed): SummaryPage => open().list(index, which),
  overview: (): Overview => open().overview(),
  tags: (): readonly string[] => open().tags(),
  themeMarks: (
    packId: string,
    between: { readonly from: string; readonly to: string },
    mayOffer: readonly string[],
  ): readonly string[] => open().themeMarks(packId, between, mayOffer),
  read: (id: string): Promise<Uint8Array | null> => open().read(id),
  save: (id: string, update: Uint8Array): Promise<SaveOutcome> => open().save(id, update),
  setDeleted: (id: string, deleted: boolean): Promise<SaveOutcome> => open().setDeleted(id, deleted),
  deleteForGood: (id: string): Promise<RemoveOutcome> => deleteForGood(id),
  sealNow: (): Promise<void> => open().sealNow(),
  progress: (): Progress => open().progress(),
  names: (): NameNotes => open().names(),
  changeNames: (change: NameChange): Promise<SaveOutcome> => open().changeNames(change),
  choose: (change: ProgressChange): Promise<SaveOutcome> => open().choose(change),
  search: (typed: string, filters: SearchFilters, limit: number): Promise<SearchResults> =>
    openSearch().find(typed, filters, limit),
  listDrawer: (drawer: DrawerName): Promise<readonly string[]> => openedDrawers().list(drawer),
  readFromDrawer: (drawer: DrawerName, id: string): Promise<DrawerReading> =>
    openedDrawers().read(drawer, id),
  writeToDrawer: (drawer: DrawerName, id: string, bytes: Uint8Array): Promise<SaveOutcome> =>
    openedDrawers().write(drawer, id, bytes),
  removeFromDrawer: (drawer: DrawerName, id: string): Promise<SaveOutcome> =>
    openedDrawers().remove(drawer, id),
  searchReady: (): Promise<void> => openSearch().ready(),
  /** Resolves when the cache has everything too. */
  settled: (): Promise<void> => settled(),
};

export type VaultWorker = typeof vaultWorker;
expose(vaultWorker);
