import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { partName } from '../../shared/journal/entry.ts';
import { readProgress } from '../../shared/journal/journal-document.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import { LIST_PAGE, newestFirst } from './journal.ts';
import { openVault } from './open-vault.ts';
import { packLog } from './pack-log.ts';
import type { VaultBeginning } from './open-vault.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { fileAt, lock, newPage, packsIn } from './testing/sittings.ts';

const PAGES = LIST_PAGE * 5 + 1;
/** So many that a pack of them goes on in other files. */
const MANY = 1200;

let vault: string;
let log: MemoryLog;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  log = makeMemoryLog();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

interface Watch {
  readonly onRead?: (file: string) => void;
  readonly onBegun?: () => void;
}

async function open(withCache = true, { onRead, onBegun }: Watch = {}) {
  const begun: VaultBeginning[] = [];
  const database = withCache ? openCacheDatabase : async () => null;
  const remade: number[] = [];
  const watched: MemoryLog = {
    ...log,
    readLog: async (of, file, offset) => {
      onRead?.(file);
      return log.readLog(of, file, offset);
    },
  };
  const opened = await openVault(vault, soleKey(dataKey), watched, database, {
    onBeginning: (known) => {
      begun.push(known);
      onBegun?.();
    },
    onRemaking: (part) => remade.push(part),
  });
  if (!opened.ok) throw new Error(opened.problem);
  return { ...opened, begun, remade };
}

const dayAt = (at: number): string => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);

/** Oldest first, a page a day. */
async function write(count: number, withCache = true, from = 0): Promise<string[]> {
  const { journal, settled } = await open(withCache);
  const ids: string[] = [];
  for (let at = from; at < from + count; at += 1) {
    const id = newId();
    const page = newPage(`page ${at}`, `${dayAt(at)}T17:00:00+00:00`);
    await journal.save(id, Y.encodeStateAsUpdateV2(page));
    ids.push(id);
  }
  await settled();
  return ids;
}

/** All of the log into packs; `leaveOut` is deleted for good. */
async function pack(leaveOut: readonly string[] = []): Promise<void> {
  const covers = [...log.files].map(([name, { length }]) => ({ name, size: length }));
  const packing = { log, vault, keys: soleKey(dataKey), covers, others: [], leaveOut };
  expect(await packLog(packing)).toMatchObject({ ok: true });
}

function wordsIn(state: Uint8Array | null | undefined): string {
  const document = new Y.Doc();
  if (state) Y.applyUpdateV2(document, state);
  return document.getXmlFragment(partName('main')).toJSON();
}

/** A word more. */
function changeOf(state: Uint8Array | null): Uint8Array {
  const document = new Y.Doc();
  if (state !== null) Y.applyUpdateV2(document, state);
  const before = Y.encodeStateVector(document);
  document.getXmlFragment(partName('main')).push([new Y.XmlText('And more.')]);
  return Y.encodeStateAsUpdateV2(document, before);
}

describe('the newest pages of a long journal', () => {
  it('are known before all of the list is read, with their words', async () => {
    const ids = await write(PAGES);
    const { begun, journal, remade } = await open();
    const [known] = begun;
    expect(begun.length).toBe(1);
    expect(known?.newest().length).toBeLessThan(PAGES);
    expect(known?.atMost).toBeGreaterThanOrEqual(PAGES);
    const first = newestFirst(known?.newest() ?? []).slice(0, LIST_PAGE);
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

  it('are found in the log where the cache is gone, and it is told how much of the list is made again', async () => {
    await write(150);
    const { begun, remade, journal } = await open(false);
    expect(begun.length).toBe(1);
    expect(newestFirst(begun[0]?.newest() ?? []).slice(0, LIST_PAGE)).toEqual(
      journal.list(0, 'kept').entries,
    );
    expect(begun[0]?.atMost).toBeGreaterThanOrEqual(150);
    expect(remade.length).toBeGreaterThan(2);
    expect(remade.toSorted((a, b) => a - b)).toEqual(remade);
    expect(remade[0]).toBeGreaterThan(0);
    expect(remade.at(-1)).toBeLessThanOrEqual(1);
    expect(journal.list(0, 'kept').total).toBe(150);
  });

  it('are not shown where nobody knows yet where the writer is in the programme', async () => {
    await write(MANY, false);
    await lock(log, vault);
    await pack();
    expect((await open(false)).begun).toEqual([]);
  });

  it('stand first in a pack, so that a long log need not be read for them', async () => {
    const ids = await write(MANY, false);
    expect(await (await open(false)).journal.choose({ kind: 'touchstone', shown: true })).toEqual({
      ok: true,
    });
    await lock(log, vault);
    await pack();
    expect(packsIn(log)).toBeGreaterThan(2);
    // Written since: one page more, and a word more on the very first.
    const since = await write(1, false, MANY);
    const sitting = await open(false);
    const old = await sitting.journal.read(ids[0] ?? '');
    await sitting.journal.save(ids[0] ?? '', changeOf(old));
    const read = new Set<string>();
    let readBefore = 0;
    const { begun, journal } = await open(false, {
      onRead: (file) => read.add(file),
      onBegun: () => (readBefore = read.size),
    });
    expect(readBefore).toBeLessThan(log.files.size);
    const [known] = begun;
    const newest = newestFirst(known?.newest() ?? []);
    expect(newest.length).toBeGreaterThanOrEqual(LIST_PAGE);
    expect(newest.length).toBeLessThan(MANY / 2);
    expect(newest[0]?.id).toBe(since[0]);
    expect(readProgress(known?.progress ?? new Y.Doc())).toEqual(journal.progress());
    for (const id of [since[0] ?? '', ids.at(-1) ?? ''])
      expect(wordsIn(await known?.state(id))).toBe(wordsIn(await journal.read(id)));
    expect(wordsIn(await known?.state(since[0] ?? ''))).toContain(`page ${MANY}`);
    expect(await known?.state(ids[0] ?? '')).toBeNull();
    expect(newest.slice(0, LIST_PAGE)).toEqual(journal.list(0, 'kept').entries);
    // Of no page that is older than one that was not read.
    expect(newest.map(({ id }) => id)).not.toContain(ids[0]);
  });

  it('are not taken from a log of which something is damaged, nor out of files that hold what was deleted for good', async () => {
    const ids = await write(3, false);
    await lock(log, vault);
    const [name, file] = fileAt(log, 0);
    log.files.set(name, ownBytes(file.map((byte, at) => (at === file.length - 40 ? byte ^ 1 : byte))));
    expect((await open(false)).begun).toEqual([]);
    log.files.set(name, file);
    // A removal that was cut short: the pack is there, and the file that it stands for too.
    await pack([ids[1] ?? '']);
    log.files.set(name, file);
    const { begun, journal } = await open(false);
    expect(newestFirst(begun[0]?.newest() ?? []).map(({ id }) => id)).toEqual([ids[2], ids[0]]);
    expect(journal.list(0, 'kept').total).toBe(2);
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
