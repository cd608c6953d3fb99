/** What is put on a page by hand is normalised, limited, read with care, and merged from two copies without loss. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { beginEntry, summarise } from './entry.ts';
import {
  addTag,
  addTheme,
  cleanTag,
  MOST_TAGS,
  readMarks,
  removeTag,
  removeTheme,
  setStar,
  tagKey,
} from './own-marks.ts';
import type { ThemeAsSeen } from './own-marks.ts';

const theme: ThemeAsSeen = { pack: 'wellspring-year', theme: 'repair', title: 'Repair', language: 'en' };

function page(): Y.Doc {
  const document = new Y.Doc();
  beginEntry(document, '2026-11-19T17:52:08+01:00', null, 10);
  return document;
}

/** The same page on another computer. */
function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(document));
  return copy;
}

function merge(one: Y.Doc, other: Y.Doc): void {
  const [first, second] = [Y.encodeStateAsUpdateV2(one), Y.encodeStateAsUpdateV2(other)];
  Y.applyUpdateV2(one, second);
  Y.applyUpdateV2(other, first);
}

describe('tags', () => {
  it('are one whatever the case, the width or the room around them, and keep their first spelling', () => {
    const document = page();
    expect(addTag(document, '  #Staff   meetings ')).toBe(true);
    expect(addTag(document, 'STAFF MEETINGS')).toBe(true);
    expect(addTag(document, 'ｓｔａｆｆ meetings')).toBe(true);
    expect(readMarks(document).tags).toEqual(['Staff meetings']);
    removeTag(document, 'staff meetings');
    expect(readMarks(document).tags).toEqual([]);
  });

  it('are refused when nothing is left of them or they are too long, and never hold what is not seen', () => {
    for (const typed of ['', '   ', '#', '\u200b', '\u202e\u2066', 'x'.repeat(41), '\ud800'])
      expect(cleanTag(typed), JSON.stringify(typed)).toBeNull();
    expect(cleanTag('mee\u200btings\u202e')).toBe('meetings');
    expect(cleanTag('پیاده\u200cروی')).toBe('پیاده\u200cروی');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const tag = cleanTag(typed);
        if (tag === null) return;
        expect(cleanTag(tag)).toBe(tag);
        expect(tagKey(tag).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are only so many on one page', () => {
    const document = page();
    for (let index = 0; index < MOST_TAGS; index += 1) addTag(document, `tag ${index}`);
    expect(addTag(document, 'one more')).toBe(false);
    expect(readMarks(document).tags).toHaveLength(MOST_TAGS);
  });

  it('that another wrote otherwise are left out, and never an error', () => {
    const document = page();
    const tags = document.getMap('tags');
    tags.set('long', 'x'.repeat(5000));
    tags.set('number', 7);
    tags.set('elsewhere', 'not under its key');
    tags.set('\u202eevil', '\u202eevil');
    document.getMap('themes').set('wellspring-year/repair', { ...theme, title: 'x'.repeat(201) });
    document.getMap('themes').set('other/repair', theme);
    document.getMap('themes').set('wellspring-year/voice', 'voice');
    document.getMap('passages').set('not an id', { part: 'main', theme });
    document.getMap('about').set('star', 'yes');
    expect(readMarks(document)).toEqual({ starred: false, tags: [], themes: [] });
  });
});

describe('themes and stars', () => {
  it('come and go, and a theme keeps the title it was put with', () => {
    const document = page();
    addTheme(document, theme);
    addTheme(document, { ...theme, title: 'Mending' });
    setStar(document, true);
    expect(readMarks(document)).toEqual({ starred: true, tags: [], themes: [theme] });
    removeTheme(document, theme);
    setStar(document, false);
    expect(readMarks(document)).toEqual({ starred: false, tags: [], themes: [] });
  });

  it('stand in the summary, which says nothing of what is not there', () => {
    const document = page();
    expect(Object.keys(summarise('x', document) ?? {})).not.toContain('tags');
    addTag(document, 'meetings');
    addTheme(document, theme);
    setStar(document, true);
    expect(summarise('x', document)).toMatchObject({ tags: ['meetings'], themes: [theme], starred: true });
  });
});

const act = fc.oneof(
  fc.record({
    kind: fc.constant('tag' as const),
    tag: fc.constantFrom('one', 'Two', 'three', 'vier', 'خمسة'),
  }),
  fc.record({ kind: fc.constant('theme' as const), theme: fc.constantFrom('repair', 'voice', 'pace') }),
  fc.record({ kind: fc.constant('star' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

function doAct(document: Y.Doc, done: Act): void {
  if (done.kind === 'tag') addTag(document, done.tag);
  else if (done.kind === 'theme') addTheme(document, { ...theme, theme: done.theme });
  else setStar(document, true);
}

describe('two copies of a page', () => {
  it('that were marked apart hold every mark of both when they are merged, whichever way round', () => {
    fc.assert(
      fc.property(fc.array(act), fc.array(act), fc.array(act), (before, here, there) => {
        const one = page();
        for (const done of before) doAct(one, done);
        const other = copyOf(one);
        for (const done of here) doAct(one, done);
        for (const done of there) doAct(other, done);
        const both = page();
        for (const done of [...before, ...here, ...there]) doAct(both, done);
        merge(one, other);
        expect(readMarks(one)).toEqual(readMarks(other));
        expect(readMarks(one).tags).toEqual(readMarks(both).tags);
        expect(readMarks(one).starred).toBe(readMarks(both).starred);
        const ids = (document: Y.Doc): string[] =>
          readMarks(document)
            .themes.map((found) => found.theme)
            .toSorted();
        expect(ids(one)).toEqual(ids(both));
      }),
    );
  });
});
