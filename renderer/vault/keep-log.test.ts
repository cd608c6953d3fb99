/**
 * Packing and deleting for good, against an app that is killed at every step: nothing acknowledged is lost, a removal is
 * either not begun or finished later, and afterwards no file holds a sealed word of what was removed.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { randomBytes } from 'node:crypto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { localMoment } from '../../shared/base/moment.ts';
import { beginEntry, partName, setDeleted } from '../../shared/journal/entry.ts';
import { readSegment } from '../../shared/vault/read-segment.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import { SEALED_FILES } from './keep-log.ts';
import { makeLogWriter } from './log-writer.ts';
import { openVault } from './open-vault.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { copyOf, fileAt, lock, made, newPage, packsIn, WHOLE, wordsOf } from './testing/sittings.ts';

const MANY_STEPS_MS = 120_000;

let vault: string;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

type Open = Extract<Awaited<ReturnType<typeof openVault>>, { ok: true }>;

async function open(log: MemoryLog, cached = true): Promise<Open> {
  const opened = await openVault(vault, soleKey(dataKey), log, cached ? openCacheDatabase : async () => null);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

const daysAgo = (days: number): string => localMoment(new Date(Date.now() - days * 86_400_000));

async function write(to: Open, words: string, when = made): Promise<string> {
  const id = newId();
  const outcome = await to.journal.save(id, Y.encodeStateAsUpdateV2(newPage(words, when)));
  if (!outcome.ok) throw new Error(outcome.problem);
  return id;
}

/** Each sitting is a run of its own, sealed at its end. */
async function manySittings(log: MemoryLog, count: number, from = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let sitting = from; sitting < from + count; sitting += 1) {
    const writer = makeLogWriter(log, vault, soleKey(dataKey));
    const id = newId();
    const update = ownBytes(Y.encodeStateAsUpdateV2(newPage(`sitting ${sitting}`)));
    await writer.write([{ kind: 'entry', id, update }]);
    await writer.endRun();
    ids.push(id);
  }
  return ids;
}

/** The documents whose records any file holds, whatever any cover says. */
async function sealedIds(files: ReadonlyMap<string, Bytes>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [name, bytes] of files) {
    const { records } = await readSegment({ dataKey, vault }, name, bytes);
    for (const { record } of records) if (record.kind !== 'cover') found.add(record.id);
  }
  return found;
}

describe('packing', () => {
  it('waits until it is worth it, then keeps every word in fewer files', async () => {
    const log = makeMemoryLog();
    const ids = await manySittings(log, SEALED_FILES - 1);
    await (await open(log)).tidy();
    expect(packsIn(log)).toBe(0);
    ids.push(...(await manySittings(log, 1, SEALED_FILES - 1)));
    const opened = await open(log);
    await opened.tidy();
    expect([...log.files.keys()].every((name) => name.endsWith('.pack'))).toBe(true);
    for (const again of [opened, await open(log), await open(log, false)]) {
      expect(again.journal.list(0, 'kept').total).toBe(ids.length);
      for (const [index, id] of ids.entries()) expect(await wordsOf(again, id)).toContain(`sitting ${index}`);
      expect(again.journal.report).toEqual(WHOLE);
    }
  });

  it('does not read packs again that the cache has taken in, and does not write back what was packed', async () => {
    const log = makeMemoryLog();
    await manySittings(log, SEALED_FILES);
    const opened = await open(log);
    await opened.tidy();
    await opened.settled();
    const files = [...log.files.keys()];
    let reads = 0;
    const watched = {
      ...log,
      readLog: (...call: Parameters<MemoryLog['readLog']>) => ((reads += 1), log.readLog(...call)),
    };
    await openVault(vault, soleKey(dataKey), watched);
    expect(reads).toBe(0);
    expect([...log.files.keys()]).toEqual(files);
  });

  it('killed at every step, it loses nothing', { timeout: MANY_STEPS_MS }, async () => {
    const log = makeMemoryLog();
    const ids = await manySittings(log, SEALED_FILES);
    const whole = copyOf(log);
    await (await open(whole, false)).tidy();
    const { length } = whole.steps;
    expect(length).toBeGreaterThan(SEALED_FILES);
    // Every step of the beginning and the end, and some of the many removals between.
    for (let at = 0; at <= length; at = at < 6 || at > length - 4 ? at + 1 : at + 9) {
      const killed = copyOf(log);
      killed.killAfter(at);
      await (await open(killed, false)).tidy();
      const after = copyOf(killed);
      const again = await open(after, false);
      expect({ at, total: again.journal.list(0, 'kept').total }).toEqual({ at, total: ids.length });
      expect({ at, report: again.journal.report }).toEqual({ at, report: WHOLE });
    }
  });

  it.each([
    ['a changed byte', (file: Bytes) => file.with(400, (file[400] ?? 0) ^ 1) as Bytes],
    ['nothing but the first file', (file: Bytes) => file.slice(0, 72 + 1146)],
  ])('removes nothing when the disk gives back %s', async (_, spoil) => {
    const log = makeMemoryLog();
    const ids = await manySittings(log, SEALED_FILES);
    const files = [...log.files.keys()].toSorted();
    log.spoilPacks(spoil);
    await (await open(log, false)).tidy();
    expect([...log.files.keys()].toSorted()).toEqual(files);
    expect((await open(log, false)).journal.list(0, 'kept').total).toBe(ids.length);
  });

  it('keeps a damaged file, and says afterwards what it said before', async () => {
    const log = makeMemoryLog();
    await manySittings(log, SEALED_FILES + 1);
    const [name, bytes] = fileAt(log, 3);
    log.files.set(name, bytes.with(bytes.length - 20, (bytes.at(-20) ?? 0) ^ 1) as Bytes);
    const before = (await open(log, false)).journal;
    await (await open(log, false)).tidy();
    expect(log.files.has(name)).toBe(true);
    expect(packsIn(log)).toBeGreaterThan(0);
    const after = (await open(log, false)).journal;
    expect(after.report).toEqual(before.report);
    expect(after.list(0, 'kept').total).toBe(SEALED_FILES);
  });

  it('drops what was typed and deleted again', async () => {
    const log = makeMemoryLog();
    await manySittings(log, SEALED_FILES - 1);
    const document = new Y.Doc();
    beginEntry(document, made, null, 10);
    const sheet = document.getXmlFragment(partName('main'));
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText('kept zwischenzeitlich');
    paragraph.insert(0, [text]);
    sheet.insert(0, [paragraph]);
    const id = newId();
    const opened = await open(log, false);
    await opened.journal.save(id, Y.encodeStateAsUpdateV2(document));
    const vector = Y.encodeStateVector(document);
    text.delete(5, 16);
    await opened.journal.save(id, Y.encodeStateAsUpdateV2(document, vector));
    await lock(log, vault);
    await (await open(log, false)).tidy();
    expect(packsIn(log)).toBeGreaterThan(0);
    for (const [name, bytes] of log.files) {
      const { records } = await readSegment({ dataKey, vault }, name, bytes);
      for (const { record } of records) {
        expect(Buffer.from(record.update).includes('zwischenzeitlich')).toBe(false);
      }
    }
    expect(await wordsOf(await open(log, false), id)).toContain('kept ');
  });
});

describe('deleting for good', () => {
  /** Three sittings and the one that goes on; the page to be removed was written in two of them. */
  async function resting(): Promise<{ log: MemoryLog; kept: string[]; gone: string }> {
    const log = makeMemoryLog();
    const kept = await manySittings(log, 2);
    const first = await open(log);
    const gone = await write(first, 'never to be read again');
    await first.settled();
    await lock(log, vault);
    const second = await open(log);
    kept.push(await write(second, 'sitting 2'));
    await second.journal.setDeleted(gone, true);
    await second.settled();
    return { log, kept, gone };
  }

  it('leaves no sealed word of it in any file, and everything else as it was', async () => {
    const { log, kept, gone } = await resting();
    const opened = await open(log);
    expect(await sealedIds(log.files)).toContain(gone);
    expect(await opened.deleteForGood(gone)).toEqual({ ok: true, keptFiles: 0 });
    await opened.settled();
    expect(await sealedIds(log.files)).not.toContain(gone);
    kept.push(await write(opened, 'sitting 3'));
    const database = await openCacheDatabase(vault);
    expect(await database?.entries.get(gone)).toBeUndefined();
    for (const again of [opened, await open(log), await open(log, false)]) {
      expect(again.journal.list(0, 'deleted').total).toBe(0);
      expect(again.journal.list(0, 'kept').total).toBe(4);
      for (const [index, id] of kept.entries())
        expect(await wordsOf(again, id)).toContain(`sitting ${index}`);
    }
    expect(log.steps.indexOf('forgetCaches')).toBeLessThan(log.steps.indexOf('dropCovered'));
  });

  it('refuses a page that does not rest in Recently deleted', async () => {
    const { log, kept } = await resting();
    const [id = ''] = kept;
    const opened = await open(log);
    expect(await opened.deleteForGood(id)).toMatchObject({ ok: false });
    expect(opened.journal.list(0, 'kept').total).toBe(3);
  });

  it('killed at every step, the page is kept or the removal is finished later; nothing else is lost', async () => {
    const { log, kept, gone } = await resting();
    const measured = copyOf(log);
    await (await open(measured)).deleteForGood(gone);
    const seen = new Set<number>();
    for (let at = 0; at <= measured.steps.length; at += 1) {
      // Each killed app has a browser store of its own.
      Dexie.dependencies.indexedDB = new IDBFactory();
      const killed = copyOf(log);
      const opened = await open(killed);
      await opened.settled();
      killed.killAfter(at);
      await opened.deleteForGood(gone);
      const after = copyOf(killed);
      const again = await open(after);
      const { total } = again.journal.list(0, 'deleted');
      seen.add(total);
      for (const [index, id] of kept.entries())
        expect(await wordsOf(again, id)).toContain(`sitting ${index}`);
      expect(again.journal.list(0, 'kept').total).toBe(kept.length);
      expect(again.journal.report.damaged).toBe(0);
      if (total === 0) {
        await again.tidy();
        expect({ at, held: (await sealedIds(after.files)).has(gone) }).toEqual({ at, held: false });
      } else {
        expect(await wordsOf(again, gone)).toContain('never to be read again');
      }
      await again.settled();
    }
    expect(seen).toEqual(new Set([0, 1]));
  });

  it('a file put back from elsewhere does not bring it back', async () => {
    const { log, gone } = await resting();
    const before = new Map(log.files);
    await (await open(log)).deleteForGood(gone);
    for (const [name, bytes] of before) log.files.set(name, bytes);
    const again = await open(log, false);
    expect(again.journal.list(0, 'deleted').total).toBe(0);
    await again.tidy();
    expect(await sealedIds(log.files)).not.toContain(gone);
  });

  it('says how many damaged files it had to leave alone', async () => {
    const { log, gone } = await resting();
    const [name, bytes] = fileAt(log, 0);
    log.files.set(name, bytes.with(bytes.length - 20, (bytes.at(-20) ?? 0) ^ 1) as Bytes);
    expect(await (await open(log)).deleteForGood(gone)).toEqual({ ok: true, keptFiles: 1 });
    expect(log.files.has(name)).toBe(true);
  });
});

describe('thirty days', () => {
  it('end with the page removed when the journal is opened', async () => {
    const log = makeMemoryLog();
    const opened = await open(log);
    const gone = await write(opened, 'rested');
    const document = new Y.Doc();
    Y.applyUpdateV2(document, (await opened.journal.read(gone)) ?? new Uint8Array());
    const vector = Y.encodeStateVector(document);
    setDeleted(document, daysAgo(31));
    await opened.journal.save(gone, Y.encodeStateAsUpdateV2(document, vector));
    for (const days of [26, 21, 16, 11, 6, 1]) await write(opened, 'since', daysAgo(days));
    const again = await open(log);
    await again.tidy();
    expect(again.journal.list(0, 'deleted').total).toBe(0);
    expect(await sealedIds(log.files)).not.toContain(gone);
  });
});
