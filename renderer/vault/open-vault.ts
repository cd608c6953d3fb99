/**
 * From an opened key to an open journal: what the cache holds, then what of the log it has not seen. If the cache knows
 * more than the log (files gone or put back older), its states are written to the log as new frames before anything else.
 */
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import type { LogFile } from '../../shared/ipc/journal-calls.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import { findLostEnds } from '../../shared/vault/frame-order.ts';
import type { RunHead } from '../../shared/vault/frame-order.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { cacheKey } from '../../shared/vault/subkeys.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { daysOfDamage } from './damaged-places.ts';
import { makeEarlyPages } from './early-pages.ts';
import type { EarlyPages, KnownEarly } from './early-pages.ts';
import { newestInLog } from './newest-in-log.ts';
import { openCacheDatabase } from './cache-database.ts';
import type { CacheDatabase } from './cache-database.ts';
import { JOURNAL_ID, makeJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { makeLogKeeper, restedLongEnough } from './keep-log.ts';
import type { LogKeeper } from './keep-log.ts';
import type { LogPort } from './log-port.ts';
import { compareWithSeen, groupByRun, readRecords } from './log-reader.ts';
import type { FilesByRun, LogReading, SeenFiles } from './log-reader.ts';
import { makeLogWriter } from './log-writer.ts';
import type { OpeningReport, RemoveOutcome, UnlockProblem } from './open-journal.ts';
import type { SealedList } from './read-ahead.ts';
import { makeSearch } from './search/search.ts';
import type { Search } from './search/search.ts';
import { JOURNAL_ROW, openSealedCache } from './sealed-cache.ts';
import type { CacheBeginning, SealedCache } from './sealed-cache.ts';
import { countReading, mergeRecords } from './merge-records.ts';
import { makeStateStore } from './state-store.ts';
import type { StateStore } from './state-store.ts';

export type OpenedVault =
  | {
      ok: true;
      journal: Journal;
      search: Search;
      settled: () => Promise<void>;
      deleteForGood: (id: string) => Promise<RemoveOutcome>;
      /** What can wait until the journal is open: pages that rested long enough, removals cut short, packing. */
      tidy: () => Promise<void>;
      hasRoomForAll: LogKeeper['hasRoomForAll'];
      writeAnew: LogKeeper['writeAnew'];
    }
  | { ok: false; problem: UnlockProblem };

/** What can be shown, and written, while the rest of the list is still being read. */
export interface VaultBeginning extends Pick<EarlyPages, 'newest' | 'state' | 'save'> {
  /** Not fewer than the journal has. */
  readonly atMost: number;
  readonly progress: Y.Doc;
}

/** What is told of an opening before it ends, and what was done for it before it began. */
export interface OpeningHelp {
  /** The newest pages are known: by the cache, when nothing in the log is newer, or by the log, when there is no cache. Once at most. */
  readonly onBeginning?: (beginning: VaultBeginning) => void;
  /** The browser store may be opened, and this of it is being read since before the key was known. */
  readonly listAhead?: SealedList;
  /** The list is made again from the log: how much of it, from 0 to 1. */
  readonly onRemaking?: (part: number) => void;
}

export async function openVault(
  vault: string,
  keys: DataKeys,
  log: LogPort,
  openDatabase: (vault: string) => Promise<CacheDatabase | null> = openCacheDatabase,
  { onBeginning, onRemaking, listAhead }: OpeningHelp = {},
): Promise<OpenedVault> {
  const opening = log.openLog(vault);
  // On a full disk the browser store loses what it holds: then it is not even opened.
  const mayCache = listAhead !== undefined || isRoomy(await opening);
  const database = mayCache ? await openDatabase(vault) : null;
  let headsNow = (): readonly RunHead[] => [];
  const writer = makeLogWriter(log, vault, keys);
  let early = null as EarlyPages | null;
  let isWhole = false;
  const tell = (known: KnownEarly & Pick<VaultBeginning, 'atMost' | 'progress'>): void => {
    // Too late: nobody would hand over what is written there.
    if (isWhole || early !== null) return;
    early = makeEarlyPages(writer, known);
    const { newest, state, save } = early;
    onBeginning?.({ newest, state, save, atMost: known.atMost, progress: known.progress });
  };
  const cache =
    database === null
      ? null
      : openSealedCache(database, await cacheKey(keys.dataKey, vault), () => headsNow());
  const begin = async (of: CacheBeginning, from: SealedCache): Promise<void> => {
    const stored = from.state(JOURNAL_ROW);
    const listed = await opening;
    if (!listed.ok) return;
    const runs = groupByRun(listed.files);
    const { unseen, ahead } = compareWithSeen(runs, of.seen);
    if (unseen.length > 0 || ahead || of.heads.some(({ run }) => !runs.has(run))) return;
    const state = await stored;
    const opened = openDocument(state === null ? [] : [state]);
    if (opened.whole)
      tell({ newest: of.newest, atMost: of.atMost, progress: opened.document, state: from.state });
  };
  const loading = cache?.load((of) => begin(of, cache), listAhead);
  const opened = await opening;
  const cached = (await loading) ?? null;
  if (!opened.ok) {
    database?.close();
    return opened;
  }
  const runs = groupByRun(opened.files);
  // Under a former data key nobody can read it any more; its files go too.
  if (cached === null && keys.former.length > 0)
    await cache?.renew(async () => (await log.forgetCaches()).ok);

  if (cached === null && onBeginning !== undefined) {
    const found = await newestInLog(log, vault, keys, opened.files).catch(() => null);
    if (found !== null) tell({ ...found, state: async (id) => found.states.get(id) ?? null });
  }

  const known = cached?.heads ?? [];
  const { unseen, ahead } = compareWithSeen(runs, cached?.seen ?? {});
  const remade = (part: number): void => (cached === null ? onRemaking?.(part) : undefined);
  const reading = await readRecords(
    countReading(log, unseen, remade),
    vault,
    keys,
    unseen,
    without(opened.files, unseen),
  );
  const lostEnds = findCutRuns(reading, known, runs, unseen);
  const summaries = new Map<string, EntrySummary>();
  const gone = new Set(reading.cover.leftOut);
  for (const summary of cached?.summaries ?? [])
    if (!gone.has(summary.id)) summaries.set(summary.id, summary);

  const merged = await mergeRecords(reading.records, cached === null ? null : cache, remade);
  for (const change of merged.changes) if (change.summary !== null) summaries.set(change.id, change.summary);
  const progressDocument = merged.progress;

  let files: readonly LogFile[] = opened.files;
  let before = seenOf(files);
  let there = new Set(runs.keys());
  // Of what was written early nothing is seen before all of it is taken in.
  const seen = (): SeenFiles => ({
    ...before,
    ...(early?.isHandedOver() === false
      ? {}
      : Object.fromEntries(writer.written().map((of) => [of.run, of.sizes]))),
  });
  headsNow = () => {
    const ends = new Map([...known, ...reading.heads].map((head) => [head.run, head]));
    const before = [...ends.values()].filter(({ run }) => there.has(run));
    return [...before, ...writer.heads()];
  };
  const store = makeStateStore(cache);
  const search = makeSearch(
    {
      summaries,
      states: (ids) => store.getAll(ids),
      reflects: (id) => cache?.reflects(id) ?? null,
      settled: () => store.settled(),
    },
    cache?.index ?? null,
  );
  const states: StateStore = {
    ...store,
    put: (changes, now) => {
      store.put(changes, now);
      for (const { id } of changes) search.changed(id);
    },
  };

  if ((ahead || lostEnds > 0) && cache !== null) await writeBack(cache, [...summaries.keys()], writer.write);
  states.put(merged.changes, seen());

  /** Pages that have grown since `files` was listed: what those say of them is not the newest any more. */
  const written = new Set<string>();
  const recover = async (id: string): Promise<Uint8Array | null> => {
    if (written.has(id)) return null;
    const all = await readRecords(log, vault, keys, files);
    const document = openDocument(
      all.records.filter((record) => record.id === id).map((record) => record.update),
    );
    return document.whole ? Y.encodeStateAsUpdateV2(document.document) : null;
  };
  const damagedNear = daysOfDamage(reading.damagedPlaces, summaries);
  const report: OpeningReport = {
    ...reading.report,
    damaged: reading.report.damaged + merged.unreadable,
    ...(damagedNear.length === 0 ? {} : { damagedNear }),
    lostEnds,
    shortOfSpace: opened.shortOfSpace === true,
  };
  const journal = makeJournal({ summaries, progressDocument, report }, writer, states, seen, recover);
  const noting =
    (act: Journal['save']): Journal['save'] =>
    async (id, update) => {
      const outcome = await act(id, update);
      if (outcome.ok) written.add(id);
      return outcome;
    };
  const [save, takeIn] = [noting(journal.save), noting(journal.takeIn)];
  const keeper = makeLogKeeper({
    vault,
    keys,
    log,
    writer,
    cache,
    summaries,
    onFiles: (now) => {
      files = now;
      before = seenOf(now);
      there = new Set(groupByRun(now).keys());
    },
    onPacked: () => states.note(seen()),
    onCacheRenewed: (changes) => states.replace(changes, seen()),
    onRemoved: (id) => search.changed(id),
  });
  const removeForGood = (ids: readonly string[]) => journal.removeForGood(ids, keeper.remove);
  const tidy = async (): Promise<void> => {
    const rested = restedLongEnough(summaries.values(), new Date());
    if (rested.length > 0 || reading.hasLeftOut) await removeForGood(rested);
    else await keeper.packWhenWorthIt();
  };
  isWhole = true;
  await early?.handOver({ save, takeIn });
  return {
    ok: true,
    journal: { ...journal, save, takeIn },
    search,
    settled: () => states.settled(),
    deleteForGood: async (id) => {
      const outcome = await removeForGood([id]);
      // Not answered before the index is without it too.
      await search.settled();
      return outcome;
    },
    tidy,
    hasRoomForAll: keeper.hasRoomForAll,
    writeAnew: keeper.writeAnew,
  };
}

const isRoomy = (opened: Awaited<ReturnType<LogPort['openLog']>>): boolean =>
  opened.ok && opened.shortOfSpace !== true;

/**
 * How many runs end before the place where the cache saw them end, or hold another frame there. A run that was not read again
 * is as long as it was; of a damaged one it is already said that something is missing.
 */
function findCutRuns(
  reading: LogReading,
  known: readonly RunHead[],
  runs: FilesByRun,
  unseen: readonly LogFile[],
): number {
  const read = new Set(groupByRun(unseen).keys());
  const asked = known.filter(({ run }) => (read.has(run) || !runs.has(run)) && !reading.damagedRuns.has(run));
  return findLostEnds(reading.heads, asked, reading.frames).length;
}

function without(files: readonly LogFile[], some: readonly LogFile[]): LogFile[] {
  return files.filter((file) => !some.includes(file));
}

function seenOf(files: readonly LogFile[]): SeenFiles {
  return Object.fromEntries(
    [...groupByRun(files)].map(([run, list]) => [run, list.map((file) => file.size)]),
  );
}

/** Everything the cache holds goes to the end of the log, in this run's own file. */
async function writeBack(
  cache: SealedCache,
  ids: readonly string[],
  write: (records: readonly VaultRecord[]) => Promise<{ ok: boolean }>,
): Promise<void> {
  for (const id of [...ids, JOURNAL_ROW]) {
    const state = await cache.state(id);
    if (state === null) continue;
    const record: VaultRecord =
      id === JOURNAL_ROW
        ? { kind: 'journal', id: JOURNAL_ID, update: ownBytes(state) }
        : { kind: 'entry', id, update: ownBytes(state) };
    if (!(await write([record])).ok) return;
  }
}
