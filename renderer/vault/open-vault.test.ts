import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/base/ids.ts';
import { beginEntry, partName } from '../../shared/journal/entry.ts';
import type { PromptAsSeen } from '../../shared/journal/entry.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import type { CacheDatabase } from './cache-database.ts';
import type { Journal } from './journal.ts';
import { openVault } from './open-vault.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';

const prompt: PromptAsSeen = {
  packId: 'org.example.pack',
  packVersion: '1.0.0',
  promptId: 'b1',
  type: 'check-in',
  language: 'en',
  text: 'One word for how you come in.',
  lengths: [2, 10],
  questions: [],
};

const nothingToSay = {
  unfinished: 0,
  damaged: 0,
  newer: 0,
  misplaced: 0,
  otherKeys: 0,
  lostEnds: 0,
  shortOfSpace: false,
};

let vault: string;
let log: MemoryLog;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  log = makeMemoryLog();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

async function open(database?: (vault: string) => Promise<CacheDatabase | null>): Promise<{
  journal: Journal;
  settled: () => Promise<void>;
}> {
  const opened = await openVault(vault, soleKey(dataKey), log, database ?? openCacheDatabase);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

function newPage(made: string, words: string): { id: string; document: Y.Doc } {
  const document = new Y.Doc();
  beginEntry(document, made, prompt, 10);
  type(document, words);
  return { id: newId(), document };
}

function type(document: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  const fragment = document.getXmlFragment(partName('main'));
  fragment.insert(fragment.length, [paragraph]);
}

async function wordsOf(journal: Journal, id: string): Promise<string> {
  const state = await journal.read(id);
  if (state === null) return '(unreadable)';
  const document = new Y.Doc();
  Y.applyUpdateV2(document, state);
  return document.getXmlFragment(partName('main')).toString();
}

describe('an open journal', () => {
  it('gives back every word after it was closed, in any script', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'Monday noon. Ñandú. كلمة. 🌱');
    const first = await open();
    expect(await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document))).toEqual({ ok: true });
    await first.settled();

    const again = await open();
    expect(await wordsOf(again.journal, page.id)).toContain('Monday noon. Ñandú. كلمة. 🌱');
    expect(again.journal.list(0, 'kept').entries[0]).toMatchObject({
      firstLine: 'Monday noon. Ñandú. كلمة. 🌱',
      promptText: prompt.text,
    });
    expect(again.journal.progress().answered).toEqual(['org.example.pack/b1']);
    expect(again.journal.report).toEqual(nothingToSay);
  });

  it('is made again from the log alone when the cache is gone, and works without one', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'kept by the log');
    const first = await open(async () => null);
    await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document));
    const before = Y.encodeStateVector(page.document);
    type(page.document, 'and a second line');
    await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document, before));

    const again = await open();
    expect(await wordsOf(again.journal, page.id)).toContain('and a second line');
    expect(again.journal.progress().answered).toHaveLength(1);
  });

  it('does not read what its cache has already taken in', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'once');
    const first = await open();
    await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document));
    await first.settled();
    let reads = 0;
    const watched: MemoryLog = { ...log, readLog: (...call) => ((reads += 1), log.readLog(...call)) };
    const opened = await openVault(vault, soleKey(dataKey), watched);
    expect(opened.ok && (await wordsOf(opened.journal, page.id))).toContain('once');
    expect(reads).toBe(0);
  });

  it('never lets the cache claim words that it does not hold', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'first words');
    const first = await open();
    await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document));
    await first.settled();
    // The next state never reaches the browser store: the app is killed before it is written.
    const killed = await open(async (of) => {
      const database = await openCacheDatabase(of);
      if (database === null) return null;
      return { ...database, writeTogether: () => Promise.reject(new Error('killed')) };
    });
    const before = Y.encodeStateVector(page.document);
    type(page.document, 'second words');
    expect(await killed.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document, before))).toEqual({
      ok: true,
    });
    await killed.settled();

    const again = await open();
    expect(await wordsOf(again.journal, page.id)).toContain('second words');
  });

  it('says not saved when the disk did not take it, and takes the same words in a new file', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'stubborn');
    const { journal } = await open();
    log.failNextAppend('disk-full', false);
    const update = Y.encodeStateAsUpdateV2(page.document);
    expect(await journal.save(page.id, update)).toEqual({ ok: false, problem: 'disk-full' });
    expect(journal.list(0, 'kept').total).toBe(0);
    expect(await journal.save(page.id, update)).toEqual({ ok: true });
    expect([...log.files.keys()]).toHaveLength(2);
    expect(await wordsOf((await open()).journal, page.id)).toContain('stubborn');
  });

  it('does not double words whose first write landed unknown to it', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'once only');
    const { journal } = await open();
    log.failNextAppend('failed', true);
    const update = Y.encodeStateAsUpdateV2(page.document);
    await journal.save(page.id, update);
    await journal.save(page.id, update);
    const words = await wordsOf((await open(async () => null)).journal, page.id);
    expect(words.split('once only')).toHaveLength(2);
  });

  it('writes back what the cache knows and the log has lost', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'known to the cache');
    const first = await open();
    await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document));
    await first.settled();
    log.files.clear();
    const second = await open();
    expect(await wordsOf(second.journal, page.id)).toContain('known to the cache');
    // And now the log holds it again, without any cache.
    expect(await wordsOf((await open(async () => null)).journal, page.id)).toContain('known to the cache');
  });

  it('opens with an unfinished end, names it, and goes on in a file of its own', async () => {
    const page = newPage('2026-11-19T17:52:00+01:00', 'before the cut');
    const first = await open(async () => null);
    await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document));
    const before = Y.encodeStateVector(page.document);
    type(page.document, 'cut off');
    await first.journal.save(page.id, Y.encodeStateAsUpdateV2(page.document, before));
    const [[name, bytes] = ['', new Uint8Array()]] = log.files;
    const cut = bytes.slice(0, bytes.length - 10);
    log.files.set(name, cut);

    const { journal } = await open(async () => null);
    expect(journal.report).toMatchObject({ unfinished: 1, damaged: 0 });
    expect(await wordsOf(journal, page.id)).toContain('before the cut');
    expect(await journal.save(page.id, Y.encodeStateAsUpdateV2(page.document, before))).toEqual({ ok: true });
    expect(log.files.get(name)).toEqual(cut);
    expect(log.files.size).toBe(2);
  });

  it.each(Array.from({ length: 20 }, (_, turn) => turn))(
    'deletes into Recently deleted and back (%i)',
    async () => {
      const page = newPage('2026-11-19T17:52:00+01:00', 'to and fro');
      const { journal } = await open();
      await journal.save(page.id, Y.encodeStateAsUpdateV2(page.document));
      await journal.setDeleted(page.id, true);
      expect(journal.list(0, 'kept').total).toBe(0);
      // The cache may lag behind or be in the middle of a write; what the log holds is what is shown.
      const again = (await open()).journal;
      expect(again.list(0, 'deleted').entries[0]?.firstLine).toBe('to and fro');
      await journal.setDeleted(page.id, false);
      expect(journal.list(0, 'kept').total).toBe(1);
      expect(await wordsOf(journal, page.id)).toContain('to and fro');
    },
  );

  it('lists newest first in pages of 64, and closes a file at one mebibyte', async () => {
    const { journal } = await open();
    for (let index = 0; index < 130; index += 1) {
      const minute = String(index % 60).padStart(2, '0');
      const hour = String(8 + Math.floor(index / 60)).padStart(2, '0');
      const page = newPage(`2026-11-19T${hour}:${minute}:00+00:00`, `page ${index} ${'word '.repeat(900)}`);
      await journal.save(page.id, Y.encodeStateAsUpdateV2(page.document));
    }
    expect(journal.list(0, 'kept').entries).toHaveLength(64);
    expect(journal.list(0, 'kept').entries[0]?.firstLine).toMatch(/^page 129 /);
    expect(journal.list(2, 'kept').entries).toHaveLength(2);
    expect([...log.files.keys()].filter((name) => name.endsWith('.seg')).length).toBeGreaterThan(0);
    const again = await open(async () => null);
    expect(again.journal.list(0, 'kept').total).toBe(130);
    expect(again.journal.report).toEqual(nothingToSay);
  });
});
