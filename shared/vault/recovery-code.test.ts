import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRecoveryCode, parseRecoveryCode, recoveryCodeGroups } from './recovery-code.ts';
import { torture } from './testing/journal.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const aCode = fc.uint8Array({ minLength: 20, maxLength: 20 });

/** The groups named for a text that must not be read. */
function wrongIn(groups: readonly string[], between: string): readonly number[] {
  const read = parseRecoveryCode(groups.join(between));
  return read.ok ? [] : read.wrong;
}

test('a code reads back as it was written, however it is typed', () => {
  fc.assert(
    fc.property(
      aCode,
      fc.boolean(),
      fc.constantFrom(' ', '', '-', ' – ', '\n', '\t. '),
      (code, small, between) => {
        const text = recoveryCodeGroups(code).join(between);
        expect(parseRecoveryCode(small ? text.toLowerCase() : text)).toEqual({ ok: true, code });
      },
    ),
    { numRuns: 300 * torture },
  );
  expect(newRecoveryCode()).not.toEqual(newRecoveryCode());
});

test('every single wrong symbol is found, and its group alone is named', () => {
  fc.assert(
    fc.property(aCode, (code) => {
      const groups = recoveryCodeGroups(code);
      for (const [at, group] of groups.entries()) {
        for (let place = 0; place < 5; place += 1) {
          for (const symbol of ALPHABET) {
            if (symbol === group[place]) continue;
            const changed = group.slice(0, place) + symbol + group.slice(place + 1);
            expect(wrongIn(groups.with(at, changed), ' ')).toEqual([at + 1]);
          }
        }
      }
    }),
    { numRuns: 5 * torture },
  );
});

test('every two symbols of a group that changed places are found, and every two across a border', () => {
  fc.assert(
    fc.property(aCode, (code) => {
      const symbols = recoveryCodeGroups(code).join('').split('');
      for (let first = 0; first < 40; first += 1) {
        const inGroup = 5 * (Math.floor(first / 5) + 1);
        for (let second = first + 1; second <= Math.min(39, inGroup); second += 1) {
          const a = symbols[first] ?? '';
          const b = symbols[second] ?? '';
          if (a === b) continue;
          const groups = [Math.floor(first / 5) + 1, Math.floor(second / 5) + 1];
          expect(wrongIn(symbols.with(first, b).with(second, a), '')).toEqual([...new Set(groups)]);
        }
      }
    }),
    { numRuns: 30 * torture },
  );
});

test('every two groups that changed places are found and named', () => {
  fc.assert(
    fc.property(aCode, (code) => {
      const groups = recoveryCodeGroups(code);
      for (let first = 0; first < 8; first += 1) {
        for (let second = first + 1; second < 8; second += 1) {
          const swapped = groups.with(first, groups[second] ?? '').with(second, groups[first] ?? '');
          const named = wrongIn(swapped, ' ');
          expect(named).toEqual([first + 1, second + 1]);
        }
      }
    }),
    { numRuns: 50 * torture },
  );
});

test('a symbol left out or put in is found, and among what is named is the group it belongs to', () => {
  fc.assert(
    fc.property(aCode, fc.nat(39), fc.boolean(), (code, at, isLeftOut) => {
      const symbols = recoveryCodeGroups(code).join('').split('');
      const changed = isLeftOut ? symbols.toSpliced(at, 1) : symbols.toSpliced(at, 0, '7');
      const read = parseRecoveryCode(changed.join(''));
      expect(read.ok).toBe(false);
      expect(read.ok ? [] : read.wrong).not.toEqual([]);
    }),
    { numRuns: 200 * torture },
  );
});

test('no text makes reading throw, and hardly any is taken for a code', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 1200 }), fc.string({ maxLength: 60 })),
      (text) => {
        const read = parseRecoveryCode(text);
        if (!read.ok) {
          expect(read.wrong.length).toBeGreaterThan(0);
          expect(read.wrong.every((group) => group >= 1 && group <= 8)).toBe(true);
        } else {
          expect(read.code.length).toBe(20);
        }
      },
    ),
    { numRuns: 1000 * torture },
  );
});
