/**
 * Three things an adversary may believe beforehand about how often a colleague chooses a theme, and how they lean.
 * `even`: four of sixteen themes, each as likely. `popular`: everybody knows that this theme is on many minds.
 * `unsure`: nobody knows how popular it is in this team (a Beta belief with mean .30 and deviation .15, on a grid).
 */
import type { Mixture } from './exact.ts';

export type PriorName = 'even' | 'popular' | 'unsure';
export const PRIOR_NAMES: readonly PriorName[] = ['even', 'popular', 'unsure'];

/** Of those who choose a theme: no lean, strength, strain, both. */
const LEANING = [0.15, 0.35, 0.35, 0.15] as const;

/** States of a weather answer: none, low, middle, high. */
const WEATHER = { even: [0.1, 0.3, 0.3, 0.3], popular: [0.05, 0.2, 0.34, 0.41] } as const;

/** States of one person: not chosen, question, strength, strain, both. */
export function themePrior(name: PriorName): readonly Mixture[] {
  return moods(name).map(({ weight, chance }) => ({ weight, states: themeStates(chance) }));
}

export function themeStates(chance: number): readonly number[] {
  return [1 - chance, ...LEANING.map((lean) => lean * chance)];
}

export function weatherPrior(name: PriorName): readonly Mixture[] {
  if (name !== 'unsure') return [{ weight: 1, states: WEATHER[name] }];
  return moods('unsure').map(({ weight, chance }) => ({
    weight,
    states: [0.1, 0.45 * (1 - chance), 0.45 * (1 - chance), 0.9 * chance],
  }));
}

export function moods(name: PriorName): readonly { readonly weight: number; readonly chance: number }[] {
  if (name === 'even') return [{ weight: 1, chance: 0.25 }];
  if (name === 'popular') return [{ weight: 1, chance: 0.41 }];
  const [a, b] = [2.5, 5.83];
  const grid = Array.from({ length: 24 }, (_, index) => (index + 0.5) / 24);
  const weights = grid.map((chance) => chance ** (a - 1) * (1 - chance) ** (b - 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return grid.map((chance, index) => ({ chance, weight: (weights[index] ?? 0) / total }));
}
