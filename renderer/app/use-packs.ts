/**
 * All programmes of an open journal: those that came with the app, and those that were added to this journal, from its drawer. What
 * is kept there is the file as it came; it is parsed again on every opening, and one that does not parse is left where it is.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { newId } from '../../shared/base/ids.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { compareVersions } from '../../shared/programme/pack-offer.ts';
import { parsePack } from '../../shared/programme/parse-pack.ts';
import type { OpenJournal } from '../vault/open-journal.ts';

interface KeptPack {
  /** The id it is kept under. */
  readonly key: string;
  readonly pack: Pack;
}

interface Kept {
  readonly packs: readonly KeptPack[];
  readonly unreadable: number;
}

export interface PackShelf {
  /** Those of the app first, then those that were added, by title. No two have one id. */
  readonly packs: readonly Pack[];
  readonly added: readonly Pack[];
  readonly unreadable: number;
  /** False until the drawer was looked into. */
  readonly loaded: boolean;
  /** Keeps a pack file that was parsed, in place of an added one of the same id. False when the disk refused. */
  keep(bytes: Uint8Array): Promise<boolean>;
  /** Takes an added pack out again. False when the disk refused. */
  remove(packId: string): Promise<boolean>;
}

const NONE: Kept = { packs: [], unreadable: 0 };

export function usePacks({ drawers }: Pick<OpenJournal, 'drawers'>, withApp: readonly Pack[]): PackShelf {
  const [kept, setKept] = useState<Kept | null>(null);
  const reload = useCallback(async () => {
    const next = await readKept(drawers);
    if (next !== null) setKept(next);
  }, [drawers]);
  useEffect(() => {
    let current = true;
    void readKept(drawers).then((first) => {
      if (current) setKept(first ?? NONE);
    });
    return () => {
      current = false;
    };
  }, [drawers]);

  const added = useMemo(() => uniquePacks(kept?.packs ?? [], withApp), [kept, withApp]);
  const packs = useMemo(() => [...withApp, ...added], [withApp, added]);

  const keep = async (bytes: Uint8Array): Promise<boolean> => {
    const parsed = parsePack(bytes);
    if (!parsed.ok) return false;
    const old = (kept?.packs ?? []).filter(({ pack }) => pack.id === parsed.pack.id);
    const key = old[0]?.key ?? newId();
    const written = await drawers.write('packs', key, bytes).catch(() => ({ ok: false }));
    if (written.ok)
      for (const { key: other } of old.slice(1)) await drawers.remove('packs', other).catch(() => null);
    await reload();
    return written.ok;
  };
  const remove = async (packId: string): Promise<boolean> => {
    let done = true;
    for (const { key, pack } of kept?.packs ?? []) {
      if (pack.id !== packId) continue;
      const removed = await drawers.remove('packs', key).catch(() => ({ ok: false }));
      done &&= removed.ok;
    }
    await reload();
    return done;
  };
  return { packs, added, unreadable: kept?.unreadable ?? 0, loaded: kept !== null, keep, remove };
}

/** Null when the drawer could not be listed: what is shown then stays. */
async function readKept(drawers: OpenJournal['drawers']): Promise<Kept | null> {
  const keys = await drawers.list('packs').catch(() => null);
  if (keys === null) return null;
  const packs: KeptPack[] = [];
  let unreadable = 0;
  for (const key of keys) {
    const read = await drawers.read('packs', key).catch(() => null);
    const parsed = read?.ok === true ? parsePack(read.bytes) : null;
    if (parsed?.ok === true) packs.push({ key, pack: parsed.pack });
    else unreadable++;
  }
  return { packs, unreadable };
}

/** Of two with one id, which a safety copy may bring, the higher version is followed. */
function uniquePacks(kept: readonly KeptPack[], withApp: readonly Pack[]): readonly Pack[] {
  const newest = new Map<string, Pack>();
  for (const { pack } of kept) {
    const other = newest.get(pack.id);
    if (other === undefined || compareVersions(pack.version, other.version) > 0) newest.set(pack.id, pack);
  }
  for (const { id } of withApp) newest.delete(id);
  return [...newest.values()].toSorted((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
}
