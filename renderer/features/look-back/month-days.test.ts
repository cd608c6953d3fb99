import { describe, expect, it } from 'vitest';
import { addDays, addMonths, firstDayOfWeek, placeInWeek, weeksOf } from './month-days.ts';

describe('the days of a calendar', () => {
  it('go on over the ends of months and years, summer time or not', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  });

  it('find the same day of another month, or its last', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  it('lie in weeks that begin where people begin them', () => {
    const monday = weeksOf('2026-11', 1);
    expect(monday).toHaveLength(6);
    expect(monday[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(monday[5]?.[0]).toBe('2026-11-30');
    expect(weeksOf('2026-11', 0)[0]?.[0]).toBe('2026-11-01');
    expect(weeksOf('2027-02', 1)).toHaveLength(4);
    for (let month = 1; month <= 12; month += 1) {
      const days = weeksOf(`2028-${String(month).padStart(2, '0')}`, 6)
        .flat()
        .filter((day) => day !== null);
      expect(days).toHaveLength(new Date(Date.UTC(2028, month, 0)).getUTCDate());
    }
    expect(placeInWeek('2026-11-19', 1)).toBe(3);
  });

  it('begin their weeks as the language says', () => {
    expect([firstDayOfWeek('en-GB'), firstDayOfWeek('es'), firstDayOfWeek('en-US')]).toEqual([1, 1, 0]);
  });
});
