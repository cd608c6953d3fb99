/**
 * The same adversary before a *family*: shown when at least three people chose something of it and none of its themes is
 * named. Exact, by going through what each person may have chosen of the family's themes, one person at a time.
 */
import { familyShown, LEAST_NAMED } from '../../picture-rules.ts';
import { moods, type PriorName } from './priors.ts';

export interface FamilyBelief {
  /** Belief that a given colleague chose anything of a family that is shown, and what it was before. */
  readonly any: number;
  readonly anyBefore: number;
  /** Belief that a given colleague chose one given theme of it. */
  readonly theme: number;
  readonly themeBefore: number;
}

interface Tally {
  readonly counts: readonly number[];
  readonly union: number;
  readonly chance: number;
}

/** Worst over every own card of the family's themes. `people` includes the one insider. */
export function familyBelief(people: number, themes: number, prior: PriorName): FamilyBelief {
  const subsets = 2 ** themes;
  const worst = { any: 0, theme: 0 };
  let anyBefore = 0;
  let themeBefore = 0;
  for (const { weight, chance } of moods(prior)) {
    anyBefore += weight * (1 - (1 - chance) ** themes);
    themeBefore += weight * chance;
  }
  for (let own = 0; own < subsets; own += 1) {
    let shown = 0;
    let any = 0;
    let theme = 0;
    for (const { weight, chance } of moods(prior)) {
      const mood = weight * subsetChance(own, themes, chance);
      const rest = tallies(people - 2, themes, chance, own);
      for (let target = 0; target < subsets; target += 1) {
        const one = mood * subsetChance(target, themes, chance);
        for (const tally of rest) {
          if (!isShown(people, themes, tally, target)) continue;
          shown += one * tally.chance;
          if (target !== 0) any += one * tally.chance;
          if ((target & 1) === 1) theme += one * tally.chance;
        }
      }
    }
    if (shown === 0) continue;
    worst.any = Math.max(worst.any, any / shown);
    worst.theme = Math.max(worst.theme, theme / shown);
  }
  return { ...worst, anyBefore, themeBefore };
}

function isShown(people: number, themes: number, tally: Tally, subset: number): boolean {
  const counts = tally.counts.map((count, at) => count + ((subset >> at) & 1));
  if (counts.some((count) => count >= LEAST_NAMED)) return false;
  return familyShown(people, tally.union + (subset === 0 ? 0 : 1), { themes, namedHere: 0 }, 0);
}

/** What `others` people and one known card may add up to; vectors with a named theme are dropped, being another case. */
function tallies(others: number, themes: number, chance: number, own: number): readonly Tally[] {
  const start = Array.from({ length: themes }, (_, at) => (own >> at) & 1);
  let now = new Map<string, Tally>([['', { counts: start, union: own === 0 ? 0 : 1, chance: 1 }]]);
  for (let person = 0; person < others; person += 1) {
    const next = new Map<string, Tally>();
    for (const tally of now.values()) {
      for (let subset = 0; subset < 2 ** themes; subset += 1) {
        const counts = tally.counts.map((count, at) => count + ((subset >> at) & 1));
        if (counts.some((count) => count >= LEAST_NAMED)) continue;
        const union = tally.union + (subset === 0 ? 0 : 1);
        const name = `${counts.join()} ${union}`;
        const more = tally.chance * subsetChance(subset, themes, chance);
        next.set(name, { counts, union, chance: (next.get(name)?.chance ?? 0) + more });
      }
    }
    now = next;
  }
  return [...now.values()];
}

function subsetChance(subset: number, themes: number, chance: number): number {
  let all = 1;
  for (let at = 0; at < themes; at += 1) all *= (subset >> at) & 1 ? chance : 1 - chance;
  return all;
}
