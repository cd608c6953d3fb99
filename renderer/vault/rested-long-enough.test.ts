/** When the rest in *Recently deleted* is over. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { restedLongEnough } from './keep-log.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1, 10);

const at = (day: number): string => new Date(START + day * DAY).toISOString().replace('Z', '+00:00');
const page = (written: number, deleted: number | null): EntrySummary =>
  ({
    id: `${written} ${deleted}`,
    made: at(written),
    deleted: deleted === null ? null : at(deleted),
  }) as EntrySummary;
/** Somebody who writes every few days, up to and with the last. */
const written = (from: number, to: number, step: number): EntrySummary[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => page(from + index * step, null));
const rested = (pages: readonly EntrySummary[], day: number): string[] =>
  restedLongEnough(pages, new Date(START + day * DAY));

describe('thirty days', () => {
  const old = page(0, 10);
  const later = page(0, 30);

  it('are counted from the deletion', () => {
    const pages = [old, later, ...written(0, 60, 6)];
    expect(rested(pages, 39.9)).toEqual([]);
    expect(rested(pages, 40.1)).toEqual([old.id]);
    expect(rested(pages, 60.1)).toEqual([old.id, later.id]);
  });

  it('are not over because the clock jumped ahead or back', () => {
    const pages = [old, later, ...written(0, 36, 4)];
    expect(rested(pages, 36 + 365)).toEqual([]);
    expect(rested(pages, 36 - 365)).toEqual([]);
  });

  it('are not over because pages were written under a clock that was ahead', () => {
    const pages = [old, later, ...written(0, 36, 4), ...written(36 + 365, 36 + 366, 0.5)];
    // While the clock is ahead, after some days of it, and when it was set right again.
    expect(rested(pages, 36 + 366)).toEqual([]);
    expect(rested(pages, 37)).toEqual([]);
    expect(rested([old, ...written(0, 15, 5), page(500, null)], 500)).toEqual([]);
  });

  it('pass more slowly for somebody who writes seldom, and pass', () => {
    const pages = [old, ...written(0, 200, 20)];
    expect(rested(pages, 60)).toEqual([]);
    expect(rested(pages, 200)).toEqual([old.id]);
  });

  it('are never shorter than what truly passed, wherever one jump falls and however far it goes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 29 }), { minLength: 8, maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 8, max: 4000 }),
        (days, jumpAt, jump) => {
          const shown = (day: number): number => (day < jumpAt ? day : day + jump);
          const pages = days.map((day) => page(shown(day), null));
          expect(rested([page(0, 0), ...pages], shown(30))).toEqual([]);
        },
      ),
    );
  });
});
