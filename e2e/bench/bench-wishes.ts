/** What `npm run bench` was asked for. */

export const PARTS = ['opening', 'saving', 'searching', 'rebuilding', 'models'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchWishes {
  /** How many pages a journal has, each measured on its own. */
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly parts: readonly Part[];
}

const DEFAULT_SIZES: readonly number[] = [1000, 10_000];
const DEFAULT_RUNS = 10;
const LARGEST = 1_000_000;

/** `--sizes 1000,10000 --runs 10` and names of parts. A sentence when that cannot be understood. */
export function readBenchWishes(args: readonly string[]): BenchWishes | string {
  let sizes = DEFAULT_SIZES;
  let runs = DEFAULT_RUNS;
  const parts: Part[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--sizes' || arg === '--runs') {
      at += 1;
      const value = args[at];
      if (value === undefined) return `${arg} wants something after it.`;
      const numbers = value.split(',').map(Number);
      if (numbers.some((number) => !Number.isInteger(number) || number < 1 || number > LARGEST))
        return `${arg} wants whole numbers from 1 to ${LARGEST}, not ${value}.`;
      if (arg === '--sizes') sizes = numbers;
      else runs = numbers[0] ?? DEFAULT_RUNS;
      continue;
    }
    const part = PARTS.find((name) => name === arg);
    if (part === undefined) return `There is no part called ${arg}; there are ${PARTS.join(', ')}.`;
    parts.push(part);
  }
  return { sizes, runs, parts: parts.length === 0 ? PARTS : parts };
}
