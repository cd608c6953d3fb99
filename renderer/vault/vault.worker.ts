/**
 * The vault worker: the only place that holds a key. The page asks it by name and gets words or sealed bytes; the disk is
 * reached through the page, which carries what it cannot read.
 */
import { expose } from 'comlink';
import { collectGarbage } from './collect-garbage.ts';
import { changePassphrase, makeKeychainSlot, makeSheet, startAnew, tryCode } from './change-keys.ts';
import { deriveInWorker, prepareToDerive, stopPreparing } from './derive-key.ts';
import { drawNewKeys } from './draw-new-keys.ts';
import { LIST_PAGE, newestFirst } from './journal.ts';
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
import { readProgress } from '../../shared/journal/journal-document.ts';
import type { Progress, ProgressChange } from '../../shared/journal/journal-document.ts';
import { readSheetNotes } from '../../shared/journal/sheet-notes.ts';
import type { SheetNote } from '../../shared/journal/sheet-notes.ts';
import { readNameNotes } from '../../shared/journal/name-notes.ts';
import type { NameChange, NameNotes } from '../../shared/journal/name-notes.ts';
import type { DrawerName } from '../../shared/ipc/drawer-calls.ts';
import { openCacheDatabase } from './cache-database.ts';
import { choosePages } from './chosen-pages.ts';
import { openVault } from './open-vault.ts';
import { readAhead } from './read-ahead.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { OpenedVault, VaultBeginning } from './open-vault.ts';
import { writeAllAnew } from './write-anew.ts';
import type { AnewOutcome } from './write-anew.ts';

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

/** The cache has seen all of the log. */
const NOTHING_TO_REPORT: OpeningReport = {
  unfinished: 0,
  damaged: 0,
  newer: 0,
  misplaced: 0,
  otherKeys: 0,
  lostEnds: 0,
  shortOfSpace: false,
};

/** The index waits this long after the journal is open, in milliseconds: the list comes first. */
const SEARCH_AFTER = 150;

/** Packing and what else can wait begin this long after the journal is open, in milliseconds. */
const TIDY_AFTER = 10_000;

/** After the search is ready, in milliseconds. */
const COLLECT_AFTER = 300;

type Whole = Extract<OpenedVault, { ok: true }>;

/** The journal that was opened last; it may still be reading its list. */
let opening: Promise<Whole> | null = null;
/** What is known of it until then. */
let beginning: VaultBeginning | null = null;
/** How much of the list is made again from the log, from 0 to 1, also behind the first pages; null when that is not under way. */
let remade: number | null = null;
let drawers: KeptDrawers | null = null;
/** Somebody asked for writing anew to be stopped for now. */
let stopsAnew = false;

async function whole(): Promise<Whole> {
  if (opening === null) throw new Error('No journal is open.');
  return opening;
}

const open = async (): Promise<Journal> => (await whole()).journal;

function openedDrawers(): KeptDrawers {
  if (drawers === null) throw new Error('No journal is open.');
  return drawers;
}

/** Answers as soon as the newest pages are known. What needs the whole list waits for it by itself. */
async function openWith(
  keys: OpenedKeys,
  log: LogPort,
  drawerPort: DrawerPort,
  ahead: ReadAhead | null = null,
): Promise<Opening> {
  const own = keys.ok && ahead?.vault === keys.vault ? ahead : null;
  if (own === null) ahead?.drop();
  if (!keys.ok) return keys;
  stopPreparing();
  beginning = null;
  let onBeginning: (begun: VaultBeginning) => void = () => {};
  const begun = new Promise<VaultBeginning>((done) => {
    onBeginning = done;
  });
  remade = null;
  const openDatabase = own === null ? openCacheDatabase : () => own.database;
  const opened = openVault(keys.vault, keys.keys, log, openDatabase, {
    ...(own === null ? {} : { listAhead: own.list }),
    onBeginning: (known) => onBeginning(known),
    onRemaking: (part) => {
      remade = part;
    },
  });
  const first = await Promise.race([opened, begun]);
  if ('ok' in first && !first.ok) return first;
  if (!('ok' in first)) beginning = first;
  opening = opened.then((of) => {
    if (!of.ok) throw new Error('The journal did not open.');
    beginning = null;
    remade = null;
    setTimeout(() => void of.tidy().catch(() => undefined), TIDY_AFTER);
    setTimeout(() => void getReadyToSearch(of), SEARCH_AFTER);
    return of;
  });
  opening.catch(() => undefined);
  drawers = openDrawers(keys.vault, keys.keys.dataKey, drawerPort, keys.keys.former);
  const { vault, label, owner } = keys;
  const { damaged, later, hasSheet } = keys.locks;
  const sheetWasMade =
    'ok' in first ? first.journal.sheetWasMade() : readSheetNotes(first.progress).made !== null;
  const locks = { damaged, later, sheetLost: !hasSheet && sheetWasMade };
  const report = 'ok' in first ? first.journal.report : NOTHING_TO_REPORT;
  const isChangingKeys = keys.keys.former.length > 0;
  return { ok: true, opened: { vault, label, owner, report, locks, isChangingKeys } };
}

/** What reading the list and the index took is given back once nobody waits for a first answer any more. */
async function getReadyToSearch({ search }: Whole): Promise<void> {
  await search.ready();
  setTimeout(() => void collectGarbage(), COLLECT_AFTER);
}

async function list(index: number, which: Listed): Promise<SummaryPage> {
  if (beginning !== null && index === 0 && (which === 'kept' || which === 'written')) {
    const entries = choosePages(newestFirst(beginning.newest()), which).slice(0, LIST_PAGE);
    if (entries.length > 0) return { entries, total: beginning.atMost };
  }
  return (await open()).list(index, which);
}

async function read(id: string): Promise<Uint8Array | null> {
  const state = beginning === null ? null : await beginning.state(id);
  return state ?? (await open()).read(id);
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

  /** A passphrase is about to be typed. */
  prepareToUnlock: prepareToDerive,

  /** `aheadOf`: the journal it is, where its browser store may be read before it is known whether the passphrase is right. */
  async unlock(
    keyFile: string,
    passphrase: string,
    log: LogPort,
    drawerPort: DrawerPort,
    aheadOf: string | null,
  ): Promise<Opening> {
    const ahead = aheadOf === null ? null : readAhead(aheadOf);
    return openWith(await openKeys(keyFile, passphrase, deriveInWorker), log, drawerPort, ahead);
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
  hasRoomForAll: async (): ReturnType<LogKeeper['hasRoomForAll']> => (await whole()).hasRoomForAll(),
  async writeAnew(): Promise<AnewOutcome> {
    const outcome = await writeAllAnew(await whole(), openedDrawers(), () => stopsAnew);
    stopsAnew = false;
    return outcome;
  },
  /** What is being written anew, or is about to be, ends where that does no harm. */
  stopWritingAnew: (): void => {
    stopsAnew = true;
  },
  tryCode,
  startAnew: (keyFile: string, typed: string, next: string) =>
    startAnew(keyFile, typed, next, deriveInWorker),
  noteSheet: async (note: SheetNote): Promise<SaveOutcome> => (await open()).noteSheet(note),
  sheetOffer: async (hasSheet: boolean): Promise<'make' | 'try' | null> =>
    (await open()).sheetOffer(hasSheet),

  list,
  overview: async (): Promise<Overview> => (await open()).overview(),
  tags: async (): Promise<readonly string[]> => (await open()).tags(),
  themeMarks: async (
    packId: string,
    between: { readonly from: string; readonly to: string },
    mayOffer: readonly string[],
  ): Promise<readonly string[]> => (await open()).themeMarks(packId, between, mayOffer),
  read,
  save: async (id: string, update: Uint8Array): Promise<SaveOutcome> =>
    beginning === null ? (await open()).save(id, update) : beginning.save(id, update),
  setDeleted: async (id: string, deleted: boolean): Promise<SaveOutcome> =>
    (await open()).setDeleted(id, deleted),
  deleteForGood: async (id: string): Promise<RemoveOutcome> => (await whole()).deleteForGood(id),
  sealNow: async (): Promise<void> => (await open()).sealNow(),
  progress: async (): Promise<Progress> =>
    beginning === null ? (await open()).progress() : readProgress(beginning.progress),
  names: async (): Promise<NameNotes> =>
    beginning === null ? (await open()).names() : readNameNotes(beginning.progress),
  changeNames: async (change: NameChange): Promise<SaveOutcome> => (await open()).changeNames(change),
  choose: async (change: ProgressChange): Promise<SaveOutcome> => (await open()).choose(change),
  search: async (typed: string, filters: SearchFilters, limit: number): Promise<SearchResults> =>
    (await whole()).search.find(typed, filters, limit),
  listDrawer: (drawer: DrawerName): Promise<readonly string[]> => openedDrawers().list(drawer),
  readFromDrawer: (drawer: DrawerName, id: string): Promise<DrawerReading> =>
    openedDrawers().read(drawer, id),
  writeToDrawer: (drawer: DrawerName, id: string, bytes: Uint8Array): Promise<SaveOutcome> =>
    openedDrawers().write(drawer, id, bytes),
  removeFromDrawer: (drawer: DrawerName, id: string): Promise<SaveOutcome> =>
    openedDrawers().remove(drawer, id),
  searchReady: async (): Promise<void> => (await whole()).search.ready(),
  remade: (): number | null => remade,
  /** Resolves when the whole list is known. `wasBeginning`: what was answered and reported before may have been only its beginning. */
  wholeList: async (): Promise<{ readonly wasBeginning: boolean; readonly report: OpeningReport }> => {
    const wasBeginning = beginning !== null;
    const { report } = await open();
    return { wasBeginning, report };
  },
  /** Resolves when the cache has everything too. */
  settled: async (): Promise<void> => (await whole()).settled(),
};

export type VaultWorker = typeof vaultWorker;
expose(vaultWorker);
