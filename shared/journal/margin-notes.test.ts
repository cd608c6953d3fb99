/** Notes in the margin are dated, leave the page as it is, and merge from two copies without losing a word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { beginEntry, partName, summarise } from './entry.ts';
import {
  addNote,
  editNote,
  LONGEST_NOTE,
  newestNote,
  putNote,
  readNotes,
  removeNote,
} from './margin-notes.ts';
import { readBody, readVersions } from './revisions.ts';

const MADE = '2026-11-03T17:52:08+01:00';
const LATER = '2026-11-16T20:00:00+01:00';
const LATEST = '2026-11-17T20:00:00+01:00';

function page(words = 'For them: to leave the room.'): Y.Doc {
  const document = new Y.Doc();
  beginEntry(document, MADE, null, 10);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  document.getXmlFragment(partName('main')).insert(0, [paragraph]);
  return document;
}

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

describe('a margin note', () => {
  it('is dated and leaves the page as it was, without a new version of it', () => {
    const document = page();
    const [body, versions] = [readBody(document), readVersions(document)];
    const id = addNote(document, '  It took four minutes.  ', LATER);
    expect(readNotes(document)).toEqual([{ id, at: LATER, edited: null, words: 'It took four minutes.' }]);
    expect(readBody(document)).toEqual(body);
    expect(readVersions(document)).toEqual(versions);
    expect(summarise('x', document)?.note).toEqual({ at: LATER, words: 'It took four minutes.' });
  });

  it('is changed with the day of the change, and keeps its own', () => {
    const document = page();
    const id = addNote(document, 'Four minutes.', LATER) ?? '';
    editNote(document, id, 'It took four minutes, no more.', LATEST);
    expect(readNotes(document)).toEqual([
      { id, at: LATER, edited: LATEST, words: 'It took four minutes, no more.' },
    ]);
    editNote(document, id, ' It took four minutes, no more. ', '2027-01-01T00:00:00+00:00');
    expect(readNotes(document)[0]?.edited).toBe(LATEST);
  });

  it('is gone when it is removed or emptied, and back as it was', () => {
    const document = page();
    const id = addNote(document, 'Four minutes.', LATER) ?? '';
    const [note] = readNotes(document);
    removeNote(document, id);
    expect(readNotes(document)).toEqual([]);
    if (note !== undefined) putNote(document, note);
    expect(readNotes(document)).toEqual([note]);
    editNote(document, id, '  ', LATEST);
    expect(readNotes(document)).toEqual([]);
    expect(newestNote(document)).toBeNull();
  });

  it('of nothing is none, and one that is too long is cut', () => {
    const document = page();
    expect(addNote(document, ' \n ', LATER)).toBeNull();
    addNote(document, 'x'.repeat(LONGEST_NOTE + 5), LATER);
    expect(readNotes(document)[0]?.words).toHaveLength(LONGEST_NOTE);
    expect(newestNote(document)?.words).toHaveLength(200);
  });

  it('that another wrote otherwise is left out, and never an error', () => {
    const document = page();
    const margin = document.getMap('margin');
    margin.set('a'.repeat(32), 'words');
    margin.set('b'.repeat(32), new Y.Map([['at', LATER]]));
    margin.set(
      'c'.repeat(32),
      new Y.Map<unknown>([
        ['at', 'yesterday'],
        ['words', new Y.Text('hm')],
      ]),
    );
    margin.set(
      'short',
      new Y.Map<unknown>([
        ['at', LATER],
        ['words', new Y.Text('hm')],
      ]),
    );
    expect(readNotes(document)).toEqual([]);
  });
});

describe('two copies of a page', () => {
  it('keep every note of both when they are merged, and what each changed', () => {
    const words = fc.string({ minLength: 1 }).filter((typed) => typed.trim() !== '');
    fc.assert(
      fc.property(fc.array(words), fc.array(words), words, words, (here, there, head, tail) => {
        const one = page();
        const shared = addNote(one, 'It took four minutes.', LATER) ?? '';
        const other = copyOf(one);
        for (const typed of here) addNote(one, typed, LATER);
        for (const typed of there) addNote(other, typed, LATEST);
        editNote(one, shared, `${head.trim()} It took four minutes.`, LATEST);
        editNote(other, shared, `It took four minutes. ${tail.trim()}`, LATEST);
        merge(one, other);
        expect(readNotes(one)).toEqual(readNotes(other));
        const kept = readNotes(one).map((note) => note.words);
        for (const typed of [...here, ...there]) expect(kept).toContain(typed.trim());
        const changed = readNotes(one).find(({ id }) => id === shared)?.words ?? '';
        expect(changed).toContain('It took four minutes.');
        expect(changed.length).toBe(
          'It took four minutes.'.length + head.trim().length + tail.trim().length + 2,
        );
      }),
    );
  });
});
