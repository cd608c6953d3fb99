/**
 * The cache's list, still sealed, read from the browser store while a passphrase is being tried: most of an opening is waiting for
 * Argon2, and the store answers no faster for knowing the key.
 */
import { openCacheDatabase } from './cache-database.ts';
import type { CacheDatabase, SealedList } from './cache-database.ts';

export interface ReadAhead {
  readonly vault: string;
  /** Null where the store cannot be opened. */
  readonly database: Promise<CacheDatabase | null>;
  /** Null where nothing could be read; the cache is then read as if nobody had tried. */
  readonly list: Promise<SealedList | null>;
  /** Nobody opens the journal: the store is closed again. */
  drop(): void;
}

/** Only where the browser store may be opened. */
export function readAhead(vault: string): ReadAhead {
  const database = openCacheDatabase(vault);
  return {
    vault,
    database,
    list: database.then((of) => of?.readList().catch(() => null) ?? null),
    drop: () => void database.then((of) => of?.close()),
  };
}
