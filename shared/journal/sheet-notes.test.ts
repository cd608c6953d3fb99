import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { noteSheet, readSheetNotes, sheetOffer } from './sheet-notes.ts';

const START = '2026-11-01T18:00:00+01:00';
const none = { made: null, tried: null, askedToMake: null, askedToTry: null };
const onDay = (day: number) => new Date(Date.parse(START) + (day - 1) * 24 * 60 * 60 * 1000);

test('a sheet is asked for once, when the oldest page is a week old', () => {
  const known = { hasSheet: false, oldest: START, notes: none };
  expect(sheetOffer({ ...known, oldest: null }, onDay(30))).toBe(null);
  expect(sheetOffer(known, onDay(7))).toBe(null);
  expect(sheetOffer(known, onDay(8))).toBe('make');
  expect(sheetOffer(known, onDay(300))).toBe('make');
  expect(sheetOffer({ ...known, notes: { ...none, askedToMake: START } }, onDay(8))).toBe(null);
});

test('a sheet is tried once, a week after it was made', () => {
  const known = { hasSheet: true, oldest: START, notes: { ...none, made: START } };
  expect(sheetOffer(known, onDay(7))).toBe(null);
  expect(sheetOffer(known, onDay(8))).toBe('try');
  expect(sheetOffer({ ...known, notes: { ...known.notes, tried: START } }, onDay(8))).toBe(null);
  expect(sheetOffer({ ...known, notes: { ...known.notes, askedToTry: START } }, onDay(8))).toBe(null);
  expect(sheetOffer({ ...known, notes: none }, onDay(8))).toBe(null);
});

test('a new sheet has not been tried; what cannot be read was never noted', () => {
  const document = new Y.Doc();
  expect(readSheetNotes(document)).toEqual(none);
  for (const note of ['askedToMake', 'made', 'tried', 'askedToTry'] as const)
    noteSheet(document, note, START);
  noteSheet(document, 'made', '2026-12-01T18:00:00+01:00');
  expect(readSheetNotes(document)).toEqual({
    made: '2026-12-01T18:00:00+01:00',
    tried: null,
    askedToMake: START,
    askedToTry: null,
  });
  document.getMap('sheet').set('made', 'soon');
  expect(readSheetNotes(document).made).toBe(null);
});
