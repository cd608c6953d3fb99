import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_SIZE, pageSchema } from './cache-rows.ts';
import { readListPage } from './list-page.ts';

const moment = fc.constantFrom('2026-11-19T17:52:08+01:00', '2024-02-29T00:00:00-11:30');
const text = fc.string({ maxLength: 12 });
const textOrNull = fc.option(text);
const summary = fc.record(
  {
    id: text,
    made: moment,
    promptText: textOrNull,
    promptId: textOrNull,
    packId: textOrNull,
    arcTitle: textOrNull,
    firstLine: text,
    deleted: fc.option(moment),
    arcId: text,
    putAway: fc.constant(true),
    starred: fc.constant(true),
    tags: fc.array(text, { maxLength: 3 }),
    themes: fc.array(
      fc.record({
        pack: fc.string({ minLength: 1, maxLength: 9 }),
        theme: fc.constantFrom('trust', 'a-1'),
        title: fc.string({ minLength: 1, maxLength: 9 }),
        language: fc.constantFrom('en', 'ar'),
      }),
      { maxLength: 2 },
    ),
    note: fc.record({ at: moment, words: fc.string({ minLength: 1, maxLength: 12 }) }),
  },
  {
    requiredKeys: ['id', 'made', 'promptText', 'promptId', 'packId', 'arcTitle', 'firstLine', 'deleted'],
  },
);
const page = fc.array(fc.record({ summary, reflects: fc.integer() }), { maxLength: 4 });

/** As it comes out of a row: what JSON can say. */
const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function isRead(value: unknown): boolean {
  try {
    readListPage(value);
    return true;
  } catch {
    return false;
  }
}

const FIELDS = [
  'id',
  'made',
  'promptText',
  'promptId',
  'packId',
  'arcTitle',
  'firstLine',
  'deleted',
  'arcId',
  'putAway',
  'starred',
  'tags',
  'themes',
  'note',
  'summary',
  'reflects',
  'other',
  '__proto__',
];

/** Anything else at one place: a field taken away, another value, a field too many. */
const spoilt = fc
  .record({
    entries: fc.array(fc.record({ summary, reflects: fc.integer() }), { minLength: 1, maxLength: 3 }),
    field: fc.constantFrom(...FIELDS),
    inSummary: fc.boolean(),
    value: fc.oneof(
      fc.constant(undefined),
      fc.jsonValue({ maxDepth: 2 }),
      moment,
      fc.constantFrom('2026-11-19', '2026-11-19T17:52:08Z', 1.5, 2 ** 53, true, false, [], {}, ['a'], [1]),
    ),
  })
  .map(({ entries, field, inSummary, value }) => {
    const read = asRead(entries) as Record<string, unknown>[];
    const at = (inSummary ? read[0]?.['summary'] : read[0]) as Record<string, unknown>;
    if (value === undefined) delete at[field];
    else Object.defineProperty(at, field, { value, enumerable: true, configurable: true, writable: true });
    return read;
  });

describe('a page of the list', () => {
  it('is read as the schema reads it', () => {
    fc.assert(
      fc.property(page, (entries) => {
        const value = asRead(entries);
        expect(readListPage(value)).toEqual(pageSchema.parse(value));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused exactly where the schema refuses it', () => {
    let refused = 0;
    fc.assert(
      fc.property(spoilt, (value) => {
        const isRight = pageSchema.safeParse(value).success;
        if (!isRight) refused += 1;
        expect(isRead(value)).toBe(isRight);
      }),
      { numRuns: 20_000 },
    );
    expect(refused).toBeGreaterThan(5000);
  });

  it.each([
    ['no list', {}],
    ['nothing', null],
    ['a list of nothing', [null]],
    ['a list of lists', [[]]],
    ['words', 'words'],
    ['a summary that is a list', [{ summary: [], reflects: 1 }]],
  ])('is not %s', (_, value) => {
    expect(pageSchema.safeParse(value).success).toBe(false);
    expect(isRead(value)).toBe(false);
  });

  it('has at most 64 entries', () => {
    const [entry] = fc.sample(fc.record({ summary, reflects: fc.integer() }), 1);
    const of = (count: number) => asRead(Array.from({ length: count }, () => entry));
    expect(isRead(of(PAGE_SIZE))).toBe(true);
    expect(isRead(of(PAGE_SIZE + 1))).toBe(false);
    expect(pageSchema.safeParse(of(PAGE_SIZE + 1)).success).toBe(false);
  });
});
