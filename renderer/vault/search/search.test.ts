import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import * as Y from 'yjs';
import { partName, setDeleted } from '../../../shared/journal/entry.ts';
import { addNote } from '../../../shared/journal/margin-notes.ts';
import { addTag, addTheme } from '../../../shared/journal/own-marks.ts';
import { foldWord, wordsIn } from './words.ts';
import {
  ALL,
  forgetPages,
  states,
  summaries,
  read,
  put,
  page,
  open,
  memoryRows,
  found,
  marked,
} from './testing/pages-to-search.ts';

beforeEach(forgetPages);

describe('a search', () => {
  it('finds words by their beginning, without accents, case or Arabic vowels, and marks them as written', async () => {
    const english = put(page('We said Monday noon and it was Monday noon.', '2026-11-17T17:00:00+01:00'));
    const spanish = put(page('Mañana hablaré con la señora Ibáñez.', '2026-11-16T17:00:00+01:00'));
    const arabic = put(page('قلتُ في المدرسةِ ما عندي، ثم سكتُّ.', '2026-11-15T17:00:00+01:00'));
    const search = open();
    const monday = await search.find('mon', ALL, 10);
    expect(found(monday)).toEqual([english]);
    expect(marked(monday)).toEqual(['Monday', 'Monday']);
    expect(found(await search.find('IBANEZ mana', ALL, 10))).toEqual([spanish]);
    expect(marked(await search.find('hablaré', ALL, 10))).toEqual(['hablaré']);
    expect(found(await search.find('قلت', ALL, 10))).toEqual([arabic]);
    expect(marked(await search.find('مدرسه', ALL, 10))).toEqual(['المدرسةِ']);
    expect(await search.find('  ', ALL, 10)).toEqual({
      hits: [],
      total: 0,
      arcs: [],
      tags: [],
      close: false,
    });
  });

  it('takes a phrase word by word, and every word that was asked for', async () => {
    const one = put(page('the quiet room was quiet'));
    put(page('a room, quiet'));
    const search = open();
    expect(found(await search.find('"quiet room"', ALL, 10))).toEqual([one]);
    expect((await search.find('room quiet', ALL, 10)).total).toBe(2);
    expect(found(await search.find('"quiet room" was', ALL, 10))).toEqual([one]);
    expect((await search.find('"quiet roo"', ALL, 10)).total).toBe(0);
    expect(marked(await search.find('"quiet room"', ALL, 10))).toEqual(['quiet room']);
  });

  it('comes close only when nothing holds the word itself', async () => {
    const id = put(page('The corridor was long.'));
    const search = open();
    const close = await search.find('coridor', ALL, 10);
    expect([found(close), close.close, marked(close)]).toEqual([[id], true, ['corridor']]);
    put(page('A coridor.'));
    for (const one of summaries.keys()) search.changed(one);
    expect((await search.find('coridor', ALL, 10)).total).toBe(1);
    expect(await search.find('xylophone', ALL, 10)).toEqual({
      hits: [],
      total: 0,
      arcs: [],
      tags: [],
      close: false,
    });
  });

  it('keeps to an arc and to days, newest first, and finds what was asked', async () => {
    const early = put(page('noon', '2026-10-01T09:00:00+02:00', 'Settling in'));
    const late = put(page('noon', '2026-11-01T23:30:00+01:00', 'Saying what is so'));
    const search = open();
    expect(found(await search.find('noon', ALL, 10))).toEqual([late, early]);
    expect(found(await search.find('noon', { ...ALL, arcTitle: 'Settling in' }, 10))).toEqual([early]);
    expect((await search.find('noon', { ...ALL, arcTitle: 'Settling in' }, 10)).arcs).toEqual([
      'Saying what is so',
      'Settling in',
    ]);
    expect(found(await search.find('noon', { ...ALL, from: '2026-11-01' }, 10))).toEqual([late]);
    expect(found(await search.find('noon', { ...ALL, to: '2026-10-31' }, 10))).toEqual([early]);
    const asked = await search.find('welcome', ALL, 1);
    expect([asked.total, asked.hits.length]).toEqual([2, 1]);
    expect(asked.hits[0]?.prompt?.marks).toEqual([{ start: 2, end: 9 }]);
    expect(asked.hits[0]?.piece).toEqual({ text: 'noon', marks: [] });
  });

  it('knows every change before it answers, and never finds a deleted page', async () => {
    const document = page('lantern');
    const id = put(document);
    const search = open();
    expect((await search.find('lantern', ALL, 10)).total).toBe(1);
    const fragment = document.getXmlFragment(partName('main'));
    fragment.delete(0, 1);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('harbour')]);
    fragment.insert(0, [paragraph]);
    put(document, id);
    search.changed(id);
    expect((await search.find('lantern', ALL, 10)).total).toBe(0);
    expect((await search.find('harbour', ALL, 10)).total).toBe(1);
    setDeleted(document, '2026-11-20T10:00:00+01:00');
    put(document, id);
    search.changed(id);
    expect((await search.find('harbour', ALL, 10)).total).toBe(0);
    setDeleted(document, null);
    put(document, id);
    search.changed(id);
    expect((await search.find('harbour', ALL, 10)).total).toBe(1);
  });

  it('shows about two lines around the first place, with whole words', async () => {
    put(page(`${'before '.repeat(200)}needle ${'after '.repeat(200)}`));
    const [hit] = (await open().find('needle', ALL, 10)).hits;
    expect(hit?.piece.text).toMatch(/^…before (before )+needle (after )+after…$/);
    expect(hit?.piece.text.length).toBeLessThan(200);
    expect(hit?.piece.marks.map(({ start, end }) => hit.piece.text.slice(start, end))).toEqual(['needle']);
  });
});

describe('the sealed index', () => {
  it('is taken up as it was; only what changed since is read', async () => {
    const rows = memoryRows();
    const first = open(rows);
    const ids = ['lantern one', 'lantern two', 'lantern three'].map((words) => put(page(words)));
    await first.settled();
    read.length = 0;
    put(page('lantern changed'), ids[1]);
    const added = put(page('lantern new'));
    const again = open(rows);
    expect((await again.find('lantern', ALL, 10)).total).toBe(4);
    expect((await again.find('changed', ALL, 10)).total).toBe(1);
    expect((await again.find('two', ALL, 10)).total).toBe(0);
    expect(read.toSorted()).toEqual([ids[1], added].toSorted());
  });

  it('holds no word of what was removed', async () => {
    const rows = memoryRows();
    const id = put(page('unwanted sentinel'));
    put(page('another'));
    const search = open(rows);
    await search.settled();
    const text = (): string => [...rows.kept.values()].map((row) => new TextDecoder().decode(row)).join('');
    expect(text()).toContain('sentinel');
    summaries.delete(id);
    states.delete(id);
    search.changed(id);
    await search.settled();
    expect(text()).not.toContain('sentinel');
    expect(text()).toContain('another');
  });

  it.each([
    ['noise', (row: Uint8Array) => row.map((byte) => byte ^ 0x55)],
    ['cut short', (row: Uint8Array) => row.slice(0, row.length / 2)],
    ['nothing', () => new Uint8Array()],
    ['another shape', () => new TextEncoder().encode('{"version":1}')],
  ])('is dropped and built anew when it is %s', async (_, spoil) => {
    const rows = memoryRows();
    put(page('lantern'));
    await open(rows).settled();
    for (const [id, row] of rows.kept) rows.kept.set(id, spoil(row));
    const search = open(rows);
    expect((await search.find('lantern', ALL, 10)).total).toBe(1);
    await search.settled();
    expect(rows.kept.size).toBe(1);
    read.length = 0;
    expect((await open(rows).find('lantern', ALL, 10)).total).toBe(1);
    expect(read).toEqual([]);
  });

  it('of an earlier cache is not believed', async () => {
    const rows = memoryRows('first');
    const id = put(page('lantern'));
    await open(rows).settled();
    states.set(id, { state: Y.encodeStateAsUpdateV2(page('harbour')), reflects: 1 });
    const later = memoryRows('second');
    for (const [row, bytes] of rows.kept) later.kept.set(row, bytes);
    expect((await open(later).find('harbour', ALL, 10)).total).toBe(1);
  });
});

describe('what is put beside a page', () => {
  function marked(): string {
    const document = page('We said Monday noon.');
    addTag(document, 'Staff meetings');
    addTheme(document, { pack: 'p', theme: 'repair', title: 'Mending what broke', language: 'en' });
    addNote(document, 'It took four minutes.\nI had put it off.', '2026-11-20T17:52:00+01:00');
    addNote(document, 'A second lantern.', '2026-11-21T17:52:00+01:00');
    return put(document);
  }

  it('is found: a note with its piece, a tag, a theme, and a word here with a word there', async () => {
    const id = marked();
    put(page('four lanterns'));
    const search = open();
    const note = await search.find('minutes', ALL, 10);
    expect(found(note)).toEqual([id]);
    expect(note.hits[0]?.note?.text).toBe('It took four minutes. I had put it off.');
    expect(note.hits[0]?.note?.marks).toEqual([{ start: 13, end: 20 }]);
    expect(note.hits[0]?.piece).toEqual({ text: 'We said Monday noon.', marks: [] });
    expect((await search.find('staff', ALL, 10)).hits[0]?.label?.text).toBe('Staff meetings');
    expect((await search.find('mending', ALL, 10)).hits[0]?.label?.text).toBe('Mending what broke');
    expect(found(await search.find('noon lantern meetings', ALL, 10))).toEqual([id]);
  });

  it('is apart from its neighbours: no phrase reaches from one into another', async () => {
    marked();
    const search = open();
    expect((await search.find('"put it off"', ALL, 10)).total).toBe(1);
    for (const phrase of ['"noon it"', '"off a second"', '"lantern staff"', '"meetings mending"'])
      expect((await search.find(phrase, ALL, 10)).total, phrase).toBe(0);
  });

  it('narrows a search down: the tags of what was found are offered, and one of them chosen', async () => {
    const [one, other] = [page('lantern one'), page('lantern other')];
    addTag(one, 'Meetings');
    addTag(other, 'promises');
    addTag(other, 'meetings');
    const ids = [put(one), put(other), put(page('lantern bare'))];
    const search = open();
    expect((await search.find('lantern', ALL, 10)).tags).toEqual(['meetings', 'promises']);
    const narrowed = await search.find('lantern', { ...ALL, tag: 'MEETINGS' }, 10);
    expect(found(narrowed).toSorted()).toEqual([ids[0], ids[1]].toSorted());
    expect(narrowed.total).toBe(2);
    expect(narrowed.tags).toEqual(['meetings', 'promises']);
  });

  it('comes back out of the sealed index as it went in', async () => {
    const rows = memoryRows();
    const id = marked();
    await open(rows).settled();
    read.length = 0;
    const again = open(rows);
    expect(found(await again.find('lantern', ALL, 10))).toEqual([id]);
    expect((await again.find('staff', ALL, 10)).hits[0]?.label?.text).toBe('Staff meetings');
    expect(read).toEqual([]);
  });
});

const ENGLISH = 'the quiet room was a small thing on Monday noon and nobody said don’t coöperate naïve Room';
const SPANISH = 'mañana hablaré señora Ibáñez será fácil corazón niño niña año pingüino también qué Qué';
const ARABIC = 'قلتُ ما عندي ثم سكتُّ المدرسة مدرسةٌ أحمد إلى على مستشفى مسؤول والطلاب جـميل الآن بالبيت للناس';
const WORDS = [ENGLISH, SPANISH, ARABIC].flatMap((text) => text.split(' '));

describe('a packed index', () => {
  it('finds phrases in any form of their words, and what comes close, as the pages themselves do', async () => {
    for (const words of [ARABIC, ENGLISH, SPANISH, 'المدرسة الآن']) put(page(words));
    const rows = memoryRows();
    const search = open(rows);
    const asked = [
      '"مدرسه"',
      '"مدرسه الان"',
      '"quiet room"',
      '"room quiet"',
      '"senora ibanez" sera',
      'corazom',
      'qui mon',
    ];
    const before = await Promise.all(asked.map((typed) => search.find(typed, ALL, 10)));
    expect(before.map(({ total }) => total)).toEqual([2, 1, 1, 0, 1, 1, 1]);
    await search.settled();
    const again = open(rows);
    for (const [at, typed] of asked.entries()) {
      expect(await search.find(typed, ALL, 10), typed).toEqual(before[at]);
      expect(await again.find(typed, ALL, 10), typed).toEqual(before[at]);
    }
  });
});

describe('recall', () => {
  it('is that of reading every word of every page', async () => {
    const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 });
    const journal = fc.array(text, { minLength: 1, maxLength: 12 });
    const typed = fc.tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 9 }));
    await fc.assert(
      fc.asyncProperty(journal, fc.array(typed, { minLength: 1, maxLength: 3 }), async (texts, asked) => {
        states.clear();
        summaries.clear();
        const ids = texts.map((words) => put(page(words.join(' '))));
        const query = asked.map(([word, length]) => word.slice(0, length)).join(' ');
        const wanted = wordsIn(query).map((word) => foldWord(word.folded));
        const expected = ids.filter((_, at) => {
          const have = wordsIn((texts[at] ?? []).join(' ')).map((word) => word.folded);
          return wanted.every((begin) => have.some((word) => word.startsWith(begin)));
        });
        const results = await open().find(query, ALL, 100);
        if (wanted.length > 0) expect(expected.filter((id) => !found(results).includes(id))).toEqual([]);
        if (expected.length > 0) expect(results.close).toBe(false);
      }),
      { numRuns: 200, seed: 20261119 },
    );
  });
});
