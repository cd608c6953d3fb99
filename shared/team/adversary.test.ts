/** To hold 3, second half: what our own adversary learns is what ADVERSARY.md says, and no more than the rules promise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { worstBelief } from './testing/adversary/exact.ts';
import { familyBelief } from './testing/adversary/family.ts';
import { PRIOR_NAMES, themePrior, weatherPrior } from './testing/adversary/priors.ts';
import {
  CHOSE,
  CHOSE_NOT,
  coalitionRow,
  familyRow,
  insiderRow,
  newcomerRow,
  showTheme,
  showWeather,
  SIZES,
  STRAIN,
  STRENGTH,
  WEATHER_CLAIMS,
} from './testing/adversary/report.ts';
import { sampleBelief } from './testing/adversary/sampling.ts';
import { randomSource, trials } from './testing/random-source.ts';

const published = readFileSync(join(import.meta.dirname, 'ADVERSARY.md'), 'utf8').replaceAll(/ +/g, ' ');
const full = trials(1) > 1;

describe('one insider', () => {
  it('believes at most .80 of anyone at five people, at most .75 above, and is never certain', () => {
    for (const people of SIZES) {
      const most = people === 5 ? 0.8 : 0.75;
      for (const prior of PRIOR_NAMES) {
        for (const claim of [CHOSE, STRENGTH, STRAIN]) {
          expect(worstBelief(people, 1, themePrior(prior), claim, showTheme).belief).toBeLessThanOrEqual(
            most,
          );
        }
        expect(worstBelief(people, 1, themePrior(prior), CHOSE_NOT, showTheme).belief).toBeLessThan(0.99);
        for (const claim of WEATHER_CLAIMS) {
          const { belief } = worstBelief(people, 1, weatherPrior(prior), claim, showWeather);
          expect(belief).toBeLessThan(claim.name === 'answered' ? 0.99 : 0.75);
        }
      }
    }
  });

  it('learns as much as the published table says', () => {
    for (const people of SIZES) expect(published).toContain(insiderRow(people));
  });

  it('is not fooled by its own code: with a floor of two it would be nearly certain', () => {
    const show = ([none = 0, ...rest]: readonly number[]) =>
      rest.reduce((sum, count) => sum + count, 0) >= 2 && none >= 0 ? 'named' : null;
    expect(worstBelief(3, 1, themePrior('even'), CHOSE, show).belief).toBe(1);
  });
});

describe('more than one', () => {
  it('reaches certainty at the published sizes of coalition', () => {
    for (const people of full ? SIZES : SIZES.slice(0, 5)) expect(published).toContain(coalitionRow(people));
  });

  it('learns of a newcomer between two rounds what the published table says', () => {
    for (const people of SIZES) expect(published).toContain(newcomerRow(people));
  });
});

describe('a family', () => {
  it('says of one of its themes little more than was believed before', () => {
    for (const people of [5, 6]) {
      for (const prior of ['even', 'popular'] as const) {
        const { any, anyBefore, theme } = familyBelief(people, 4, prior);
        expect(theme).toBeLessThan(0.5);
        expect(any - anyBefore).toBeLessThan(0.2);
      }
    }
  });

  it('says what the published table says', () => {
    for (const people of full ? SIZES : [5]) expect(published).toContain(familyRow(people));
  });
});

describe('by sampling', () => {
  it('is not worse for whole cards and teams of up to thirty', () => {
    for (const people of [9, 13, 20, 30]) {
      for (const prior of PRIOR_NAMES) {
        const { belief } = sampleBelief(people, prior, trials(150, 20_000), randomSource(people));
        expect(belief).toBeLessThan(0.78);
        expect(belief).toBeGreaterThan(0.2);
      }
    }
  });
});
