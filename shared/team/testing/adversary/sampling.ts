/**
 * The adversary by sampling, where going through everything takes too long: whole cards of three to five themes with
 * leans, whole pictures through the product's own code, teams of up to 30.
 */
import { CELL_COUNT, cellsOf, themeCell } from '../../cells.ts';
import type { Choice } from '../../choice.ts';
import { makePicture } from '../../picture.ts';
import { addShares } from '../../shares.ts';
import { EXAMPLE_BOOK } from '../example-book.ts';
import type { RandomSource } from '../random-source.ts';
import type { PriorName } from './priors.ts';

export interface Sampled {
  /** The worst average over what was shown of a theme: the share of the others who had chosen it. */
  readonly belief: number;
  readonly shown: string;
  readonly pictures: number;
}

/** What one insider, whose own card does not hold the theme, may believe of each other person. */
export function sampleBelief(people: number, prior: PriorName, teams: number, random: RandomSource): Sampled {
  const seen = new Map<string, { count: number; share: number }>();
  for (let team = 0; team < teams; team += 1) {
    const weights = popularity(prior, random);
    const cards = Array.from({ length: people }, () => cellsOf(EXAMPLE_BOOK, drawCard(weights, random)));
    const total = addShares(CELL_COUNT, cards);
    const picture = makePicture(EXAMPLE_BOOK, 5, total, new Uint16Array(CELL_COUNT), {
      trust: 'receipts',
      keepers: 'two-keepers',
    });
    if (!picture.ok) throw new Error('Honest cards made no picture.');
    const [own] = cards;
    for (const { id, band, lean } of picture.value.themes) {
      const cell = themeCell(EXAMPLE_BOOK.themes.findIndex((theme) => theme.id === id));
      if (own === undefined || own[cell] === 1) continue;
      const so = seen.get(`${band} ${lean ?? ''}`) ?? { count: 0, share: 0 };
      so.count += 1;
      so.share += (total[cell] ?? 0) / (people - 1);
      seen.set(`${band} ${lean ?? ''}`, so);
    }
  }
  let worst: Sampled = { belief: 0, shown: '', pictures: teams };
  for (const [shown, { count, share }] of seen) {
    if (count >= 30 && share / count > worst.belief) {
      worst = { belief: share / count, shown: shown.trim(), pictures: teams };
    }
  }
  return worst;
}

/** How much each of sixteen themes draws people, before any card is seen. */
function popularity(prior: PriorName, random: RandomSource): readonly number[] {
  return EXAMPLE_BOOK.themes.map((_, index) => {
    if (prior === 'even') return 1;
    if (prior === 'popular') return index < 4 ? 2 : 0.7;
    return 0.25 + 2 * random.next() ** 2;
  });
}

export function drawCard(weights: readonly number[], random: RandomSource): Choice {
  const left = EXAMPLE_BOOK.themes.map(({ id }, index) => ({ id, weight: weights[index] ?? 1 }));
  const themes: Choice['themes'] = [];
  const count = 3 + random.below(3);
  while (themes.length < count) {
    let at = random.next() * left.reduce((sum, { weight }) => sum + weight, 0);
    const chosen = left.findIndex(({ weight }) => (at -= weight) < 0);
    const [theme] = left.splice(Math.max(0, chosen), 1);
    if (theme === undefined) break;
    const lean = random.pick(['strength', 'strain', 'strength', 'strain', 'both', 'question'] as const);
    themes.push({ id: theme.id, lean });
  }
  return { themes, weather: [] };
}
