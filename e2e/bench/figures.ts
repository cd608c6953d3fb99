/** The figures of the vault's design: what is measured, what it must hold, and whether it did. Pure. */
import { inSize, inTime, spreadOf } from './statistics.ts';
import type { Spread } from './statistics.ts';

/** One list of values for each thing that was measured, in milliseconds, bytes or a count. */
export interface Measurements {
  /** From starting the program to the cover. */
  readonly start?: readonly number[];
  /** From the passphrase to its refusal: the key derivation, and nothing else of any length. */
  readonly key?: readonly number[];
  /** From the passphrase to the open journal, to the first page of the list, and until the whole list is known. */
  readonly opened?: readonly number[];
  readonly listed?: readonly number[];
  readonly complete?: readonly number[];
  /** From the open journal to the first answer, on the screen. */
  readonly searchable?: readonly number[];
  readonly memory?: readonly number[];
  readonly lock?: readonly number[];
  readonly save?: readonly number[];
  readonly busySave?: readonly number[];
  /** The longest frame of each sitting. */
  readonly frame?: readonly number[];
  readonly paint?: readonly number[];
  readonly query?: readonly number[];
  readonly shown?: readonly number[];
  readonly missed?: readonly number[];
  readonly rebuildOpened?: readonly number[];
  readonly rebuildComplete?: readonly number[];
  readonly rebuildSearchable?: readonly number[];
  /** The two models. */
  readonly itemByItem?: readonly number[];
  readonly oneFile?: readonly number[];
  readonly logSize?: readonly number[];
  readonly cacheSize?: readonly number[];
}

/** Empty lists, to be filled. */
export function listsFor<Name extends keyof Measurements>(...names: Name[]): Record<Name, number[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
}

export type BySize = ReadonlyMap<number, Measurements>;

export interface Cell {
  readonly text: string;
  /** Null where nothing was promised for this size. */
  readonly held: boolean | null;
}

export interface Figure {
  readonly what: string;
  readonly toHold: string;
  readonly cells: ReadonlyMap<number, Cell>;
}

type Judge = (spread: Spread, size: number, all: Measurements) => boolean | null;

const at =
  (wanted: number, holds: (spread: Spread, all: Measurements) => boolean): Judge =>
  (spread, size, all) =>
    size === wanted ? holds(spread, all) : null;

const upTo =
  (most: number, holds: (spread: Spread, all: Measurements) => boolean): Judge =>
  (spread, size, all) =>
    size <= most ? holds(spread, all) : null;

const nothing: Judge = () => null;
const median = (values: readonly number[] | undefined): number | null =>
  spreadOf(values ?? [])?.median ?? null;

const typical = ({ median: middle, largest, runs }: Spread): string =>
  `${inTime(middle)} (longest ${inTime(largest)}, ${runs} runs)`;
const often = ({ median: middle, p95, runs }: Spread): string =>
  `${inTime(middle)}, p95 ${inTime(p95)} (${runs})`;

interface Row {
  readonly what: string;
  readonly toHold: string;
  readonly of: keyof Measurements;
  readonly write: (spread: Spread, all: Measurements) => string;
  readonly holds: Judge;
}

const LARGE = 100_000;
const USUAL = 10_000;

const rows: readonly Row[] = [
  { what: 'start of the program → cover', toHold: '', of: 'start', write: typical, holds: nothing },
  {
    what: 'a wrong passphrase → refused (the key derivation alone)',
    toHold: '',
    of: 'key',
    write: typical,
    holds: nothing,
  },
  { what: 'passphrase → journal open', toHold: '', of: 'opened', write: typical, holds: nothing },
  {
    what: 'passphrase → first page of the list',
    toHold: '100,000: key derivation + 500 ms',
    of: 'listed',
    write: typical,
    holds: at(LARGE, (spread, all) => spread.median <= (median(all.key) ?? 0) + 500),
  },
  {
    what: 'passphrase → full list, after a restart',
    toHold: '10,000: 1 s; 100,000: key derivation + 1.5 s',
    of: 'complete',
    write: typical,
    holds: (spread, size, all) =>
      size === LARGE
        ? spread.median <= (median(all.key) ?? 0) + 1500
        : size <= USUAL
          ? spread.median <= 1000
          : null,
  },
  {
    what: 'model of one item each: passphrase → full list',
    toHold: 'ours at most 0.5 of it (10,000)',
    of: 'itemByItem',
    write: (spread, all) => withShare(typical(spread), share(median(all.complete), spread.median)),
    holds: at(USUAL, (spread, all) => (share(median(all.complete), spread.median) ?? 1) <= 0.5),
  },
  {
    what: 'a save, acknowledged by the disk',
    toHold: 'p95 25 ms (10,000); median at 100,000 at most 3 × that at 1,000',
    of: 'save',
    write: often,
    holds: upTo(USUAL, ({ p95 }) => p95 <= 25),
  },
  {
    what: 'the same while cache and index are made anew',
    toHold: '',
    of: 'busySave',
    write: often,
    holds: nothing,
  },
  {
    what: 'model of one file: rewritten and acknowledged',
    toHold: 'a save at most 1/20 of it (10,000)',
    of: 'oneFile',
    write: (spread, all) => {
      const part = share(spread.median, median(all.save));
      return part === null ? typical(spread) : `${typical(spread)}; a save is 1/${part.toFixed(0)}`;
    },
    holds: at(USUAL, (spread, all) => (share(spread.median, median(all.save)) ?? 0) >= 20),
  },
  {
    what: 'longest frame of a sitting, typing while saving and indexing',
    toHold: 'none over 50 ms (10,000)',
    of: 'frame',
    write: typical,
    holds: upTo(USUAL, ({ largest }) => largest <= 50),
  },
  {
    what: 'a key → painted, of those over 16 ms',
    toHold: '',
    of: 'paint',
    write: often,
    holds: nothing,
  },
  {
    what: 'journal open → first answer of the search',
    toHold: '1.5 s (10,000)',
    of: 'searchable',
    write: typical,
    holds: upTo(USUAL, (spread) => spread.median <= 1500),
  },
  {
    what: 'a question, asked of the vault worker and answered',
    toHold: 'p95 16 ms (10,000)',
    of: 'query',
    write: often,
    holds: upTo(USUAL, ({ p95 }) => p95 <= 16),
  },
  {
    what: 'a letter typed → results on the screen (120 ms of it a wait)',
    toHold: '',
    of: 'shown',
    write: often,
    holds: nothing,
  },
  {
    what: 'questions with another count than a look at every word',
    toHold: '0',
    of: 'missed',
    write: ({ largest }) => String(largest),
    holds: (spread) => spread.largest === 0,
  },
  {
    what: 'lock → locked window, old processes gone',
    toHold: '3 s',
    of: 'lock',
    write: typical,
    holds: ({ median: middle }) => middle <= 3000,
  },
  {
    what: 'memory of all processes (PSS)',
    toHold: '450 MB (10,000)',
    of: 'memory',
    write: ({ median: middle, largest }) => `${inSize(middle)} (most ${inSize(largest)})`,
    holds: upTo(USUAL, (spread) => spread.median <= 450e6),
  },
  {
    what: 'log on the disk',
    toHold: '',
    of: 'logSize',
    write: ({ median: middle }) => inSize(middle),
    holds: nothing,
  },
  {
    what: 'cache and index on the disk',
    toHold: '',
    of: 'cacheSize',
    write: ({ median: middle }) => inSize(middle),
    holds: nothing,
  },
  {
    what: 'cache gone: passphrase → first page of the list',
    toHold: '',
    of: 'rebuildOpened',
    write: typical,
    holds: nothing,
  },
  {
    what: 'cache gone: passphrase → full list',
    toHold: '',
    of: 'rebuildComplete',
    write: typical,
    holds: nothing,
  },
  {
    what: 'cache gone: passphrase → first answer of the search',
    toHold: '',
    of: 'rebuildSearchable',
    write: typical,
    holds: nothing,
  },
];

/** `part` of `whole`; null when either was not measured. */
function share(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function withShare(text: string, part: number | null): string {
  return part === null ? text : `${text}; ours ${part.toFixed(2)} of it`;
}

/** Rows without a measurement are left out. */
export function figuresOf(measured: BySize): Figure[] {
  const growth = growthOf(measured);
  return rows.flatMap(({ what, toHold, of, write, holds }) => {
    const cells = new Map<number, Cell>();
    for (const [size, all] of measured) {
      const spread = spreadOf(all[of] ?? []);
      if (spread === null) continue;
      const held = holds(spread, size, all);
      const grows = of === 'save' && size === LARGE ? growth : null;
      cells.set(size, {
        text:
          grows === null ? write(spread, all) : `${write(spread, all)}; ${grows.toFixed(1)} × that at 1,000`,
        held: grows === null ? held : grows <= 3,
      });
    }
    return cells.size === 0 ? [] : [{ what, toHold, cells }];
  });
}

function growthOf(measured: BySize): number | null {
  return share(median(measured.get(LARGE)?.save), median(measured.get(1000)?.save));
}
