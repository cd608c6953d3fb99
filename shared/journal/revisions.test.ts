import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import * as Y from 'yjs';
import { beginEntry, partName, summarise } from './entry.ts';
import { beginSitting, readBody, readVersions, restoreVersion } from './revisions.ts';

const MADE = '2026-11-01T17:00:00+01:00';

function day(number: number): string {
  return `2026-11-${String(number + 2).padStart(2, '0')}T17:00:00+01:00`;
}

function page(words: string): Y.Doc {
  const document = new Y.Doc();
  beginEntry(document, MADE, null, 10);
  write(document, 'main', 0, words);
  return document;
}

function write(document: Y.Doc, part: string, at: number, words: string, marks: object = {}): void {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.insert(0, words, { ...marks });
  paragraph.insert(0, [text]);
  const fragment = document.getXmlFragment(partName(part));
  fragment.insert(Math.min(at, fragment.length), [paragraph]);
}

/** What the disk gives back: a fresh document, in which nothing that was deleted lives on. */
function reopened(document: Y.Doc): Y.Doc {
  const fresh = new Y.Doc();
  Y.applyUpdateV2(fresh, Y.encodeStateAsUpdateV2(document));
  return fresh;
}

/** Words, first line only, of each version. */
function lines(document: Y.Doc): string[] {
  return readVersions(document).map(({ body }) => JSON.stringify(body));
}

describe('versions', () => {
  it('are one for a page that was written once, however it was typed', () => {
    const document = page('one');
    write(document, 'main', 1, 'two');
    expect(readVersions(document).map(({ at }) => at)).toEqual([MADE]);
    expect(document.getArray('versions').length).toBe(0);
  });

  it('are noted with the first change of the next sitting, dated, after everything deleted is gone', () => {
    const document = reopened(page('one'));
    beginSitting(document, () => day(0));
    document.getXmlFragment('part:main').delete(0, 1);
    write(document, 'main', 0, 'other words', { bold: {} });
    const again = reopened(document);
    expect(readVersions(again)).toEqual([
      { at: MADE, body: { main: [{ type: 'paragraph', content: [{ text: 'one' }] }] } },
      {
        at: day(0),
        body: { main: [{ type: 'paragraph', content: [{ text: 'other words', marks: { bold: {} } }] }] },
      },
    ]);
  });

  it('leave no trace of a sitting that only read, or that only chose another length', () => {
    const document = reopened(page('one'));
    const end = beginSitting(document, () => day(0));
    document.getMap('about').set('minutes', 2);
    document.getXmlFragment('part:q1');
    write(document, 'q1', 0, '');
    expect(document.getArray('versions').length).toBe(0);
    end();
    write(document, 'main', 1, 'after its end');
    expect(document.getArray('versions').length).toBe(0);
  });

  it('stay when the writer undoes what they typed', () => {
    const document = reopened(page('one'));
    const undo = new Y.UndoManager(document.getXmlFragment('part:main'));
    beginSitting(document, () => day(0));
    write(document, 'main', 1, 'two');
    undo.undo();
    expect(lines(document)).toEqual([JSON.stringify(readBody(page('one')))]);
    undo.redo();
    expect(readVersions(document).length).toBe(2);
  });

  it('noted apart on two computers are all there, in order of time', () => {
    const start = Y.encodeStateAsUpdateV2(page('one'));
    const [left, right] = [day(1), day(0)].map((at, index) => {
      const document = new Y.Doc();
      Y.applyUpdateV2(document, start);
      beginSitting(document, () => at);
      write(document, 'main', index, `words ${index}`);
      beginSitting(document, () => day(index + 4));
      write(document, 'main', index, `later words ${index}`);
      return document;
    });
    if (left === undefined || right === undefined) throw new Error('two documents');
    const merged = new Y.Doc();
    Y.applyUpdateV2(merged, Y.mergeUpdatesV2([left, right].map((one) => Y.encodeStateAsUpdateV2(one))));
    const versions = readVersions(merged);
    for (const each of [left, right])
      for (const line of lines(each).slice(0, -1))
        expect(versions.map((v) => JSON.stringify(v.body))).toContain(line);
    expect(versions.map(({ at }) => at)).toEqual(versions.map(({ at }) => at).toSorted());
  });

  it('that are not versions are not shown', () => {
    const document = page('one');
    document
      .getArray('versions')
      .push([{ at: 'yesterday', body: {} }, 'words', { at: day(0), body: { main: 'x' } }]);
    expect(readVersions(document).length).toBe(1);
  });
});

type Edit = { part: string; at: number; words: string; marks: object } | { part: string; remove: number };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    part: fc.constantFrom('main', 'q1', 'q2'),
    at: fc.nat(6),
    words: fc.constantFrom('Monday noon', 'señora Ibáñez', 'قلتُ ما عندي', '👩‍🏫', 'a'),
    marks: fc.constantFrom({}, { bold: {} }, { bold: {}, italic: {} }),
  }),
  fc.record({ part: fc.constantFrom('main', 'q1', 'q2'), remove: fc.nat(6) }),
);

function apply(document: Y.Doc, change: Edit): void {
  if ('words' in change) {
    write(document, change.part, change.at, change.words, change.marks);
    return;
  }
  const fragment = document.getXmlFragment(partName(change.part));
  if (change.remove < fragment.length) fragment.delete(change.remove, 1);
}

describe('over many sittings', () => {
  const sittings = fc.array(fc.array(edit, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

  it('each version reads back exactly, from the disk and after compaction', () => {
    fc.assert(
      fc.property(sittings, (all) => {
        let document = page('the first words');
        const kept = [{ at: MADE, body: readBody(document) }];
        for (const [index, changes] of all.entries()) {
          document = reopened(document);
          const end = beginSitting(document, () => day(index));
          for (const change of changes) apply(document, change);
          end();
          const body = readBody(document);
          const last = kept.at(-1);
          if (JSON.stringify(last?.body) !== JSON.stringify(body)) {
            // Words that were all taken away leave nothing to note.
            if (Object.keys(last?.body ?? {}).length === 0) kept.pop();
            kept.push({ at: day(index), body });
          }
        }
        const found = readVersions(reopened(reopened(document)));
        for (const [index, version] of kept.entries()) {
          if (index === kept.length - 1) expect(found.at(-1)?.body).toEqual(version.body);
          else expect(found.map(({ body }) => body)).toContainEqual(version.body);
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('bringing back, and bringing back again, gives the same words; nothing is lost on the way', () => {
    fc.assert(
      fc.property(sittings, fc.nat(7), (all, pick) => {
        let document = page('the first words');
        for (const [index, changes] of all.entries()) {
          document = reopened(document);
          beginSitting(document, () => day(index));
          for (const change of changes) apply(document, change);
        }
        document = reopened(document);
        const versions = readVersions(document);
        const chosen = versions[pick % versions.length];
        const present = versions.at(-1);
        if (chosen === undefined || present === undefined) throw new Error('no version');
        restoreVersion(document, chosen, day(20));
        document = reopened(document);
        expect(readBody(document)).toEqual(chosen.body);
        const after = readVersions(document);
        for (const { body } of versions) expect(after.map((version) => version.body)).toContainEqual(body);
        restoreVersion(document, present, day(21));
        expect(readBody(reopened(document))).toEqual(present.body);
        expect(summarise('0', document)).not.toBeNull();
      }),
      { numRuns: 150, seed: 4 },
    );
  });
});
