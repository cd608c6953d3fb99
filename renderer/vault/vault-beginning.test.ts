import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/base/ids.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import { LIST_PAGE, newestFirst } from './journal.ts';
import { openVault } from './open-vault.ts';
import type { VaultBeginning } from './open-vault.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { newPage } from './testing/sittings.ts';

const PAGES = LIST_PAGE * 5 + 1;

let vault: string;
let log: MemoryLog;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  log = makeMemoryLog();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

async function open(withCache = true) {
  const begun: VaultBeginning[] = [];
  const database = withCache ? openCacheDatabase : async () => null;
  const remade: number[] = [];
  const opened = await openVault(vault, soleKey(dataKey), log, database, {
    onBeginning: (known) => begun.push(known),
    onRemaking: (part) => remade.push(part),
  });
  if (!opened.ok) throw new Error(opened.problem);
  return { ...opened, begun, remade };
}

const dayAt = (at: number): string => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);

/** Oldest first, a page a day. */
async function write(count: number, withCache = true): Promise<string[]> {
  const { journal, settled } = await open(withCache);
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const id = newId();
    const page = newPage(`page ${at}`, `${dayAt(at)}T17:00:00+00:00`);
    await journal.save(id, Y.encodeStateAsUpdateV2(page));
    ids.push(id);
  }
  await settled();
  return ids;
}

describe('the newest pages of a long journal', () => {
  it('are known before all of the list is read, with their words', async () => {
    const ids = await write(PAGES);
    const { begun, journal, remade } = await open();
    const [known] = begun;
    expect(begun.length).toBe(1);
    expect(known?.newest.length).toBeLessThan(PAGES);
    expect(known?.atMost).toBeGreaterThanOrEqual(PAGES);
    const first = newestFirst(known?.newest ?? []).slice(0, LIST_PAGE);
    expect(first).toEqual(journal.list(0, 'kept').entries);
    expect(await known?.state(ids.at(-1) ?? '')).toEqual(await journal.read(ids.at(-1) ?? ''));
    expect(journal.list(0, 'kept').total).toBe(PAGES);
    expect(remade).toEqual([]);
  });

  it('are not shown before the rest when the log has more than the cache, or less', async () => {
    await write(3);
    await write(1, false);
    expect((await open()).begun).toEqual([]);
    const { settled } = await open();
    await settled();
    expect((await open()).begun.length).toBe(1);
    const [file = ''] = log.files.keys();
    log.files.delete(file);
    const shortened = await open();
    expect(shortened.begun).toEqual([]);
    expect(shortened.journal.report.lostEnds).toBeGreaterThan(0);
  });

  it('are not known where the cache is gone; then it is told how much of the list is made again', async () => {
    await write(150);
    const { begun, remade, journal } = await open(false);
    expect(begun).toEqual([]);
    expect(remade.length).toBeGreaterThan(2);
    expect(remade.toSorted((a, b) => a - b)).toEqual(remade);
    expect(remade[0]).toBeGreaterThan(0);
    expect(remade.at(-1)).toBeLessThanOrEqual(1);
    expect(journal.list(0, 'kept').total).toBe(150);
  });

  it('were shown in vain where a later row does not open: the list is made again from the log, whole', async () => {
    const ids = await write(PAGES);
    const database = await openCacheDatabase(vault);
    const [oldest] =
      (await database?.pages.orderBy('id').toArray())?.toSorted((a, b) => a.reflects - b.reflects) ?? [];
    if (oldest === undefined) throw new Error('no row');
    await database?.pages.put({ ...oldest, sealed: oldest.sealed.map((byte) => byte ^ 1) });
    database?.close();
    const { begun, remade, journal } = await open();
    expect(begun.length).toBe(1);
    expect(remade.length).toBeGreaterThan(0);
    expect(journal.list(0, 'kept').total).toBe(PAGES);
    expect(await journal.read(ids[0] ?? '')).not.toBeNull();
  });
});
