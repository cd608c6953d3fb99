/**
 * Finding a word in one's pages. The index lives in memory and, sealed, in the cache; it reflects every acknowledged save
 * before a question is answered. What of the sealed index is missing, does not open or is of another state of a page
 * is built again from the page. Building works in small steps, so that a save never waits for it.
 */
import { newId } from '../../../shared/base/ids.ts';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import type { SearchFilters, SearchResults } from '../open-journal.ts';
import { answer } from './answer.ts';
import { readEntryText } from './entry-text.ts';
import type { EntryText } from './entry-text.ts';
import { makeLexicon } from './lexicon.ts';
import { makePostings } from './postings.ts';
import { makeVolume, readVolume, VOLUME_SIZE } from './volume.ts';
import type { Volume } from './volume.ts';

/** Sealed volumes in the cache; null where there is no cache. */
export interface IndexRows {
  /** Changes whenever the cache is made anew, so that a volume of an earlier cache is known. */
  readonly era: () => string;
  readonly ids: () => Promise<readonly string[]>;
  /** Throws when the row does not open. */
  readonly read: (id: string) => Promise<Uint8Array>;
  readonly write: (id: string, row: Uint8Array) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export interface SearchedPages {
  readonly summaries: ReadonlyMap<string, EntrySummary>;
  /** A page's newest state; null when it cannot be read. */
  readonly state: (id: string) => Promise<Uint8Array | null>;
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

export function makeSearch(pages: SearchedPages, rows: IndexRows | null): Search {
  const lexicon = makeLexicon();
  const postings = makePostings();
  const volumes: Volume[] = [];
  const home = new Map<string, Volume>();
  const waiting = new Set<string>();
  let loading: Promise<void> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | null = null;

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
        await pause();
      }
    }
    for (const id of pages.summaries.keys()) if (!home.has(id)) waiting.add(id);
    await takeUp();
    if (volumes.some((volume) => volume.stale)) schedule(SEAL_AFTER);
  }

  async function loadVolume(from: IndexRows, id: string): Promise<void> {
    try {
      const { volume, reflects } = readVolume(id, await from.read(id), from.era(), lexicon, postings);
      volumes.push(volume);
      for (const [page, row] of reflects) {
        if (home.has(page) || !pages.summaries.has(page)) volume.remove(page);
        else {
          home.set(page, volume);
          if (pages.reflects(page) !== row) waiting.add(page);
        }
      }
    } catch {
      await from.remove(id).catch(() => undefined);
    }
  }

  /** Brings the index up to every change there was; between batches others have their turn. */
  async function takeUp(): Promise<void> {
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, BATCH);
      for (const id of batch) waiting.delete(id);
      const states = await Promise.all(batch.map((id) => stateOf(id)));
      for (const [at, id] of batch.entries()) {
        // Changed again while it was read: it comes up once more.
        if (!waiting.has(id)) place(id, states[at] ?? null);
      }
      if (waiting.size > 0) await pause();
    }
  }

  function stateOf(id: string): Promise<Uint8Array | null> {
    const summary = pages.summaries.get(id);
    const found = summary === undefined || summary.deleted !== null ? null : pages.state(id);
    return found === null ? Promise.resolve(null) : found.catch(() => null);
  }

  function place(id: string, state: Uint8Array | null): void {
    const text = textOf(state);
    const at = home.get(id);
    if (text === null) {
      at?.remove(id);
      home.delete(id);
      return;
    }
    let volume = at ?? volumes.findLast(({ size }) => size < VOLUME_SIZE);
    if (volume === undefined) {
      volume = makeVolume(newId(), lexicon, postings);
      volumes.push(volume);
    }
    volume.put(id, text);
    home.set(id, volume);
  }

  /** Seals every volume that changed. What fails stays as it is; the index in memory is whole. */
  async function seal(into: IndexRows): Promise<void> {
    for (const volume of volumes) {
      if (!volume.stale) continue;
      await takeUp();
      await pages.settled();
      // Saved meanwhile: what the cache's rows say is no longer what stands here.
      if (waiting.size > 0) return schedule(TAKE_UP_AFTER);
      const row = volume.write(into.era(), pages.reflects);
      if (row === null) continue;
      volume.stale = false;
      try {
        await into.write(volume.id, row);
      } catch {
        volume.stale = true;
        return;
      }
      await pause();
    }
  }

  function schedule(wait: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void inTurn(async () => {
        if (waiting.size > 0) {
          await takeUp();
          schedule(SEAL_AFTER);
        } else if (rows !== null) await seal(rows);
      });
    }, wait);
  }

  function ready(): Promise<void> {
    loading ??= inTurn(load);
    return loading;
  }

  return {
    changed: (id) => {
      waiting.add(id);
      if (loading !== null) schedule(TAKE_UP_AFTER);
    },
    ready,
    find: async (typed, filters, limit) => {
      await ready();
      return inTurn(async () => {
        await takeUp();
        return answer(typed, filters, limit, { lexicon, postings, summaries: pages.summaries });
      });
    },
    settled: async () => {
      await ready();
      await inTurn(async () => {
        await takeUp();
        if (rows !== null) await seal(rows);
      });
    },
  };
}

function textOf(state: Uint8Array | null): EntryText | null {
  try {
    return state === null ? null : readEntryText(state);
  } catch {
    return null;
  }
}

/** Lets whoever waits have their turn: saves, the list, a question. */
function pause(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 0);
  });
}
