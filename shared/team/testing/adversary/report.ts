/** The rows of the tables in ADVERSARY.md. The test beside it holds that its exact numbers are these. */
import { leanBand, themeBand, weatherBand } from '../../picture-rules.ts';
import { worstBelief, type Claim } from './exact.ts';
import { familyBelief } from './family.ts';
import { PRIOR_NAMES, themePrior, weatherPrior } from './priors.ts';
import { newcomerBelief } from './two-rounds.ts';

export const CHOSE: Claim = { name: 'chose it', states: [1, 2, 3, 4] };
export const CHOSE_NOT: Claim = { name: 'did not choose it', states: [0] };
export const STRENGTH: Claim = { name: 'strength', states: [2, 4] };
export const STRAIN: Claim = { name: 'strain', states: [3, 4] };
export const WEATHER_CLAIMS: readonly Claim[] = [
  { name: 'low', states: [1] },
  { name: 'middle', states: [2] },
  { name: 'high', states: [3] },
  { name: 'answered', states: [1, 2, 3] },
];

export function showTheme(counts: readonly number[]): string | null {
  const [none = 0, question = 0, strength = 0, strain = 0, both = 0] = counts;
  const chosen = question + strength + strain + both;
  const band = themeBand(none + chosen, chosen);
  if (band === null) return null;
  return `${band} ${leanBand(none + chosen, strength, strain, both) ?? ''}`.trim();
}

export function showWeather(counts: readonly number[]): string | null {
  const [none = 0, low = 0, middle = 0, high = 0] = counts;
  return weatherBand(none + low + middle + high, low, middle, high);
}

const percent = (belief: number): string => belief.toFixed(2).replace(/^0/, '');

/** One insider: the worst of the three priors, for each size of team. */
export function insiderRow(people: number): string {
  const theme = (claim: Claim) =>
    Math.max(
      ...PRIOR_NAMES.map((prior) => worstBelief(people, 1, themePrior(prior), claim, showTheme).belief),
    );
  const weather = WEATHER_CLAIMS.map((claim) =>
    Math.max(
      ...PRIOR_NAMES.map(
        (prior) =>
          worstBelief(people, 1, weatherPrior(prior), claim, showWeather, (_, shown) => shown !== null)
            .belief,
      ),
    ),
  );
  const [low = 0, middle = 0, high = 0, answered = 0] = weather;
  const said = Math.max(low, middle, high);
  return row([
    people,
    percent(theme(CHOSE)),
    percent(Math.max(theme(STRENGTH), theme(STRAIN))),
    said === 0 ? '–' : percent(said),
    answered === 0 ? '–' : percent(answered),
  ]);
}

/** The smallest coalition, pooling its own cards, for which some picture makes something certain. */
export function coalitionRow(people: number): string {
  const smallest = (claim: Claim) => {
    for (let insiders = 1; insiders < people; insiders += 1) {
      const { belief } = worstBelief(people, insiders, themePrior('even'), claim, showTheme);
      if (belief > 1 - 1e-9) return insiders;
    }
    return '–';
  };
  return row([people, smallest(CHOSE), smallest(CHOSE_NOT)]);
}

/** Families of four and of three themes, the worst of the three priors by what it adds. */
export function familyRow(people: number): string {
  const cells = [4, 3].flatMap((themes) => {
    const beliefs = PRIOR_NAMES.map((prior) => familyBelief(people, themes, prior));
    const most = beliefs.reduce((a, b) => (b.any - b.anyBefore > a.any - a.anyBefore ? b : a));
    const theme = Math.max(...beliefs.map((one) => one.theme));
    return [`${percent(most.anyBefore)} → ${percent(most.any)}`, percent(theme)];
  });
  return row([people, ...cells]);
}

export const STEADY = [0, 0.5, 0.8, 0.95, 1] as const;

/** Two rounds with a newcomer in between. */
export function newcomerRow(people: number): string {
  const worst = STEADY.map((steady) =>
    Math.max(...PRIOR_NAMES.map((prior) => newcomerBelief(people, steady, prior))),
  );
  return row([people, ...worst.map(percent)]);
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

export const SIZES = [5, 6, 7, 8, 9, 10, 11, 12] as const;
