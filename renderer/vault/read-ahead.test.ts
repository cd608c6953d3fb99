import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/base/ids.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import { openVault } from './open-vault.ts';
import type { OpenedVault } from './open-vault.ts';
import { readAhead } from './read-ahead.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { newPage } from './testing/sittings.ts';

/** More than one asking of the store brings, in pages of 64. */
const PAGES = 64 * 130;
const FEW = 3;

let vault: string;
let log: MemoryLog;
let dataKey: DataKey;
const readLog = vi.fn();

type Open = Extract<OpenedVault, { ok: true }>;

async function open(ahead: ReturnType<typeof readAhead> | null, of = log): Promise<OpenedVault> {
  const watched: MemoryLog = {
    ...of,
    readLog: async (...asked) => {
      readLog();
      return of.readLog(...asked);
    },
  };
  return ahead === null
    ? openVault(vault, soleKey(dataKey), watched, openCacheDatabase)
    : openVault(vault, soleKey(dataKey), watched, () => ahead.database, { listAhead: ahead.list });
}

async function opened(ahead: ReturnType<typeof readAhead> | null): Promise<Open> {
  const found = await open(ahead);
  if (!found.ok) throw new Error(found.problem);
  return found;
}

async function write(count: number): Promise<void> {
  const { journal, settled } = await opened(null);
  for (let at = 0; at < count; at += 1)
    await journal.save(newId(), Y.encodeStateAsUpdateV2(newPage(`page ${at}`, '2026-11-19T17:00:00+00:00')));
  await settled();
}

beforeEach(async () => {
  vault = newId();
  log = makeMemoryLog();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

describe('a list that was read before the key was known', () => {
  it('is the list, and nothing is read twice', async () => {
    await write(FEW);
    const ahead = readAhead(vault);
    const database = await ahead.database;
    if (database === null) throw new Error('no store');
    await vi.waitFor(async () =>
      expect(ahead.list.has((await database.pages.toArray()).map(({ id }) => id))).toBe(true),
    );
    const asked = vi.spyOn(database.pages, 'bulkGet');
    readLog.mockClear();
    expect((await opened(ahead)).journal.list(0, 'kept').total).toBe(FEW);
    expect(asked).not.toHaveBeenCalled();
    expect(readLog).not.toHaveBeenCalled();
  });

  it('comes in as many pieces as it has', async () => {
    const database = await openCacheDatabase(vault);
    const rows = Array.from({ length: PAGES / 64 }, () => ({
      id: newId(),
      reflects: 1,
      sealed: new Uint8Array(8),
    }));
    await database?.writeTogether({
      meta: { id: 'note', reflects: 1, sealed: new Uint8Array(8) },
      entries: [],
      pages: rows,
    });
    const pieces: string[][] = [];
    await database?.eachPage((piece) => pieces.push(piece.map(({ id }) => id)));
    expect(pieces.length).toBe(2);
    expect(pieces.flat()).toEqual(rows.map(({ id }) => id).toSorted());
    const { list } = readAhead(vault);
    expect((await list.note)?.id).toBe('note');
    const asked = [rows[3], rows[0], rows[129]].map((row) => row?.id ?? '');
    expect((await list.rows(asked))?.map(({ id }) => id)).toEqual(asked);
    expect(await list.rows(asked)).toBeNull();
    expect(await list.rows([newId()])).toBeNull();
  });

  it('is made again from the log when a row does not open or is missing', async () => {
    await write(FEW);
    for (const harm of ['noise', 'missing'] as const) {
      const database = await openCacheDatabase(vault);
      const [row] = (await database?.pages.toArray()) ?? [];
      if (database === null || row === undefined) throw new Error('no row');
      if (harm === 'noise') await database.pages.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
      else await database.pages.clear();
      database.close();
      const { journal, settled } = await opened(readAhead(vault));
      expect(journal.list(0, 'kept').total).toBe(FEW);
      await settled();
    }
  });

  it('is let go of, and the store with it, when the passphrase was wrong or the log is not given', async () => {
    await write(FEW);
    const wrong = readAhead(vault);
    wrong.drop();
    const inUse = readAhead(vault);
    const refused: MemoryLog = { ...log, openLog: async () => ({ ok: false, problem: 'in-use' }) };
    expect(await open(inUse, refused)).toEqual({ ok: false, problem: 'in-use' });
    for (const ahead of [wrong, inUse])
      await expect((await ahead.database)?.pages.count()).rejects.toThrow(/closed/i);
    expect((await opened(readAhead(vault))).journal.list(0, 'kept').total).toBe(FEW);
  });

  it('is asked for again where the store gave nothing, at once or in the middle', async () => {
    await write(FEW);
    const nothing = { note: Promise.resolve(undefined), has: () => false, rows: async () => null };
    expect((await opened({ ...readAhead(vault), list: nothing })).journal.list(0, 'kept').total).toBe(FEW);
    const ahead = readAhead(vault);
    const half = { ...ahead.list, rows: async () => null };
    expect((await opened({ ...ahead, list: half })).journal.list(0, 'kept').total).toBe(FEW);
  });
});
