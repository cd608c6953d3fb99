import { describe, expect, it } from 'vitest';
import { chooseLanguage, directionOf } from './choose-language.ts';
import {
  formatDay,
  formatFullDay,
  formatMonth,
  formatNumber,
  formatShortWeekday,
  formatTime,
  formatWeekday,
  monthOf,
} from './format.ts';

const evening = '2026-11-19T17:52:08+01:00';

describe('dates and times', () => {
  it('are written as each language writes them', () => {
    expect(formatDay(evening, 'en')).toBe('19 November');
    expect(formatDay(evening, 'es')).toBe('19 de noviembre');
    expect(formatDay(evening, 'ar')).toBe('١٩ نوفمبر');
    expect(formatWeekday(evening, 'es')).toBe('jueves');
    expect(formatShortWeekday(evening, 'en')).toBe('Thu');
    expect(formatMonth(evening, 'en')).toBe('November 2026');
    expect(formatFullDay(evening, 'en')).toMatch(/^Thursday,? 19 November 2026$/);
    expect(formatTime(evening, 'en')).toBe('17:52');
    expect(formatTime(evening, 'ar')).toBe('١٧:٥٢');
  });

  it('keep the evening of the place, wherever they are read', () => {
    for (const offset of ['+13:00', '-11:00', '+05:45']) {
      expect(formatTime(`2026-01-01T00:10:00${offset}`, 'en')).toBe('00:10');
      expect(formatDay(`2026-01-01T00:10:00${offset}`, 'en')).toBe('1 January');
    }
    expect(monthOf('2026-01-01T00:10:00+13:00')).toBe('2026-01');
  });

  it('take a date of this computer by its own clock', () => {
    expect(formatTime(new Date(2026, 10, 19, 17, 52), 'en')).toBe('17:52');
    expect(formatDay(new Date(2026, 10, 19, 0, 1), 'en')).toBe('19 November');
  });

  it('refuse what is not a moment', () => {
    expect(() => formatDay('yesterday', 'en')).toThrow(/invalid/i);
  });

  it('write numbers in the figures of the language', () => {
    expect(formatNumber(25, 'ar')).toBe('٢٥');
    expect(formatNumber(25, 'es')).toBe('25');
  });
});

describe('the language', () => {
  it('is the chosen one, or the first of the system’s that the app speaks, or English', () => {
    expect(chooseLanguage('ar', ['en-GB'])).toBe('ar');
    expect(chooseLanguage('system', ['fr-FR', 'es-MX', 'en'])).toBe('es');
    expect(chooseLanguage('system', ['ar_EG'])).toBe('ar');
    expect(chooseLanguage('system', ['fr'])).toBe('en');
    expect(chooseLanguage('system', [])).toBe('en');
  });

  it('runs from the right in Arabic only', () => {
    expect(['en', 'es', 'ar'].map((one) => directionOf(one as 'en'))).toEqual(['ltr', 'ltr', 'rtl']);
  });
});
