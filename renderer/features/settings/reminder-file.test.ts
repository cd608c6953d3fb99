/** The calendar file: what RFC 5545 asks of its lines, when it first rings, and what it must never say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reminderFile } from './reminder-file.ts';
import type { Reminder, Weekday } from './reminder-file.ts';

// A Thursday.
const now = new Date(2026, 10, 19, 17, 0);
const quiet: Reminder = { weekday: 4, time: '17:30', title: 'Ten quiet minutes' };
const unfold = (file: string): string => file.replaceAll('\r\n ', '');
const startOf = (reminder: Reminder, at = now): string =>
  /^DTSTART:(.*)\r$/mu.exec(reminderFile(reminder, at, 'id'))?.[1] ?? '';

describe('the calendar file', () => {
  it('is a weekly event with an alarm, at a time that floats', () => {
    expect(reminderFile(quiet, new Date(Date.UTC(2026, 10, 19, 9, 5, 7)), 'a1').split('\r\n')).toMatchObject(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'UID:a1',
        'DTSTAMP:20261119T090507Z',
        'RRULE:FREQ=WEEKLY;BYDAY=TH',
        'SUMMARY:Ten quiet minutes',
        'BEGIN:VALARM',
        'END:VCALENDAR',
        '',
      ]),
    );
    expect(reminderFile(quiet, now, 'a1')).not.toMatch(/TZID|DTSTART.*Z/u);
  });

  it('first rings on the next such day, today while its time is still to come', () => {
    expect(startOf(quiet)).toBe('20261119T173000');
    expect(startOf({ ...quiet, time: '17:00' })).toBe('20261126T170000');
    expect(startOf({ ...quiet, time: '07:05' })).toBe('20261126T070500');
    expect(startOf({ ...quiet, weekday: 5 })).toBe('20261120T173000');
    expect(startOf({ ...quiet, weekday: 3 })).toBe('20261125T173000');
    expect(startOf({ ...quiet, weekday: 0 }, new Date(2026, 11, 31, 9, 0))).toBe('20270103T173000');
  });

  it('says nothing of this app or of writing', () => {
    expect(reminderFile(quiet, now, 'a1')).not.toMatch(/wellspring|journal|writ|diary|reflect/iu);
  });

  it('folds a long title between characters, at 75 octets', () => {
    const title = 'عشر دقائق هادئة 🌱 '.repeat(12).trim();
    const file = reminderFile({ ...quiet, title }, now, 'a1');
    const lengths = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(Math.max(...lengths)).toBeGreaterThan(70);
    expect(unfold(file)).toContain(`SUMMARY:${title}\r\n`);
  });

  it('takes any title: whole lines, short enough, never a line of its own', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 0, max: 6 }),
        fc.date({ min: new Date(2000, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true }),
        (title, weekday, at) => {
          const file = reminderFile({ weekday: weekday as Weekday, time: '07:30', title }, at, 'id');
          const lines = file.split('\r\n');
          expect(lines.pop()).toBe('');
          for (const line of lines) {
            expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
            expect(line).not.toMatch(/[\r\n\0]/u);
          }
          const whole = unfold(file).split('\r\n');
          expect(whole).toHaveLength(20);
          const summary = whole.find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? '';
          expect(summary.replace(/\\([\\;,])/gu, '$1')).toBe(
            title
              .toWellFormed()
              .replace(/\p{Cc}+/gu, ' ')
              .trim(),
          );
          const start = /DTSTART:(\d{4})(\d\d)(\d\d)T0730/u.exec(file) ?? [];
          const first = new Date(Number(start[1]), Number(start[2]) - 1, Number(start[3]), 7, 30);
          expect(first.getDay()).toBe(weekday);
          expect(first.getTime()).toBeGreaterThan(at.getTime());
          expect(first.getTime() - at.getTime()).toBeLessThanOrEqual(8 * 24 * 3600 * 1000);
        },
      ),
    );
  });
});
