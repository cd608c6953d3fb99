/** When the rest in *Recently deleted* is over. */
import { describe, expect, it } from 'vitest';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { restedLongEnough } from './keep-log.ts';

describe('thirty days', () => {
  const summary = (written: string, deleted: string | null): EntrySummary =>
    ({ id: `${written}${deleted}`, made: written, deleted }) as EntrySummary;
  const old = summary('2026-01-01T10:00:00+00:00', '2026-02-01T10:00:00+00:00');
  const later = summary('2026-01-01T10:00:00+00:00', '2026-02-20T10:00:00+00:00');
  const recent = summary('2026-03-05T10:00:00+00:00', null);

  it('are counted from the deletion', () => {
    const rested = (now: string) => restedLongEnough([old, later, recent], new Date(now));
    expect(rested('2026-03-03T09:59:00Z')).toEqual([]);
    expect(rested('2026-03-06T10:00:00Z')).toEqual([old.id]);
  });

  it('are not over because the clock jumped ahead or back', () => {
    expect(restedLongEnough([old, later, recent], new Date('2027-03-06T10:00:00Z'))).toEqual([]);
    expect(restedLongEnough([old, later, recent], new Date('2025-03-06T10:00:00Z'))).toEqual([]);
  });
});
