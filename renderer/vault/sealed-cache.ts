/**
 * The cache as the journal sees it: states, list pages and a note on how much of the log they reflect, all sealed. The note
 * commits to the pages and each page to its entries, so that an older row put back is found and the cache thrown away.
 */
import { fromHex, giveBack, ownBytes, readUtf8, toHex, utf8 } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import type { RunHead } from '../../shared/vault/frame-order.ts';
import { openCacheRow, sealCacheRow } from '../../shared/vault/subkeys.ts';
import type { CacheDatabase, SealedRow } from './cache-database.ts';
import { metaSchema, newestOf, newestPages, PAGE_SIZE, summariesOf } from './cache-rows.ts';
import type { NotedPage, Page } from './cache-rows.ts';
import { giveWay } from './give-way.ts';
import { readListPage } from './list-page.ts';
import type { SeenFiles } from './log-reader.ts';
import type { SealedList } from './read-ahead.ts';
import type { IndexRows } from './search/search.ts';

const META_ID = 'note';

/** The document that belongs to no entry has a row of its own. */
export const JOURNAL_ROW = 'journal';

export interface CacheContent {
  readonly seen: SeenFiles;
  readonly summaries: readonly EntrySummary[];
  /** Where each run ended when this was last written. */
  readonly heads: readonly RunHead[];
}

/** What the cache gives before it has read all of its pages. */
export interface CacheBeginning extends Omit<CacheContent, 'summaries'> {
  /** The newest entries; all that are newer than the rest, as far as the rows say. */
  readonly newest: readonly EntrySummary[];
  /** Not fewer than there are. */
  readonly atMost: number;
}

export interface CacheChange {
  readonly id: string;
  readonly state: Uint8Array;
  /** Null for the journal's own document. */
  readonly summary: EntrySummary | null;
}

export interface SealedCache {
  /**
   * What the cache holds. Null: nothing, or nothing that can be trusted; it is empty then. `onBeginning` is called before that, once
   * the newest entries are known. `list`: what of it was read before the key was known.
   */
  load(
    onBeginning?: (beginning: CacheBeginning) => Promise<void>,
    list?: SealedList | null,
  ): Promise<CacheContent | null>;
  /** A document's state; null when the row is missing or does not open. */
  state(id: string): Promise<Uint8Array | null>;
  /** The same for each of several, in the order asked: one reading of the browser store for all of them. */
  states(ids: readonly string[]): Promise<readonly (Uint8Array | null)[]>;
  /**
   * Writes the changes and the note together. `seen`: what of the log the cache reflects once this is written; null leaves
   * that as it was. Throws when the browser store fails.
   */
  write(changes: readonly CacheChange[], seen: SeenFiles | null): Promise<void>;
  /** Empties the cache down to the files on the disk (`CacheDatabase.renew`). */
  renew(forget: () => Promise<boolean>): Promise<boolean>;
  /** Which row holds an entry; null when none does. A row that is written again has another number. */
  reflects(id: string): number | null;
  /** The sealed volumes of the search index. */
  readonly index: IndexRows;
  close(): void;
}

/**
 * Pages of the list that are opened together: WebCrypto answers many at once far faster than one by one, but a screen that
 * asks for the newest pages waits no longer than so many take.
 */
const AT_ONCE = 32;

/** `headsNow`: asked at every write for where the runs end; what it names was acknowledged by the disk. */
export function openSealedCache(
  database: CacheDatabase,
  key: CryptoKey,
  headsNow: () => readonly RunHead[] = () => [],
): SealedCache {
  let pages: Page[] = [];
  let home = new Map<string, Page>();
  let journal: number | null = null;
  let counter = 0;
  let era = newId();
  let reflected: SeenFiles = {};

  const seal = async (kind: string, id: string, plaintext: Uint8Array): Promise<SealedRow> => {
    counter += 1;
    const sealed = await sealCacheRow(key, { kind, id, reflects: counter }, ownBytes(plaintext));
    return { id, reflects: counter, sealed };
  };
  const open = (kind: string, row: SealedRow): Promise<Uint8Array> =>
    openCacheRow(key, { kind, id: row.id, reflects: row.reflects }, ownBytes(row.sealed));

  /** The pages of the list at these places of the note, read and opened together. */
  async function readPages(noted: readonly NotedPage[], list: SealedList | null): Promise<Page[]> {
    const ids = noted.map(({ id }) => id);
    const rows = (await list?.rows(ids)) ?? (await database.pages.bulkGet(ids));
    return Promise.all(
      noted.map(async ({ id, reflects, newest }, index) => {
        const row = rows[index];
        if (row === undefined || row.reflects !== reflects) throw new Error('page row');
        const entries = readListPage(JSON.parse(readUtf8(await open('page', row))));
        const held = new Map(entries.map((entry) => [entry.summary.id, entry]));
        return { id, reflects, newest: newest ?? newestOf(held.values()), entries: held };
      }),
    );
  }

  function settleIn(page: Page): void {
    for (const id of page.entries.keys()) home.set(id, page);
  }

  async function load(
    onBeginning: ((beginning: CacheBeginning) => Promise<void>) | undefined,
    list: SealedList | null,
  ): Promise<CacheContent> {
    const metaRow = (await list?.note) ?? (await database.meta.get(META_ID));
    if (metaRow === undefined) throw new Error('no note');
    const meta = metaSchema.parse(JSON.parse(readUtf8(await open('note', metaRow))));
    counter = metaRow.reflects;
    journal = meta.journal;
    era = meta.era;
    reflected = meta.seen;
    const heads = (meta.heads ?? []).map(({ run, seq, hash }) => ({
      run,
      seq,
      hash: fromHex(hash) ?? new Uint8Array(),
    }));
    const read = new Map<string, Page>();
    const first = newestPages(meta.pages);
    const isHere = list?.has(first.map(({ id }) => id)) === true;
    for (const page of await readPages(first, isHere ? list : null)) {
      read.set(page.id, page);
      settleIn(page);
    }
    // The rest waits until it is told: a screen is waiting for it.
    if (first.length > 0)
      await onBeginning?.({
        seen: meta.seen,
        heads,
        newest: summariesOf([...read.values()]),
        atMost: meta.pages.length * PAGE_SIZE,
      });
    // In the order in which the store gives them.
    const rest = meta.pages.filter(({ id }) => !read.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const readFrom = (at: number): Promise<Page[]> => {
      const batch = readPages(rest.slice(at, at + AT_ONCE), list);
      // Told where it is awaited.
      batch.catch(() => undefined);
      return batch;
    };
    let next = readFrom(0);
    for (let at = 0; at < rest.length; at += AT_ONCE) {
      const batch = next;
      // Deciphered in other threads, while this one reads what it has.
      next = readFrom(at + AT_ONCE);
      // The screens come first: what they asked meanwhile is answered here.
      await giveWay();
      for (const page of await batch) {
        read.set(page.id, page);
        settleIn(page);
      }
    }
    pages = meta.pages.flatMap(({ id }) => read.get(id) ?? []);
    return { seen: meta.seen, summaries: summariesOf(pages), heads };
  }

  function empty(): void {
    pages = [];
    home = new Map();
    journal = null;
    reflected = {};
    era = newId();
  }

  function pageFor(id: string): Page {
    const at = home.get(id);
    if (at !== undefined) return at;
    let last = pages.at(-1);
    if (last === undefined || last.entries.size >= PAGE_SIZE) {
      last = { id: newId(), reflects: 0, newest: null, entries: new Map() };
      pages.push(last);
    }
    home.set(id, last);
    return last;
  }

  async function statesOf(ids: readonly string[]): Promise<readonly (Uint8Array | null)[]> {
    const rows = await database.entries.bulkGet([...ids]).catch(() => []);
    return Promise.all(
      ids.map(async (id, at) => {
        const row = rows[at];
        const expected = id === JOURNAL_ROW ? journal : home.get(id)?.entries.get(id)?.reflects;
        if (row === undefined || row.reflects !== expected) return null;
        return open('entry', row).catch(() => null);
      }),
    );
  }

  return {
    load: async (onBeginning, list = null) => {
      try {
        return await load(onBeginning, list);
      } catch {
        empty();
        await database.clear().catch(() => undefined);
        return null;
      }
    },
    state: async (id) => (await statesOf([id]))[0] ?? null,
    states: statesOf,
    write: async (changes, seen) => {
      const entryRows: SealedRow[] = [];
      const touched = new Set<Page>();
      for (const change of changes) {
        const row = await seal('entry', change.id, change.state);
        entryRows.push(row);
        if (change.summary === null) {
          journal = row.reflects;
          continue;
        }
        const page = pageFor(change.id);
        page.entries.set(change.id, { summary: change.summary, reflects: row.reflects });
        touched.add(page);
      }
      const pageRows: SealedRow[] = [];
      for (const page of touched) {
        const row = await seal('page', page.id, utf8(JSON.stringify([...page.entries.values()])));
        page.reflects = row.reflects;
        page.newest = newestOf(page.entries.values());
        pageRows.push(row);
      }
      reflected = seen ?? reflected;
      const note = {
        version: 1,
        era,
        seen: reflected,
        pages: pages.map(({ id, reflects, newest }) => ({
          id,
          reflects,
          ...(newest === null ? {} : { newest }),
        })),
        journal,
        heads: headsNow().map(({ run, seq, hash }) => ({ run, seq, hash: toHex(hash) })),
      };
      const meta = await seal('note', META_ID, utf8(JSON.stringify(note)));
      await database.writeTogether({ meta, entries: entryRows, pages: pageRows });
    },
    renew: (forget) => {
      empty();
      return database.renew(forget);
    },
    reflects: (id) => home.get(id)?.entries.get(id)?.reflects ?? null,
    index: {
      era: () => era,
      ids: () => database.index.toCollection().primaryKeys(),
      read: async (id) => {
        const row = await database.index.get(id);
        if (row === undefined) throw new Error('index row');
        try {
          return await open('index', row);
        } finally {
          giveBack(row.sealed);
        }
      },
      write: async (id, row) => {
        const sealed = await seal('index', id, row);
        await database.index.put(sealed);
        giveBack(sealed.sealed);
      },
      remove: (id) => database.index.delete(id),
    },
    close: () => database.close(),
  };
}
