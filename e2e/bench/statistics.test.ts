import { describe, expect, test } from 'vitest';
import { inSize, inTime, spreadOf } from './statistics.ts';

describe('what a list of measurements comes to', () => {
  test('an empty list has no spread', () => {
    expect(spreadOf([])).toBeNull();
  });

  test('the median of an odd and of an even number of runs', () => {
    expect(spreadOf([9, 1, 5])?.median).toBe(5);
    expect(spreadOf([9, 1, 5, 7])?.median).toBe(6);
  });

  test('95 of 100 are not above the p95, and of ten runs it is the largest', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(spreadOf(hundred)).toEqual({ runs: 100, median: 50.5, p95: 95, largest: 100 });
    expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 30])?.p95).toBe(30);
  });

  test('times and sizes are written with the figures that can be trusted', () => {
    expect([4.23, 99.96, 870.4, 1340].map(inTime)).toEqual(['4.2 ms', '100.0 ms', '870 ms', '1.34 s']);
    expect([2048, 3.4 * 1024 * 1024].map(inSize)).toEqual(['2 KiB', '3.4 MiB']);
  });
});
