/** Days and months as `2026-11-19` and `2026-11`, and how they lie in a calendar's weeks. */

/** A day so many days on, or back. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of another month; the last one where that month is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  const there = new Date(Date.UTC(year, month - 1 + count, Math.min(date, last)));
  return there.toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** How many days of its week come before a day, where weeks begin on `firstDay`. */
export function placeInWeek(day: string, firstDay: number): number {
  return (weekdayOf(day) - firstDay + 7) % 7;
}

/** The weeks of a month; null where a week reaches into another one. `firstDay`: 0 for Sunday to 6 for Saturday. */
export function weeksOf(month: string, firstDay: number): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`;
  const weeks: (string | null)[][] = [];
  for (let start = addDays(first, -placeInWeek(first, firstDay)); start.slice(0, 7) <= month;) {
    const week = Array.from({ length: 7 }, (_, index) => addDays(start, index));
    weeks.push(week.map((day) => (day.startsWith(month) ? day : null)));
    start = addDays(start, 7);
  }
  return weeks;
}

interface WithWeeks {
  getWeekInfo?: () => { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
}

/** The day weeks begin on where this language is spoken (a tag for `Intl`); Monday where that is not known. */
export function firstDayOfWeek(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & WithWeeks;
  return (locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 }).firstDay % 7;
}
