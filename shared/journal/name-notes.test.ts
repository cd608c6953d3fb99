/** What the name guard remembers comes back, can be taken back, and merges from two copies of a journal. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { changeNames, leaveName, leftNames, nameChangeSchema, readNameNotes } from './name-notes.ts';

describe('name notes', () => {
  it('begin on and empty', () => {
    expect(readNameNotes(new Y.Doc())).toEqual({ on: true, list: [], fine: [] });
  });

  it('keep and take back each kind of change', () => {
    const document = new Y.Doc();
    changeNames(document, { kind: 'add', name: 'Wren Okafor' });
    changeNames(document, { kind: 'add', name: 'Ana Ruiz' });
    changeNames(document, { kind: 'fine', key: 'ms frizzle', words: 'Ms Frizzle' });
    changeNames(document, { kind: 'guard', on: false });
    expect(readNameNotes(document)).toEqual({
      on: false,
      list: ['Ana Ruiz', 'Wren Okafor'],
      fine: [{ key: 'ms frizzle', words: 'Ms Frizzle' }],
    });
    changeNames(document, { kind: 'remove', name: 'Ana Ruiz' });
    changeNames(document, { kind: 'not-fine', key: 'ms frizzle' });
    changeNames(document, { kind: 'guard', on: true });
    expect(readNameNotes(document)).toEqual({ on: true, list: ['Wren Okafor'], fine: [] });
  });

  it('merge from two copies without losing a word of either', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    changeNames(one, { kind: 'add', name: 'Ana Ruiz' });
    changeNames(other, { kind: 'add', name: 'Wren Okafor' });
    Y.applyUpdateV2(one, Y.encodeStateAsUpdateV2(other));
    expect(readNameNotes(one).list).toEqual(['Ana Ruiz', 'Wren Okafor']);
  });

  it('leave out what this version cannot read', () => {
    const document = new Y.Doc();
    document.getMap('names').set('', true);
    document.getMap('names').set('n'.repeat(81), true);
    document.getMap('names-fine').set('key', 7);
    expect(readNameNotes(document)).toEqual({ on: true, list: [], fine: [] });
  });

  it('refuse an empty or an endless name, and trim a name', () => {
    expect(nameChangeSchema.safeParse({ kind: 'add', name: '   ' }).success).toBe(false);
    expect(nameChangeSchema.safeParse({ kind: 'add', name: 'n'.repeat(81) }).success).toBe(false);
    expect(nameChangeSchema.parse({ kind: 'add', name: ' Ana ' })).toEqual({ kind: 'add', name: 'Ana' });
  });

  it('what was left stays with its page', () => {
    const entry = new Y.Doc();
    leaveName(entry, 'ms porter');
    expect(leftNames(entry)).toEqual(['ms porter']);
    expect(leftNames(new Y.Doc())).toEqual([]);
  });
});
