/**
 * The adversary across two rounds: the same colleagues, a newcomer in the second (or someone who left after the first).
 * It knows how steady people are: with chance `steady` a colleague answers as last time, else anew. What can it believe
 * about the one person who is in one round only?
 */
import { themeBand } from '../../picture-rules.ts';
import { chanceOf, forEachCounts } from './exact.ts';
import { moods, type PriorName } from './priors.ts';

/** Worst over own cards and over what both pictures say of one theme. `people` is the larger team, insider included. */
export function newcomerBelief(people: number, steady: number, prior: PriorName): number {
  const others = people - 2;
  let worst = 0;
  for (const [ownBefore, ownAfter] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const) {
    const seen = new Map<string, { chance: number; chose: number }>();
    for (const { weight, chance } of moods(prior)) {
      const again = steady + (1 - steady) * chance;
      const anew = (1 - steady) * chance;
      const pairs = [
        (1 - chance) * (1 - anew),
        (1 - chance) * anew,
        chance * (1 - again),
        chance * again,
      ] as const;
      const own = pairs[ownBefore * 2 + ownAfter] ?? 0;
      forEachCounts(others, 4, ([, late = 0, early = 0, both = 0]) => {
        const here = chanceOf(
          [others - late - early - both, late, early, both],
          [{ weight: 1, states: pairs }],
        );
        for (const newcomer of [0, 1] as const) {
          const before = themeBand(people - 1, early + both + ownBefore);
          const after = themeBand(people, late + both + ownAfter + newcomer);
          const name = `${before} ${after}`;
          const all = weight * own * here * (newcomer === 1 ? chance : 1 - chance);
          const so = seen.get(name) ?? { chance: 0, chose: 0 };
          so.chance += all;
          so.chose += newcomer * all;
          seen.set(name, so);
        }
      });
    }
    for (const { chance, chose } of seen.values()) {
      if (chance > 1e-12) worst = Math.max(worst, chose / chance);
    }
  }
  return worst;
}
