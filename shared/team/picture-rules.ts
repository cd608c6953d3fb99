/**
 * From exact counts to what may be said. Every number of the picture is here and nowhere else; ADVERSARY.md says what
 * each of them costs and keeps.
 */

/** People before anything is shown. */
export const LEAST_PEOPLE = 5;
/** People before a theme, or a family, is named. */
export const LEAST_NAMED = 3;
/** From this many people a named theme is *some* or *most*; below it there is one band. */
export const TWO_BANDS_FROM = 10;
/** From this many people a lean may be shown. With 8, five leaning leave too little doubt about the other seven. */
export const LEAN_FROM = 9;
/** From this many people weather may be shown. With 8 or 9, eight answers can tell for certain who answered at all. */
export const WEATHER_FROM = 10;
export const LEAST_LEANING = 5;
export const LEAST_ANSWERS = 8;
/** A family is shown only when fewer themes than this are named, and only if it has at least this many itself. */
export const FAMILY_THEMES = 3;

export type ThemeBand = 'named' | 'some' | 'most';
export type LeanBand = 'mostly-strength' | 'mostly-strain' | 'mixed';
export type WeatherPicture = 'mostly-low' | 'mixed' | 'mostly-high';

/** Null when the theme is not shown. `least` may raise the floor of three, never lower it. */
export function themeBand(people: number, chosen: number, least: number = LEAST_NAMED): ThemeBand | null {
  if (people < LEAST_PEOPLE || chosen < Math.max(LEAST_NAMED, least)) return null;
  if (people < TWO_BANDS_FROM) return 'named';
  return chosen * 2 > people ? 'most' : 'some';
}

/** For a theme that is shown. Those who chose it without leaning do not count here. */
export function leanBand(people: number, strength: number, strain: number, both: number): LeanBand | null {
  const leaning = strength + strain + both;
  if (people < LEAN_FROM || leaning < LEAST_LEANING) return null;
  if (strength * 2 > leaning) return 'mostly-strength';
  return strain * 2 > leaning ? 'mostly-strain' : 'mixed';
}

/** A majority in the middle is *mixed*. */
export function weatherBand(
  people: number,
  low: number,
  middle: number,
  high: number,
  least: number = LEAST_PEOPLE,
): WeatherPicture | null {
  const answers = low + middle + high;
  if (people < Math.max(WEATHER_FROM, least) || answers < LEAST_ANSWERS) return null;
  if (low * 2 > answers) return 'mostly-low';
  return high * 2 > answers ? 'mostly-high' : 'mixed';
}

/** `named` is how many themes of the whole picture are named, `namedHere` how many of this family. */
export function familyShown(
  people: number,
  chosen: number,
  family: { readonly themes: number; readonly namedHere: number },
  named: number,
  least: number = LEAST_NAMED,
): boolean {
  return (
    people >= LEAST_PEOPLE &&
    chosen >= Math.max(LEAST_NAMED, least) &&
    named < FAMILY_THEMES &&
    family.themes >= FAMILY_THEMES &&
    family.namedHere === 0
  );
}
