/**
 * Documents' states between the log and the cache: what is new stays in memory until the cache has it, and for good where
 * there is no cache. Nobody waits for it; the log has everything already.
 */
import type { SeenFiles } from './log-reader.ts';
import type { CacheChange, SealedCache } from './sealed-cache.ts';

const BATCH = 256;

export interface StateStore {
  /** A document's newest state; null when neither memory nor the cache has it. */
  get(id: string): Promise<Uint8Array | null>;
  /** The same for each of several, which takes little longer than for one. */
  getAll(ids: readonly string[]): Promise<readonly (Uint8Array | null)[]>;
  /**
   * Takes newer states, and with them what of the log they complete. The cache's note may claim a part of the log only
   * when every state made from it is written; a note that ran ahead would hide words that the log still has.
   */
  put(changes: readonly CacheChange[], seen: SeenFiles): void;
  /** The same states lie in other files now: what the note claims, once all of them are written. */
  note(seen: SeenFiles): void;
  /** The cache was made anew, empty: it gets these and nothing of before. Null: it is not written any more. */
  replace(changes: readonly CacheChange[] | null, seen: SeenFiles): void;
  /** Resolves when the cache has everything, or has failed. */
  settled(): Promise<void>;
}

export function makeStateStore(cache: SealedCache | null): StateStore {
  const waiting = new Map<string, CacheChange>();
  let complete: SeenFiles = {};
  let working: Promise<void> = Promise.resolve();
  let scheduled = false;
  let unnoted = false;
  let broken = cache === null;

  async function drain(): Promise<void> {
    scheduled = false;
    if (cache === null) return;
    while (!broken && (waiting.size > 0 || unnoted)) {
      const batch = [...waiting.values()].slice(0, BATCH);
      const last = batch.length === waiting.size;
      if (last) unnoted = false;
      try {
        await cache.write(batch, last ? complete : null);
      } catch {
        broken = true;
        return;
      }
      for (const change of batch) if (waiting.get(change.id) === change) waiting.delete(change.id);
    }
  }

  function schedule(): void {
    if (scheduled || broken) return;
    scheduled = true;
    working = working.then(drain);
  }

  async function getAll(ids: readonly string[]): Promise<readonly (Uint8Array | null)[]> {
    const elsewhere = ids.filter((id) => !waiting.has(id));
    const fresh = ids.map((id) => waiting.get(id)?.state ?? null);
    const states = cache === null || elsewhere.length === 0 ? [] : await cache.states(elsewhere);
    const cached = new Map(elsewhere.map((id, at) => [id, states[at] ?? null]));
    return ids.map((id, at) => fresh[at] ?? cached.get(id) ?? null);
  }

  return {
    get: async (id) => (await getAll([id]))[0] ?? null,
    getAll,
    put: (changes, seen) => {
      for (const change of changes) waiting.set(change.id, change);
      complete = seen;
      schedule();
    },
    note: (seen) => {
      complete = seen;
      unnoted = true;
      schedule();
    },
    replace: (changes, seen) => {
      waiting.clear();
      for (const change of changes ?? []) waiting.set(change.id, change);
      complete = seen;
      unnoted = true;
      broken = cache === null || changes === null;
      schedule();
    },
    settled: () => working,
  };
}
