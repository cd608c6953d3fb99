/**
 * Finding a word in one's pages. The index lives in memory and, sealed, in the cache; it reflects every acknowledged save
 * before a question is answered. What of the sealed index is missing, does not open or is of another state of a page
 * is built again from the page. Building works in small steps, so that a save never waits for it.
 */
import { giveBack } from '../../../shared/base/bytes.ts';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import type { SearchFilters, SearchResults } from '../open-journal.ts';
import { answer } from './answer.ts';
import { readEntryText } from './entry-text.ts';
import type { EntryText } from './entry-text.ts';
import { indexPage } from './indexed-page.ts';
import { makePace } from './pace.ts';
import { readPacking, writePacking } from './pack-pages.ts';
import { makeShelf } from './shelf.ts';

/** Sealed volumes in the cache; null where there is no cache. */
export interface IndexRows {
  /** Changes whenever the cache is made anew, so that a volume of an earlier cache is known. */
  readonly era: () => string;
  readonly ids: () => Promise<readonly string[]>;
  /** Throws when the row does not open. The bytes are the caller's own, to be given back. */
  readonly read: (id: string) => Promise<Uint8Array>;
  readonly write: (id: string, row: Uint8Array) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export interface SearchedPages {
  readonly summaries: ReadonlyMap<string, EntrySummary>;
  /** The newest state of each page, in the order asked; null for one that cannot be read. */
  readonly states: (ids: readonly string[]) => Promise<readonly (Uint8Array | null)[]>;
  /** Which row of the cache holds the page; null when none does. */
  readonly reflects: (id: string) => number | null;
  /** Resolves when the cache has every page. */
  readonly settled: () => Promise<void>;
}

export interface Search {
  /** A page changed, came or went. The index takes it up before the next question, or when nothing else is to be done. */
  changed(id: string): void;
  /** Resolves when the whole journal can be searched. Begins the loading if nothing did. */
  ready(): Promise<void>;
  find(typed: string, filters: SearchFilters, limit: number): Promise<SearchResults>;
  /** Resolves when the sealed index holds what the one in memory holds, without a trace of what was removed. */
  settled(): Promise<void>;
}

/** After the last change, in milliseconds: pages are taken up, then volumes sealed. */
const TAKE_UP_AFTER = 2000;
const SEAL_AFTER = 8000;
/** Pages read at once while building. */
const BATCH = 16;
/** More pages than this are packed as soon as they are taken up; each of the others is looked through at every question. */
const FEW = 32;
/** While building, so that what is not packed yet stays small. */
const MANY = 1024;

export function makeSearch(pages: SearchedPages, rows: IndexRows | null): Search {
  const shelf = makeShelf();
  const waiting = new Set<string>();
  let loading: Promise<void> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const pace = makePace();

  /** One task at a time, in the order they were asked for. */
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function load(): Promise<void> {
    if (rows !== null) {
      for (const id of await rows.ids().catch(() => [])) {
        await loadVolume(rows, id);
        await pace.rest();
      }
    }
    for (const id of pages.summaries.keys()) if (!shelf.has(id)) waiting.add(id);
    if (waiting.size > 0) schedule(SEAL_AFTER);
    await takeUp();
  }

  async function loadVolume(from: IndexRows, id: string): Promise<void> {
    try {
      const row = await from.read(id);
      const { packing, reflects } = readPacking(row, from.era());
      giveBack(row);
      const held = shelf.addVolume(id, packing, (page) => pages.summaries.has(page));
      for (const page of held) if (pages.reflects(page) !== reflects.get(page)) waiting.add(page);
    } catch {
      await from.remove(id).catch(() => undefined);
    }
  }

  /** Brings the index up to every change there was; between batches others have their turn. */
  async function takeUp(): Promise<void> {
    while (waiting.size > 0) {
      const batch: string[] = [];
      for (const id of waiting) {
        if (batch.length === BATCH) break;
        batch.push(id);
        waiting.delete(id);
      }
      const states = await statesOf(batch);
      for (const [at, id] of batch.entries()) {
        // Changed again while it was read: it comes up once more.
        if (!waiting.has(id)) place(id, states[at] ?? null);
      }
      if (waiting.size > 0) {
        await pace.rest();
        await shelf.pack(MANY, pace.rest);
      }
    }
    await shelf.pack(FEW, pace.rest);
  }

  /** Null for a page that was deleted or went. */
  async function statesOf(ids: readonly string[]): Promise<readonly (Uint8Array | null)[]> {
    const kept = ids.filter((id) => pages.summaries.get(id)?.deleted === null);
    const states = await pages.states(kept).catch(() => []);
    const found = new Map(kept.map((id, at) => [id, states[at] ?? null]));
    return ids.map((id) => found.get(id) ?? null);
  }

  function place(id: string, state: Uint8Array | null): void {
    const text = textOf(state);
    if (text === null) shelf.remove(id);
    else shelf.put(indexPage(id, text));
  }

  /** Seals one volume that changed. True: there may be more of them. What fails stays as it is; the index in memory is whole. */
  async function sealOne(into: IndexRows): Promise<boolean> {
    await takeUp();
    await pages.settled();
    if (waiting.size > 0) {
      // Saved meanwhile: what the cache's rows say is no longer what stands here.
      schedule(TAKE_UP_AFTER);
      return false;
    }
    const volume = await shelf.nextToSeal(pace.rest);
    try {
      for (const { id } of shelf.takeEmpty()) await into.remove(id);
      if (volume === null) return false;
      const reflects = volume.pages.packing.ids.map((id) => pages.reflects(id));
      const known = reflects.filter((row) => row !== null);
      if (known.length < reflects.length) return false;
      volume.sealed = true;
      const row = writePacking(volume.pages.packing, into.era(), known);
      await into.write(volume.id, row);
      giveBack(row);
      return true;
    } catch {
      if (volume !== null) volume.sealed = false;
      return false;
    }
  }

  /** Questions come in between one volume and the next. */
  async function sealAll(into: IndexRows): Promise<void> {
    while (await inTurn(() => sealOne(into))) await pace.rest();
  }

  function schedule(wait: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      if (waiting.size > 0) {
        void inTurn(takeUp);
        schedule(SEAL_AFTER);
      } else if (rows !== null) void sealAll(rows);
    }, wait);
  }

  function ready(): Promise<void> {
    loading ??= inTurn(load);
    return loading;
  }

  return {
    changed: (id) => {
      waiting.add(id);
      pace.wrote();
      if (loading !== null) schedule(TAKE_UP_AFTER);
    },
    ready,
    find: (typed, filters, limit) =>
      pace.hurry(async () => {
        await ready();
        return inTurn(async () => {
          await takeUp();
          return answer(typed, filters, limit, { shelf, summaries: pages.summaries });
        });
      }),
    settled: () =>
      pace.hurry(async () => {
        await ready();
        await inTurn(takeUp);
        if (rows !== null) await sealAll(rows);
      }),
  };
}

function textOf(state: Uint8Array | null): EntryText | null {
  try {
    return state === null ? null : readEntryText(state);
  } catch {
    return null;
  }
}
