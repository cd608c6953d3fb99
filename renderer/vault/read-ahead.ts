/**
 * The cache's list, still sealed, read from the browser store while a passphrase is being tried: most of an opening is waiting for
 * Argon2, and the store answers no faster for knowing the key. Of a long journal the last rows come after the key does.
 */
import { openCacheDatabase } from './cache-database.ts';
import type { CacheDatabase, SealedRow } from './cache-database.ts';

/** The note and the pages of the list, as they come. */
export interface SealedList {
  /** Undefined: there is none, or it could not be read. */
  readonly note: Promise<SealedRow | undefined>;
  /** Whether all of these are here already. */
  has(ids: readonly string[]): boolean;
  /**
   * These pages, as soon as they are here, in the order asked, and each once: nothing is kept of what was taken. Null where the
   * store did not give them: it is to be asked again.
   */
  rows(ids: readonly string[]): Promise<readonly SealedRow[] | null>;
}

export interface ReadAhead {
  readonly vault: string;
  /** Null where the store cannot be opened. */
  readonly database: Promise<CacheDatabase | null>;
  readonly list: SealedList;
  /** Nobody opens the journal: the store is closed again. */
  drop(): void;
}

/** Only where the browser store may be opened. */
export function readAhead(vault: string): ReadAhead {
  const database = openCacheDatabase(vault);
  return {
    vault,
    database,
    list: readList(database),
    drop: () => void database.then((of) => of?.close()),
  };
}

function readList(opening: Promise<CacheDatabase | null>): SealedList {
  const here = new Map<string, SealedRow>();
  let isOver = false;
  let waiting: (() => void)[] = [];
  const came = (): void => {
    const all = waiting;
    waiting = [];
    for (const look of all) look();
  };
  const reading = opening.then((database) =>
    database?.eachPage((rows) => {
      for (const row of rows) here.set(row.id, row);
      came();
    }),
  );
  void reading
    .catch(() => undefined)
    .then(() => {
      isOver = true;
      came();
    });
  const has = (ids: readonly string[]): boolean => ids.every((id) => here.has(id));
  return {
    note: opening.then((database) => database?.readNote()).catch(() => undefined),
    has,
    rows: async (ids) => {
      while (!has(ids)) {
        if (isOver) return null;
        await new Promise<void>((look) => {
          waiting.push(look);
        });
      }
      const taken = ids.flatMap((id) => here.get(id) ?? []);
      for (const id of ids) here.delete(id);
      return taken;
    },
  };
}
