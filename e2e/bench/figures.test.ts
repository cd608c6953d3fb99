import { describe, expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import type { Measurements } from './figures.ts';
import { countHeld, writeResults } from './result-page.ts';

const cellOf = (measured: [number, Measurements][], what: string, size: number) =>
  figuresOf(new Map(measured))
    .find((figure) => figure.what.startsWith(what))
    ?.cells.get(size);

describe('the figures', () => {
  test('what was not measured has no row, and a size without it no cell', () => {
    expect(figuresOf(new Map([[1000, {}]]))).toEqual([]);
    const figures = figuresOf(
      new Map([
        [1000, { lock: [900] }],
        [10_000, {}],
      ]),
    );
    expect(figures.map(({ cells }) => [...cells.keys()])).toEqual([[1000]]);
  });

  test('a limit is held at its edge and broken beyond it, by the number that it is about', () => {
    expect(cellOf([[10_000, { query: [1, 16] }]], 'a question', 10_000)?.held).toBe(true);
    expect(cellOf([[10_000, { query: [1, 16.1] }]], 'a question', 10_000)?.held).toBe(false);
    expect(cellOf([[100_000, { query: [900] }]], 'a question', 100_000)?.held).toBeNull();
    expect(cellOf([[10_000, { frame: [20, 20, 51] }]], 'longest frame', 10_000)?.held).toBe(false);
    expect(cellOf([[10_000, { complete: [1000] }]], 'passphrase → full', 10_000)?.held).toBe(true);
    expect(cellOf([[10_000, { missed: [1] }]], 'questions with', 10_000)?.held).toBe(false);
  });

  test('the models are compared with what was measured beside them', () => {
    const beside: Measurements = { complete: [400], itemByItem: [1000], save: [4], oneFile: [200] };
    const items = cellOf([[10_000, beside]], 'model of one item', 10_000);
    expect(items).toEqual({ text: '1.00 s (longest 1.00 s, 1 runs); ours 0.40 of it', held: true });
    expect(cellOf([[10_000, { ...beside, complete: [501] }]], 'model of one item', 10_000)?.held).toBe(false);
    const file = cellOf([[10_000, beside]], 'model of one file', 10_000);
    expect(file?.text).toContain('a save is 1/50');
    expect(file?.held).toBe(true);
    expect(cellOf([[10_000, { ...beside, save: [11] }]], 'model of one file', 10_000)?.held).toBe(false);
  });

  test('a save of a hundred thousand pages is measured by one of a thousand', () => {
    const grown = (ms: number) =>
      cellOf(
        [
          [1000, { save: [4] }],
          [100_000, { save: [ms] }],
        ],
        'a save, acknowledged',
        100_000,
      );
    expect(grown(12)?.held).toBe(true);
    expect(grown(12)?.text).toContain('3.0 × that at 1,000');
    expect(grown(13)?.held).toBe(false);
  });

  test('a hundred thousand pages are judged by the key derivation of the same run', () => {
    const cells = (listed: number) =>
      cellOf([[100_000, { key: [300], listed: [listed] }]], 'passphrase → first', 100_000);
    expect(cells(800)?.held).toBe(true);
    expect(cells(801)?.held).toBe(false);
  });
});

test('the page says day, machine and load, and what fell short is bold', () => {
  const figures = figuresOf(
    new Map([
      [1000, { lock: [900], save: [3] }],
      [10_000, { lock: [3500] }],
    ]),
  );
  const page = writeResults(
    { day: '2026-11-19', machine: '2 cores', load: [0.5, 1], sizes: [1000, 10_000], notes: ['One thing.'] },
    figures,
  );
  expect(page).toContain('# Measured on 2026-11-19');
  expect(page).toContain('2 cores. Load average 0.50 at the beginning and 1.00 at the end.');
  expect(page).toContain('|  | to hold | 1,000 pages | 10,000 pages |');
  expect(page).toContain(
    '| lock → locked window, old processes gone | 3 s | 900 ms (longest 900 ms, 1 runs) | **3.50 s (longest 3.50 s, 1 runs)** |',
  );
  expect(page).toMatch(/a save, acknowledged by the disk \|[^|]*\| 3\.0 ms, p95 3\.0 ms \(1\) \| – \|/);
  expect(page).toContain('- One thing.');
  expect(countHeld(figures)).toEqual({ held: 2, promised: 3 });
});
