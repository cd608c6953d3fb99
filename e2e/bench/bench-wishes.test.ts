import { expect, test } from 'vitest';
import { PARTS, readBenchWishes } from './bench-wishes.ts';

test('without words: a thousand and ten thousand pages, ten runs, every part', () => {
  expect(readBenchWishes([])).toEqual({ sizes: [1000, 10_000], runs: 10, parts: PARTS });
});

test('sizes, runs and parts are taken in any order', () => {
  expect(readBenchWishes(['saving', '--runs', '3', '--sizes', '10,20', 'models'])).toEqual({
    sizes: [10, 20],
    runs: 3,
    parts: ['saving', 'models'],
  });
});

test.each([
  [['--sizes'], '--sizes wants something after it.'],
  [['--sizes', '10,many'], '--sizes wants whole numbers from 1 to 1000000, not 10,many.'],
  [['--runs', '0'], '--runs wants whole numbers from 1 to 1000000, not 0.'],
  [['locking'], `There is no part called locking; there are ${PARTS.join(', ')}.`],
])('%j is refused with a sentence', (args, sentence) => {
  expect(readBenchWishes(args)).toBe(sentence);
});
