import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from './lanes.ts';

const someFiles = fc
  .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 })
  .chain((names) =>
    fc
      .array(fc.nat(20_000), { minLength: names.length, maxLength: names.length })
      .map((sizes) => names.map((name, at) => ({ name, size: sizes[at] ?? 0 }))),
  );

describe('lanes of end-to-end tests', () => {
  it('hold every file once', () => {
    fc.assert(
      fc.property(someFiles, fc.integer({ min: 1, max: 4 }), (files, lanes) => {
        const shared = shareOut(files, lanes);
        expect(shared).toHaveLength(lanes);
        expect(shared.flat().toSorted()).toEqual(files.map(({ name }) => name).toSorted());
      }),
    );
  });

  it('differ by no more than the longest file', () => {
    fc.assert(
      fc.property(someFiles, fc.integer({ min: 1, max: 4 }), (files, lanes) => {
        const sizeOf = new Map(files.map(({ name, size }) => [name, size]));
        const sizes = shareOut(files, lanes).map((names) =>
          names.reduce((sum, name) => sum + (sizeOf.get(name) ?? 0), 0),
        );
        const longest = Math.max(0, ...sizeOf.values());
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
