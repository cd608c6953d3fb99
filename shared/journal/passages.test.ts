/** A mark on a passage stays with its words while others are typed around it, here and in another copy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { beginEntry, partName } from './entry.ts';
import { readMarks } from './own-marks.ts';
import type { ThemeAsSeen } from './own-marks.ts';
import { findWords, markPassage, movePassage, readPassages, removePassage } from './passages.ts';
import { beginSitting, readVersions, restoreVersion } from './revisions.ts';

const theme: ThemeAsSeen = { pack: 'wellspring-year', theme: 'repair', title: 'Repair', language: 'en' };
const MADE = '2026-11-03T17:52:08+01:00';
const LATER = '2026-11-16T20:00:00+01:00';

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

function page(...blocks: readonly string[]): Y.Doc {
  const document = new Y.Doc();
  beginEntry(document, MADE, null, 10);
  document.getXmlFragment(partName('main')).insert(0, blocks.map(paragraph));
  return document;
}

function textAt(document: Y.Doc, block: number): Y.XmlText {
  const element = document.getXmlFragment(partName('main')).get(block);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no text there');
  return text;
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(document));
  return copy;
}

const wordsOf = (document: Y.Doc): (string | null)[] =>
  readPassages(document).map(({ place }) => place?.words ?? null);

describe('a mark on a passage', () => {
  // The first paragraph's text begins at place 1.
  const said = 'We said Monday noon and it was so.';

  it('stands on its words, and says where they are', () => {
    const document = page(said, 'And then nothing.');
    const id = markPassage(document, 'main', { from: 9, to: 20 }, theme);
    expect(readPassages(document)).toEqual([
      { id, part: 'main', theme, place: { from: 9, to: 20, words: 'Monday noon' } },
    ]);
    expect(readMarks(document).themes).toEqual([theme]);
    removePassage(document, id ?? '');
    expect(readPassages(document)).toEqual([]);
  });

  it('reaches over blocks and line breaks, as a sheet counts them', () => {
    const document = page('one two', 'three');
    const first = document.getXmlFragment(partName('main')).get(0) as Y.XmlElement;
    first.insert(1, [new Y.XmlElement('hardBreak'), new Y.XmlText('half')]);
    // <p>one two⏎half</p><p>three</p>: "two" from 5, the break at 8, "half" from 9, "three" from 15.
    markPassage(document, 'main', { from: 5, to: 20 }, theme);
    expect(readPassages(document)[0]?.place).toEqual({ from: 5, to: 20, words: 'two half three' });
  });

  it('does not grow by what is typed beside it, and grows by what is typed inside it', () => {
    const document = page(said);
    markPassage(document, 'main', { from: 9, to: 20 }, theme);
    textAt(document, 0).insert(19, ' today');
    textAt(document, 0).insert(8, 'on ');
    textAt(document, 0).insert(17, ' just after');
    expect(wordsOf(document)).toEqual(['Monday just after noon']);
  });

  it('keeps what is left of it, and stands nowhere when nothing is', () => {
    const document = page(said, 'Second.');
    markPassage(document, 'main', { from: 9, to: 20 }, theme);
    markPassage(document, 'main', { from: 32, to: 43 }, theme);
    textAt(document, 0).delete(5, 6);
    expect(wordsOf(document)).toEqual(['day noon', 'so. Second']);
    document.getXmlFragment(partName('main')).delete(0, 1);
    expect(wordsOf(document)).toEqual(['Second', null]);
    document.getXmlFragment(partName('main')).delete(0, 1);
    expect(wordsOf(document)).toEqual([null, null]);
    expect(readMarks(document).themes).toEqual([theme]);
  });

  it('is not put where no words stand', () => {
    const document = page('   ', said);
    expect(markPassage(document, 'main', { from: 1, to: 3 }, theme)).toBeNull();
    expect(markPassage(document, 'main', { from: 7, to: 7 }, theme)).toBeNull();
    expect(markPassage(document, 'elsewhere', { from: 0, to: 9 }, theme)).toBeNull();
  });

  it('can be held by other characters, where its own were made anew', () => {
    const document = page(said);
    const id = markPassage(document, 'main', { from: 9, to: 20 }, theme) ?? '';
    const fragment = document.getXmlFragment(partName('main'));
    fragment.delete(0, 1);
    fragment.insert(0, [paragraph('Monday noon. Then Monday noon again.')]);
    expect(wordsOf(document)).toEqual([null]);
    const found = findWords(document, 'main', 'Monday noon', 20);
    expect(found).toEqual({ from: 19, to: 30 });
    // However it was broken when it was seen, and is broken now.
    expect(findWords(document, 'main', 'Mon day  noon', 0)).toEqual({ from: 1, to: 12 });
    expect(findWords(document, 'main', 'Tuesday', 0)).toBeNull();
    expect(findWords(document, 'main', ' ', 0)).toBeNull();
    if (found !== null) movePassage(document, id, found);
    expect(wordsOf(document)).toEqual(['Monday noon']);
  });

  it('goes on standing on its words when an earlier version is brought back', () => {
    const document = page(said);
    beginSitting(document, () => LATER);
    markPassage(document, 'main', { from: 9, to: 20 }, theme);
    textAt(document, 0).insert(0, 'Once more: ');
    const [first] = readVersions(document);
    if (first !== undefined) restoreVersion(document, first, '2026-11-17T20:00:00+01:00');
    expect(readPassages(document)[0]?.place).toEqual({ from: 9, to: 20, words: 'Monday noon' });
  });

  it('that another wrote otherwise is left out or stands nowhere, and is never an error', () => {
    const document = page(said);
    const passages = document.getMap('passages');
    const ends = [new Uint8Array([255, 255, 255]), new Uint8Array([0, 200, 1, 200, 1]), new Uint8Array(0)];
    for (const [index, end] of ends.entries())
      passages.set(String(index).repeat(32), { part: 'main', from: end, to: end, theme });
    passages.set('3'.repeat(32), { part: '../main', from: ends[1], to: ends[1], theme });
    passages.set('4'.repeat(32), { part: 'main', from: 'here', to: 'there', theme });
    expect(wordsOf(document)).toEqual([null, null]);
  });
});

describe('two copies of a page', () => {
  it('keep every passage of both on its words, whatever was typed elsewhere on the page', () => {
    const edit = fc.record({ block: fc.nat({ max: 3 }), at: fc.nat(), typed: fc.string({ minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(edit), fc.array(edit), (here, there) => {
        const one = page('ONE', 'first words', 'TWO', 'other words');
        const other = copyOf(one);
        markPassage(one, 'main', { from: 1, to: 4 }, theme);
        markPassage(other, 'main', { from: 19, to: 22 }, { ...theme, theme: 'voice' });
        const apply = (document: Y.Doc, edits: typeof here): void => {
          for (const { block, at, typed } of edits) {
            const text = textAt(document, block);
            // Everywhere but inside the two marked words.
            const place = block === 0 || block === 2 ? (at % 2) * text.length : at % (text.length + 1);
            text.insert(place, typed);
          }
        };
        apply(one, here);
        apply(other, there);
        const [first, second] = [Y.encodeStateAsUpdateV2(one), Y.encodeStateAsUpdateV2(other)];
        Y.applyUpdateV2(one, second);
        Y.applyUpdateV2(other, first);
        expect(readPassages(one)).toEqual(readPassages(other));
        expect(wordsOf(one)).toEqual(['ONE', 'TWO']);
      }),
    );
  });
});
