/**
 * The writer's own weeks: seven days each, counted from the day of their first page and from nothing else. Days are calendar
 * days as `2026-11-19`. A clock that was set back, or a start in the future, is only another week.
 */

const DAY = 86_400_000;

/** Days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The day that lies `days` after `day`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** The day of the first page that has a day; null before there is one. */
export function ownStart(answeredOn: Readonly<Record<string, string>>): string | null {
  return Object.values(answeredOn).toSorted()[0] ?? null;
}

/** The first day of the own week that `day` lies in. Without a start, weeks begin on the day itself. */
export function ownWeekOf(start: string | null, day: string): string {
  return start === null ? day : dayAfter(start, Math.floor(daysBetween(start, day) / 7) * 7);
}
