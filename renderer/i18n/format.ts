/**
 * Dates, times and numbers as people write them in the language of the app.
 *
 * A page keeps its own evening: a moment (ISO 8601 with its offset) is shown as the clock on the wall showed it where
 * it was written, wherever it is read.
 */
import { momentSchema } from '../../shared/base/moment.ts';
import { intlTag, type Language } from './choose-language.ts';

/** A moment as text, or a `Date` of this computer. */
export type When = string | Date;

/** The wall clock of a moment, as a date whose UTC fields are the local ones. */
function wallClock(when: When): Date {
  if (typeof when === 'string') return new Date(`${momentSchema.parse(when).slice(0, 19)}Z`);
  return new Date(
    Date.UTC(
      when.getFullYear(),
      when.getMonth(),
      when.getDate(),
      when.getHours(),
      when.getMinutes(),
      when.getSeconds(),
    ),
  );
}

const DAY = { day: 'numeric', month: 'long' } as const;

const OPTIONS = {
  day: DAY,
  fullDay: { weekday: 'long', ...DAY, year: 'numeric' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
  narrowWeekday: { weekday: 'narrow' },
  month: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(when: When, language: Language, name: keyof typeof OPTIONS): string {
  const key = `${language} ${name}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(intlTag(language), { ...OPTIONS[name], timeZone: 'UTC' });
    formats.set(key, found);
  }
  return found.format(wallClock(when));
}

/** *19 November*: the day without its year. */
export function formatDay(when: When, language: Language): string {
  return format(when, language, 'day');
}

/** *Thursday, 19 November 2026*: a day on its own, out of any list. */
export function formatFullDay(when: When, language: Language): string {
  return format(when, language, 'fullDay');
}

/** *Thursday*. */
export function formatWeekday(when: When, language: Language): string {
  return format(when, language, 'weekday');
}

/** *Thu*: for the margin of a list. */
export function formatShortWeekday(when: When, language: Language): string {
  return format(when, language, 'shortWeekday');
}

/** *T*: over the days of a calendar. */
export function formatNarrowWeekday(when: When, language: Language): string {
  return format(when, language, 'narrowWeekday');
}

/** *November 2026*: the head of a month. */
export function formatMonth(when: When, language: Language): string {
  return format(when, language, 'month');
}

/** *17:52*, on the clock of twenty-four hours. */
export function formatTime(when: When, language: Language): string {
  return format(when, language, 'time');
}

const numberFormats = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, language: Language, options?: Intl.NumberFormatOptions): string {
  const key = `${language} ${JSON.stringify(options ?? {})}`;
  let found = numberFormats.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(intlTag(language), options);
    numberFormats.set(key, found);
  }
  return found.format(value);
}

/** The same for two moments of one month, and for no others. */
export function monthOf(moment: string): string {
  return momentSchema.parse(moment).slice(0, 7);
}
