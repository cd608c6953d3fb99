/**
 * An adversary that we wrote ourselves. It knows everything the picture shows, how many brought something, its own card,
 * and the cards of up to k colluding colleagues; it believes the prior; it thinks without mistakes (Bayes, by going
 * through every vector of counts). What it can then believe of one *other* colleague is the number to watch.
 *
 * Colleagues are exchangeable under the prior, so the belief about one of the m others is the expected count among
 * them divided by m.
 */

/** Ways a prior mixes: chance of each state of one person, given a mood of the team that nobody knows. */
export interface Mixture {
  readonly weight: number;
  readonly states: readonly number[];
}

/** One attributed statement: states (by index) for which it is true of a person. */
export interface Claim {
  readonly name: string;
  readonly states: readonly number[];
}

export interface Worst {
  readonly belief: number;
  readonly prior: number;
  readonly shown: string;
  readonly known: readonly number[];
}

/** Calls `visit` with every vector of `length` counts that adds up to `total`. */
export function forEachCounts(
  total: number,
  length: number,
  visit: (counts: readonly number[]) => void,
): void {
  const counts = Array.from({ length }, () => 0);
  const place = (at: number, left: number): void => {
    if (at === length - 1) {
      counts[at] = left;
      visit(counts);
      return;
    }
    for (let count = 0; count <= left; count += 1) {
      counts[at] = count;
      place(at + 1, left - count);
    }
  };
  place(0, total);
}

const factorials: number[] = [1];
function logFactorial(n: number): number {
  for (let at = factorials.length; at <= n; at += 1)
    factorials[at] = (factorials[at - 1] ?? 0) + Math.log(at);
  return n < 2 ? 0 : (factorials[n] ?? 0) - 1;
}

/** Chance of these counts among as many people, mixed over the prior's moods. */
export function chanceOf(counts: readonly number[], prior: readonly Mixture[]): number {
  const people = counts.reduce((sum, count) => sum + count, 0);
  let chance = 0;
  for (const { weight, states } of prior) {
    let log = logFactorial(people);
    for (const [state, count] of counts.entries()) {
      if (count > 0) log += count * Math.log(states[state] ?? 0) - logFactorial(count);
    }
    chance += weight * Math.exp(log);
  }
  return chance;
}

/**
 * The worst belief in `claim` about one of the others, over everything that may be shown and every set of cards the
 * insiders may hold themselves. `show` says what is shown for the counts of all people; null means that nothing is.
 */
export function worstBelief(
  people: number,
  insiders: number,
  prior: readonly Mixture[],
  claim: Claim,
  show: (counts: readonly number[]) => string | null,
  include: (known: readonly number[], shown: string | null) => boolean = () => true,
): Worst {
  const states = prior[0]?.states.length ?? 0;
  const others = people - insiders;
  const before = priorOf(prior, claim);
  let worst: Worst = { belief: 0, prior: before, shown: '', known: [] };
  forEachCounts(insiders, states, (knownCounts) => {
    const known = [...knownCounts];
    const seen = new Map<string | null, { chance: number; expected: number }>();
    const ownChance = insiders === 0 ? null : knownWeights(known, prior);
    forEachCounts(others, states, (counts) => {
      const all = counts.map((count, state) => count + (known[state] ?? 0));
      const shown = show(all);
      if (!include(known, shown)) return;
      const chance = chanceOf(counts, ownChance ?? prior);
      if (chance === 0) return;
      const hits = claim.states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
      const so = seen.get(shown) ?? { chance: 0, expected: 0 };
      so.chance += chance;
      so.expected += chance * hits;
      seen.set(shown, so);
    });
    for (const [shown, { chance, expected }] of seen) {
      const belief = expected / chance / others;
      if (belief > worst.belief) worst = { belief, prior: before, shown: shown ?? 'not shown', known };
    }
  });
  return worst;
}

/** What the insiders' own cards already say about the mood of the team. */
function knownWeights(known: readonly number[], prior: readonly Mixture[]): readonly Mixture[] {
  const weights = prior.map((mood) => mood.weight * chanceOf(known, [{ weight: 1, states: mood.states }]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return prior;
  return prior.map(({ states }, index) => ({ states, weight: (weights[index] ?? 0) / total }));
}

export function priorOf(prior: readonly Mixture[], claim: Claim): number {
  return prior.reduce(
    (sum, { weight, states }) =>
      sum + weight * claim.states.reduce((one, state) => one + (states[state] ?? 0), 0),
    0,
  );
}
