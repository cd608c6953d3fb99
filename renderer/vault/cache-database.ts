/**
 * The cache: a Dexie database per journal that can be deleted without loss. Only random ids and row kinds are in clear;
 * every value is sealed. The log is the truth (shared/vault/FORMAT.md, "Cache").
 */
import Dexie from 'dexie';
import type { Table } from 'dexie';

/** A sealed row. `reflects` is part of what the seal covers: a counter that grows with every write of the row. */
export interface SealedRow {
  readonly id: string;
  readonly reflects: number;
  readonly sealed: Uint8Array;
}

/** Rows that are asked of the store at once. */
const ROWS_AT_ONCE = 128;

export interface CacheDatabase {
  readonly meta: Table<SealedRow, string>;
  readonly entries: Table<SealedRow, string>;
  readonly pages: Table<SealedRow, string>;
  /** Volumes of the search index; written on their own, for they can be built from the entries. */
  readonly index: Table<SealedRow, string>;
  /** What the cache reflects; undefined where there is none. */
  readNote(): Promise<SealedRow | undefined>;
  /** All pages of the list in the order of their ids, in pieces as they come. */
  eachPage(take: (rows: readonly SealedRow[]) => void): Promise<void>;
  /** Writes all of it or nothing. */
  writeTogether(rows: { meta: SealedRow; entries: SealedRow[]; pages: SealedRow[] }): Promise<void>;
  clear(): Promise<void>;
  /** Closes, lets `forget` take the store's files from the disk, and opens anew, empty. False when either failed. */
  renew(forget: () => Promise<boolean>): Promise<boolean>;
  close(): void;
}

class Database extends Dexie {
  readonly meta!: Table<SealedRow, string>;
  readonly entries!: Table<SealedRow, string>;
  readonly pages!: Table<SealedRow, string>;
  readonly index!: Table<SealedRow, string>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ meta: 'id', entries: 'id', pages: 'id' });
    this.version(2).stores({ index: 'id' });
  }
}

/** Null where the browser store cannot be opened: the journal then works from the log alone. */
export async function openCacheDatabase(vault: string): Promise<CacheDatabase | null> {
  const name = `journal-${vault}`;
  let database = new Database(name);
  try {
    await database.open();
  } catch {
    // A cache that does not open is worth nothing; a fresh one is made from the log.
    try {
      database.close();
      await Dexie.delete(name);
      database = new Database(name);
      await database.open();
    } catch {
      return null;
    }
  }
  return {
    get meta() {
      return database.meta;
    },
    get entries() {
      return database.entries;
    },
    get pages() {
      return database.pages;
    },
    get index() {
      return database.index;
    },
    readNote: () => database.meta.toCollection().first(),
    eachPage: async (take) => {
      for (let after = ''; ;) {
        const rows = await database.pages.where('id').above(after).limit(ROWS_AT_ONCE).toArray();
        take(rows);
        const last = rows.at(-1);
        if (last === undefined || rows.length < ROWS_AT_ONCE) return;
        after = last.id;
      }
    },
    writeTogether: async (rows) => {
      await database.transaction('rw', database.meta, database.entries, database.pages, async () => {
        await database.entries.bulkPut(rows.entries);
        await database.pages.bulkPut(rows.pages);
        await database.meta.put(rows.meta);
      });
    },
    clear: async () => {
      await database.transaction('rw', database.tables, async () => {
        await Promise.all(database.tables.map((table) => table.clear()));
      });
    },
    renew: async (forget) => {
      try {
        database.close();
        await Dexie.delete(name);
        const forgotten = await forget();
        database = new Database(name);
        await database.open();
        return forgotten;
      } catch {
        return false;
      }
    },
    close: () => database.close(),
  };
}
