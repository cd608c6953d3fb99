import { expect, it } from 'vitest';
import { mayOfferThemes } from './may-offer-themes.ts';
import { defaultPackText, packFrom } from './testing/example-packs.ts';

const year = packFrom(defaultPackText());
const offers = (promptId: string, packs = [year]) => mayOfferThemes(packs, { packId: year.id, promptId });

it('pages for oneself alone never offer themes to a team, and all others may', () => {
  const kept = year.prompts.filter(({ id }) => !offers(id)).map(({ id }) => id);
  expect(kept).toEqual(['any-rough', 'any-close', 'any-letter', 'any-clearness', 'any-clearness-after']);
  expect(mayOfferThemes([year], null)).toBe(true);
});

it('pages of a clearness committee never do, whatever the pack says', () => {
  const open = { ...year, prompts: year.prompts.map((one) => ({ ...one, share: 'themes-only' as const })) };
  expect(offers('any-clearness', [open])).toBe(false);
  expect(offers('any-clearness-after', [open])).toBe(false);
  expect(offers('any-close', [open])).toBe(true);
  expect(offers('any-rough', [open])).toBe(false);
  expect(mayOfferThemes(null, { packId: 'gone', promptId: 'clearness' })).toBe(false);
  expect(mayOfferThemes(null, { packId: 'gone', promptId: 'y01' })).toBe(true);
});

it('pages of a pack or a prompt that is gone offer nothing', () => {
  expect(offers('any-letter', [])).toBe(false);
  expect(offers('gone')).toBe(false);
});
