/** What can happen to a journal's files and to its computer's clock: no word that was acknowledged is lost, and none is made up. */
import 'fake-indexeddb/auto';
import { randomBytes, randomInt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/base/ids.ts';
import { localMoment } from '../../shared/base/moment.ts';
import { beginEntry, partName } from '../../shared/journal/entry.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import type { CacheDatabase, SealedRow } from './cache-database.ts';
import { openVault } from './open-vault.ts';
import type { OpenedVault } from './open-vault.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { copyOf, fileAt, wordsOf } from './testing/sittings.ts';

type Opened = Extract<OpenedVault, { ok: true }>;

const TORTURE = process.env['TORTURE'] !== undefined;
const NO_CACHE = async (): Promise<CacheDatabase | null> => null;

let vault: string;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

async function open(log: MemoryLog, database = openCacheDatabase): Promise<Opened> {
  const opened = await openVault(vault, soleKey(dataKey), log, database);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

interface Page {
  readonly id: string;
  readonly document: Y.Doc;
}

function newPage(made = localMoment(new Date())): Page {
  const document = new Y.Doc();
  beginEntry(document, made, null, 10);
  return { id: newId(), document };
}

/** One more paragraph, acknowledged. */
async function write(to: Opened, { id, document }: Page, words: string): Promise<void> {
  const isNew = (await to.journal.read(id)) === null;
  const before = Y.encodeStateVector(document);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  const fragment = document.getXmlFragment(partName('main'));
  fragment.insert(fragment.length, [paragraph]);
  const update = isNew ? Y.encodeStateAsUpdateV2(document) : Y.encodeStateAsUpdateV2(document, before);
  expect(await to.journal.save(id, update)).toEqual({ ok: true });
}

const listed = ({ journal }: Opened): string[] =>
  journal
    .list(0, 'written')
    .entries.map(({ id }) => id)
    .toSorted();

describe('one bit flipped', () => {
  it('at any byte of a small journal: it opens, says so, and shows only what was written', async () => {
    const log = makeMemoryLog();
    const first = await open(log, NO_CACHE);
    const pages = [newPage(), newPage()];
    const states = new Map<string, Set<string>>();
    for (const words of ['one', 'two']) {
      for (const page of pages) {
        await write(first, page, words);
        const known = states.get(page.id) ?? new Set<string>();
        states.set(page.id, known.add(await wordsOf(first, page.id)));
      }
    }
    const [name, whole] = fileAt(log, 0);
    const newest = new Map(pages.map(({ id }) => [id, [...(states.get(id) ?? [])].at(-1)]));
    const step = TORTURE ? 1 : 37;
    let openings = 0;
    for (let at = TORTURE ? 0 : randomInt(step); at < whole.length; at += step) {
      const harmed = new Uint8Array(whole);
      harmed[at] = (harmed[at] ?? 0) ^ (1 << (at % 8));
      const again = await open(makeMemoryLog(new Map([[name, harmed]])), NO_CACHE);
      openings += 1;
      let missing = 0;
      for (const { id } of pages) {
        const words = await wordsOf(again, id);
        if (words !== newest.get(id)) missing += 1;
        if (words !== '(none)') expect([...(states.get(id) ?? [])], `byte ${at}`).toContain(words);
      }
      const { unfinished, damaged, newer, misplaced } = again.journal.report;
      expect(missing, `byte ${at} costs one page at most`).toBeLessThanOrEqual(1);
      if (missing > 0)
        expect(unfinished + damaged + newer + misplaced, `byte ${at} is said`).toBeGreaterThan(0);
    }
    expect(openings).toBeGreaterThan(TORTURE ? 4000 : 100);
  });
});

describe('two copies of one journal, written to apart and put together', () => {
  it('hold every word of both, whichever cache is there', async () => {
    for (let turn = 0; turn < (TORTURE ? 50 : 5); turn += 1) {
      vault = newId();
      const log = makeMemoryLog();
      const shared = newPage();
      const before = await open(log);
      await write(before, shared, 'before');
      await before.settled();
      const here = copyOf(log);
      const there = copyOf(log);
      const written: [Page, string][] = [];
      for (const [copy, name] of [
        [here, 'here'],
        [there, 'there'],
      ] as const) {
        const opened = await open(copy, name === 'here' ? openCacheDatabase : NO_CACHE);
        const own = newPage();
        // The same page goes on at both: each from what it knows.
        const fork = { id: shared.id, document: new Y.Doc() };
        Y.applyUpdateV2(fork.document, Y.encodeStateAsUpdateV2(shared.document));
        for (let count = 0; count <= randomInt(4); count += 1) {
          await write(opened, own, `own ${name} ${count}`);
          await write(opened, fork, `shared ${name} ${count}`);
          written.push([own, `own ${name} ${count}`], [fork, `shared ${name} ${count}`]);
        }
        await opened.settled();
      }
      const together = makeMemoryLog(new Map([...here.files, ...there.files]));
      for (const database of [openCacheDatabase, NO_CACHE]) {
        const opened = await open(together, database);
        for (const [{ id }, words] of [...written, [shared, 'before'] as const])
          expect(await wordsOf(opened, id)).toContain(words);
        expect(opened.journal.report).toMatchObject({ damaged: 0, misplaced: 0, unfinished: 0 });
        await opened.settled();
      }
    }
  });
});

describe('a browser store that somebody harmed', () => {
  const harms: Readonly<Record<string, (row: SealedRow) => SealedRow | null>> = {
    'filled with noise': (row) => ({ ...row, sealed: new Uint8Array(randomBytes(row.sealed.length)) }),
    'cut short': (row) => ({ ...row, sealed: row.sealed.slice(0, randomInt(row.sealed.length)) }),
    'one bit flipped': (row) => {
      const sealed = new Uint8Array(row.sealed);
      const at = randomInt(sealed.length);
      sealed[at] = (sealed[at] ?? 0) ^ (1 << randomInt(8));
      return { ...row, sealed };
    },
    'counted back': (row) => ({ ...row, reflects: row.reflects - 1 }),
    deleted: () => null,
  };
  const tables = ['meta', 'entries', 'pages', 'index'] as const;

  for (const [name, harm] of Object.entries(harms)) {
    it(`${name}, in every table: 100% of the words are there, and the journal is written on`, async () => {
      for (const table of tables) {
        vault = newId();
        const log = makeMemoryLog();
        const first = await open(log);
        const pages = Array.from({ length: 70 }, () => newPage());
        for (const [index, page] of pages.entries()) await write(first, page, `word ${index}`);
        await first.settled();
        await first.search.settled();
        const database = await openCacheDatabase(vault);
        if (database === null) throw new Error('no database');
        const rows = await database[table].toArray();
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          const harmed = harm(row);
          if (harmed === null) await database[table].delete(row.id);
          else await database[table].put(harmed);
        }
        database.close();
        const again = await open(log);
        expect(listed(again).length + again.journal.list(1, 'written').entries.length).toBe(70);
        for (const [index, { id }] of pages.entries())
          if (TORTURE || index % 9 === 0) expect(await wordsOf(again, id), table).toContain(`word ${index}`);
        expect(
          (await again.search.find('word', { arcTitle: null, tag: null, from: null, to: null }, 5)).total,
        ).toBe(70);
        const [page] = pages;
        if (page !== undefined) await write(again, page, 'and on');
        await again.settled();
        expect(await wordsOf(await open(log), page?.id ?? '')).toContain('and on');
      }
    });
  }
});

describe('a clock that jumps', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('a year ahead and back, and through time zones, in one sitting: every word is there, in a settled order', async () => {
    const log = makeMemoryLog();
    const YEAR = 365 * 86_400_000;
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.UTC(2026, 10, 19, 17, 52);
    const first = await open(log);
    const page = newPage();
    const pages: Page[] = [page];
    const steps = [0, YEAR, -YEAR, 0, 1];
    const zones = ['Europe/Madrid', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu', 'UTC'];
    for (const [index, step] of steps.entries()) {
      process.env['TZ'] = zones[index] ?? 'UTC';
      vi.setSystemTime(start + step);
      await write(first, page, `on the page ${index}`);
      const other = newPage();
      pages.push(other);
      await write(first, other, `beside it ${index}`);
      if (index % 2 === 0) await first.tidy();
    }
    await first.settled();
    for (const database of [openCacheDatabase, NO_CACHE]) {
      const again = await open(log, database);
      await again.tidy();
      expect(listed(again)).toEqual(pages.map(({ id }) => id).toSorted());
      for (let index = 0; index < steps.length; index += 1) {
        expect(await wordsOf(again, page.id)).toContain(`on the page ${index}`);
        expect(await wordsOf(again, pages[index + 1]?.id ?? '')).toContain(`beside it ${index}`);
      }
      // Newest first, by the instant and not by the clock on the wall.
      const instants = again.journal.list(0, 'written').entries.map(({ made }) => Date.parse(made));
      expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    }
  });

  it('does not end the thirty days of a deleted page', async () => {
    const log = makeMemoryLog();
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.UTC(2026, 10, 19, 17, 52);
    vi.setSystemTime(start);
    const first = await open(log);
    const page = newPage();
    await write(first, page, 'not for ever gone');
    await first.journal.setDeleted(page.id, true);
    for (const years of [1, -1]) {
      vi.setSystemTime(start + years * 365 * 86_400_000);
      const again = await open(log, NO_CACHE);
      await again.tidy();
      // What is written under the wrong clock does not make it right.
      await write(again, newPage(), 'meanwhile');
      await again.tidy();
      expect(again.journal.list(0, 'deleted').total).toBe(1);
      expect(await wordsOf(again, page.id)).toContain('not for ever gone');
    }
  });
});
