/** Looking back shows what the writer chose, never what they put away or deleted, and never how much of it there is. */
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/base/ids.ts';
import { beginEntry, setPutAway } from '../../shared/journal/entry.ts';
import type { PromptAsSeen } from '../../shared/journal/entry.ts';
import { addTag, addTheme, removeTag, setStar } from '../../shared/journal/own-marks.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import type { Journal } from './journal.ts';
import type { Listed } from './open-journal.ts';
import { openVault } from './open-vault.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';

const PACK = 'wellspring-year';

function prompt(promptId: string, arc: string | null, title = arc ?? ''): PromptAsSeen {
  return {
    packId: PACK,
    packVersion: '1.0.0',
    promptId,
    type: 'free',
    language: 'en',
    text: `What of ${promptId}?`,
    ...(arc === null ? {} : { arcId: arc, arcTitle: title }),
    lengths: [2],
    questions: [],
  };
}

const theme = (id: string) => ({ pack: PACK, theme: id, title: id, language: 'en' });

let vault: string;
let log: MemoryLog;
let dataKey: DataKey;
let journal: Journal;
const pages = new Map<string, { id: string; document: Y.Doc }>();

async function open(): Promise<Journal> {
  const opened = await openVault(vault, soleKey(dataKey), log);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.journal;
}

async function write(
  name: string,
  day: string,
  seen: PromptAsSeen | null,
  change: (document: Y.Doc) => void = () => undefined,
): Promise<void> {
  const page = pages.get(name) ?? { id: newId(), document: new Y.Doc() };
  if (!pages.has(name)) beginEntry(page.document, `${day}T17:00:00+00:00`, seen, 2);
  change(page.document);
  pages.set(name, page);
  expect(await journal.save(page.id, Y.encodeStateAsUpdateV2(page.document))).toEqual({ ok: true });
}

function listed(which: Listed): string[] {
  const names = new Map([...pages].map(([name, { id }]) => [id, name]));
  return journal.list(0, which).entries.map(({ id }) => names.get(id) ?? '?');
}

beforeEach(async () => {
  pages.clear();
  vault = newId();
  log = makeMemoryLog();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
  journal = await open();
  await write('a', '2026-09-01', prompt('p1', 'arc-1', 'Settling in'), (document) => {
    addTag(document, 'Meetings');
    addTheme(document, theme('repair'));
  });
  await write('b', '2026-09-08', null, (document) => setStar(document, true));
  await write('c', '2026-10-01', prompt('p2', 'arc-2'), (document) => addTheme(document, theme('voice')));
  await write('d', '2026-10-02', prompt('p1', 'arc-1', 'Ir llegando'), (document) => {
    addTag(document, 'meetings');
    addTag(document, 'promises');
  });
  await write('away', '2026-10-03', prompt('p2', 'arc-2'), (document) => {
    addTag(document, 'secret');
    addTheme(document, theme('pace'));
    setStar(document, true);
    setPutAway(document, true);
  });
});

describe('the list', () => {
  it('is by arc, whatever language the arc was read in, with the pages of no arc last', () => {
    expect(listed({ kind: 'by-arc' })).toEqual(['d', 'a', 'c', 'b']);
  });

  it('is by day, tag, theme, star or prompt, and never shows what was put away', () => {
    expect(listed({ kind: 'day', day: '2026-10-01' })).toEqual(['c']);
    expect(listed({ kind: 'day', day: '2026-10-03' })).toEqual([]);
    expect(listed({ kind: 'tag', tag: 'MEETINGS' })).toEqual(['d', 'a']);
    expect(listed({ kind: 'tag', tag: 'secret' })).toEqual([]);
    expect(listed({ kind: 'theme', pack: PACK, theme: 'voice' })).toEqual(['c']);
    expect(listed({ kind: 'theme', pack: PACK, theme: 'pace' })).toEqual([]);
    expect(listed({ kind: 'starred' })).toEqual(['b']);
    expect(listed({ kind: 'prompt', packId: PACK, promptId: 'p1' })).toEqual(['d', 'a']);
    expect(listed({ kind: 'prompt', packId: PACK, promptId: 'p2' })).toEqual(['c']);
  });

  it('says what there is to choose by, and no number anywhere', () => {
    expect(journal.overview()).toEqual({
      days: ['2026-10-02', '2026-10-01', '2026-09-08', '2026-09-01'],
      tags: ['meetings', 'promises'],
      themes: [theme('repair'), theme('voice')],
      hasArcs: true,
      hasStars: true,
      repeated: [`${PACK}/p1`],
    });
  });
});

const ALLOWED = [`${PACK} p1`, `${PACK} p2`];

describe('marks of themes', () => {
  it('are given between two days as ids, never of a page put away or deleted, or of another pack', async () => {
    expect(journal.themeMarks(PACK, { from: '2026-09-01', to: '2026-10-01' }, ALLOWED)).toEqual([
      'repair',
      'voice',
    ]);
    expect(journal.themeMarks(PACK, { from: '2026-09-02', to: '2026-12-31' }, ALLOWED)).toEqual(['voice']);
    expect(journal.themeMarks('another', { from: '2026-01-01', to: '2026-12-31' }, ALLOWED)).toEqual([]);
    expect(journal.themeMarks(PACK, { from: '2026-09-01', to: '2026-12-31' }, [])).toEqual([]);
    await journal.setDeleted(pages.get('a')?.id ?? '', true);
    expect(journal.themeMarks(PACK, { from: '2026-09-01', to: '2026-10-01' }, ALLOWED)).toEqual(['voice']);
  });
});

describe('tags', () => {
  it('are offered again, after a restart too, until no page has them', async () => {
    expect(journal.tags()).toEqual(['Meetings', 'promises', 'secret']);
    journal = await open();
    expect(journal.tags()).toEqual(['Meetings', 'promises', 'secret']);
    await write('d', '', null, (document) => {
      removeTag(document, 'promises');
      removeTag(document, 'meetings');
    });
    expect(journal.tags()).toEqual(['Meetings', 'secret']);
  });

  it('of a page that the disk refused are not offered, and are with the next try', async () => {
    log.failNextAppend('disk-full', false);
    const page = pages.get('c');
    if (page === undefined) throw new Error('no page');
    addTag(page.document, 'late');
    expect(await journal.save(page.id, Y.encodeStateAsUpdateV2(page.document))).toMatchObject({ ok: false });
    expect(journal.tags()).not.toContain('late');
    await write('c', '', null);
    expect((await open()).tags()).toContain('late');
  });
});
