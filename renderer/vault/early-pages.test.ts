/** What is written while the list is still being read: on the disk when it is called saved, and in the journal when that is whole. */
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { partName } from '../../shared/journal/entry.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import { makeEarlyPages } from './early-pages.ts';
import type { EarlyPages } from './early-pages.ts';
import type { SaveOutcome } from './open-journal.ts';
import { openVault } from './open-vault.ts';
import type { VaultBeginning } from './open-vault.ts';
import { copyOf, newPage, wordsOf } from './testing/sittings.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';

const PAGES = 400;

let vault: string;
let log: MemoryLog;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  log = makeMemoryLog();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

interface Opening {
  readonly cached: boolean;
  readonly from?: MemoryLog;
  readonly onBegun?: (begun: VaultBeginning) => void;
}

async function open({ cached, from = log, onBegun }: Opening) {
  const database = cached ? openCacheDatabase : async () => null;
  const news = onBegun === undefined ? {} : { onBeginning: onBegun };
  const opened = await openVault(vault, soleKey(dataKey), from, database, news);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

async function writePages(cached: boolean): Promise<string[]> {
  const { journal, settled } = await open({ cached });
  const ids: string[] = [];
  for (let at = 0; at < PAGES; at += 1) {
    const day = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    const id = newId();
    await journal.save(id, Y.encodeStateAsUpdateV2(newPage(`page ${at}`, `${day}T17:00:00+00:00`)));
    ids.push(id);
  }
  await settled();
  return ids;
}

/** The page as it is, and the change that adds a paragraph. */
function grown(state: Uint8Array, words: string): { document: Y.Doc; change: Bytes } {
  const document = new Y.Doc();
  Y.applyUpdateV2(document, state);
  const before = Y.encodeStateVector(document);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  document.getXmlFragment(partName('main')).push([paragraph]);
  return { document, change: ownBytes(Y.encodeStateAsUpdateV2(document, before)) };
}

describe.each([
  ['the rest of the cache is read', true],
  ['the list is made again from the log', false],
])('while %s', (_name, cached) => {
  it('a new page is saved at once: on the disk, among the newest, and whole afterwards', async () => {
    await writePages(cached);
    const id = newId();
    const page = newPage('written early');
    const saved: { outcome: SaveOutcome; disk: MemoryLog; shown: boolean; isWhole: boolean }[] = [];
    let isWhole = false;
    const writing: Promise<void>[] = [];
    const opened = await open({
      cached,
      onBegun: (begun) => {
        writing.push(
          (async () => {
            for (const update of [
              Y.encodeStateAsUpdateV2(page),
              grown(Y.encodeStateAsUpdateV2(page), 'and more').change,
            ]) {
              const outcome = await begun.save(id, update);
              const shown = begun.newest().some((one) => one.id === id);
              saved.push({ outcome, disk: copyOf(log), shown, isWhole });
            }
          })(),
        );
      },
    });
    isWhole = true;
    await Promise.all(writing);
    expect(writing.length).toBe(1);
    expect(saved.map(({ outcome, shown }) => [outcome, shown])).toEqual([
      [{ ok: true }, true],
      [{ ok: true }, true],
    ]);
    expect(saved[0]?.isWhole).toBe(false);
    expect(await wordsOf(opened, id)).toContain('and more');
    expect(opened.journal.list(0, 'kept').entries[0]?.id).toBe(id);
    expect(opened.journal.list(0, 'kept').total).toBe(PAGES + 1);
    // Killed when it was called saved, with whatever the cache had by then.
    for (const { disk } of saved) {
      const after = await open({ cached, from: disk });
      expect(await wordsOf(after, id)).toContain('written early');
      expect(after.journal.list(0, 'kept').total).toBe(PAGES + 1);
    }
    // And the cache that was written afterwards hides nothing.
    await opened.settled();
    expect(await wordsOf(await open({ cached }), id)).toContain('and more');
  });
});

it('a page that is known already grows early, and is read as it grew', async () => {
  const ids = await writePages(true);
  const id = ids.at(-1) ?? '';
  let seen = '';
  let writing = Promise.resolve();
  const opened = await open({
    cached: true,
    onBegun: (begun) => {
      writing = (async () => {
        const { change } = grown((await begun.state(id)) ?? new Uint8Array(), 'grown early');
        expect(await begun.save(id, change)).toEqual({ ok: true });
        const document = new Y.Doc();
        Y.applyUpdateV2(document, (await begun.state(id)) ?? new Uint8Array());
        seen = document.getXmlFragment(partName('main')).toJSON();
      })();
    },
  });
  await writing;
  expect(seen).toContain('grown early');
  expect(await wordsOf(opened, id)).toContain('grown early');
  expect(await wordsOf(opened, id)).toContain(`page ${PAGES - 1}`);
});

describe('pages written early', () => {
  const whole: string[] = [];
  const journal: Parameters<EarlyPages['handOver']>[0] = {
    save: async (id) => {
      whole.push(`saved ${id}`);
      return { ok: true };
    },
    takeIn: async (id) => {
      whole.push(`taken in ${id}`);
      return { ok: true };
    },
  };
  const full = { ok: false, problem: 'disk-full' } as const;

  beforeEach(() => {
    whole.length = 0;
  });

  it('wait for the journal where nothing is known of the page yet', async () => {
    const early = makeEarlyPages(
      { write: async () => Promise.reject(new Error('not to be written')) },
      { newest: [], state: async () => null },
    );
    const { change } = grown(Y.encodeStateAsUpdateV2(newPage('elsewhere')), 'more');
    const saving = early.save('old', change);
    await Promise.resolve();
    expect(whole).toEqual([]);
    await early.handOver(journal);
    expect(await saving).toEqual({ ok: true });
    expect(whole).toEqual(['saved old']);
  });

  it('are handed over in the order they were written, and what comes then goes to the journal', async () => {
    const early = makeEarlyPages(
      { write: async () => ({ ok: true }) },
      { newest: [], state: async () => null },
    );
    const update = Y.encodeStateAsUpdateV2(newPage('a page'));
    const saving = [early.save('one', update), early.save('two', update)];
    const handing = early.handOver(journal);
    const last = early.save('three', update);
    expect(early.isHandedOver()).toBe(false);
    await Promise.all([...saving, handing, last]);
    expect(early.isHandedOver()).toBe(true);
    expect(whole).toEqual(['taken in one', 'taken in two', 'saved three']);
  });

  it('that the journal could not take in are not said to be there: the log is read again for them', async () => {
    const early = makeEarlyPages(
      { write: async () => ({ ok: true }) },
      { newest: [], state: async () => null },
    );
    await early.save('one', Y.encodeStateAsUpdateV2(newPage('a page')));
    await early.handOver({ ...journal, takeIn: async () => ({ ok: false, problem: 'failed' }) });
    expect(early.isHandedOver()).toBe(false);
    expect(await early.save('two', Y.encodeStateAsUpdateV2(newPage('a page')))).toEqual({ ok: true });
    expect(whole).toEqual(['saved two']);
  });

  it('that the disk did not take are neither shown nor handed over', async () => {
    const early = makeEarlyPages({ write: async () => full }, { newest: [], state: async () => null });
    expect(await early.save('one', Y.encodeStateAsUpdateV2(newPage('a page')))).toEqual(full);
    expect(early.newest()).toEqual([]);
    expect(await early.state('one')).toBeNull();
    await early.handOver(journal);
    expect(whole).toEqual([]);
  });
});
