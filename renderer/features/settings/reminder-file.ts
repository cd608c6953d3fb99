/**
 * A weekly reminder as a calendar file (RFC 5545): any calendar on any device can take it, and no program of ours has to run
 * for it. Times float: half past five is half past five wherever the calendar is. Nothing in the file names this app, says
 * that anything is written, or has a place where more could be said.
 */

/** 0 is Sunday, as in `Date`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface Reminder {
  readonly weekday: Weekday;
  /** On the clock of twenty-four hours: `17:30`. */
  readonly time: string;
  readonly title: string;
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
export const TITLE_LIMIT = 80;
/** A line has at most so many octets, its line break not counted. */
const LINE_LIMIT = 75;

/** The file's text. `now` decides its first day; `id` must be the reminder's own. */
export function reminderFile(reminder: Reminder, now: Date, id: string): string {
  const first = firstMoment(reminder, now);
  const title = escapeText(reminder.title);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Weekly reminder//EN',
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${floating(first)}`,
    'DURATION:PT10M',
    `RRULE:FREQ=WEEKLY;BYDAY=${DAYS[reminder.weekday]}`,
    `SUMMARY:${title}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${title}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** The next such weekday and time, today's included while it is still to come. */
function firstMoment({ weekday, time }: Reminder, now: Date): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hours, minutes);
  const days = (weekday - now.getDay() + 7) % 7;
  first.setDate(first.getDate() + (days === 0 && first.getTime() <= now.getTime() ? 7 : days));
  return first;
}

/** Control characters are nobody's words and could end a line early. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/[\\;,]/gu, (sign) => `\\${sign}`);
}

/** Breaks after at most 75 octets, never inside a character; every further line begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let length = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > LINE_LIMIT) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}

function floating(moment: Date): string {
  const day = `${moment.getFullYear()}${two(moment.getMonth() + 1)}${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}${two(moment.getMinutes())}00`;
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
}
