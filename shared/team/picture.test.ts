/** To hold 3, first half: what is shown is true of three people or more, and what is hidden cannot be derived. */
import { describe, expect, it } from 'vitest';
import { CELL_COUNT, cellsOf, familyCell, PRESENT, questionCell, themeCell } from './cells.ts';
import type { Choice } from './choice.ts';
import { makePaperPicture } from './paper.ts';
import { makePicture, type Picture } from './picture.ts';
import { familyShown, leanBand, themeBand, weatherBand } from './picture-rules.ts';
import type { RoundBook } from './round-book.ts';
import { addShares, splitCells } from './shares.ts';
import { forEachCounts } from './testing/adversary/exact.ts';
import { EXAMPLE_BOOK } from './testing/example-book.ts';
import { randomChoice, valueOf } from './testing/played-round.ts';
import { randomSource, trials } from './testing/random-source.ts';

const MANNER = { trust: 'receipts', keepers: 'two-keepers' } as const;
const chose = (id: string, lean: Choice['themes'][number]['lean'] = 'question'): Choice => ({
  themes: [{ id, lean }],
  weather: [],
});
const times = (count: number, choice: Choice): Choice[] => Array.from({ length: count }, () => choice);
const paper = (cards: readonly Choice[], book: RoundBook = EXAMPLE_BOOK, floor = 5): Picture =>
  valueOf(makePaperPicture(book, floor, cards));

describe('the floors', () => {
  it('show nothing below five people, and do not count Nothing', () => {
    const nothing: Choice = { themes: [], weather: [] };
    expect(paper([...times(4, chose('deed')), ...times(20, nothing)]).kind).toBe('nothing');
    expect(paper(times(5, chose('deed'))).kind).toBe('themes');
  });

  it('never show a theme that is true of two people', () => {
    for (let people = 5; people <= 200; people += 1) {
      for (const chosen of [0, 1, 2]) {
        expect(themeBand(people, chosen)).toBeNull();
        expect(familyShown(people, chosen, { themes: 4, namedHere: 0 }, 0)).toBe(false);
      }
    }
    const picture = paper([
      ...times(2, chose('deed')),
      ...times(3, chose('load')),
      ...times(9, chose('fair')),
    ]);
    expect(picture.themes.map(({ id }) => id)).toEqual(['fair', 'load']);
  });

  it('may be raised by a pack or a gatherer, never lowered', () => {
    const higher = { ...EXAMPLE_BOOK, floors: { people: 7, perTheme: 4, weather: 12 } };
    const lower = { ...EXAMPLE_BOOK, floors: { people: 1, perTheme: 1, weather: 1 } };
    expect(paper(times(6, chose('deed')), higher).kind).toBe('nothing');
    expect(paper(times(6, chose('deed')), EXAMPLE_BOOK, 7).kind).toBe('nothing');
    expect(paper([...times(3, chose('deed')), ...times(5, chose('load'))], higher).themes).toHaveLength(1);
    expect(paper(times(4, chose('deed')), lower, 1).kind).toBe('nothing');
    expect(paper([...times(2, chose('deed')), ...times(5, chose('load'))], lower).themes).toHaveLength(1);
  });

  it('give one band below ten people and two from ten', () => {
    expect([3, 9].map((chosen) => themeBand(9, chosen))).toEqual(['named', 'named']);
    expect([3, 5, 6, 10].map((chosen) => themeBand(10, chosen))).toEqual(['some', 'some', 'most', 'most']);
    expect([5, 6].map((chosen) => themeBand(11, chosen))).toEqual(['some', 'most']);
  });

  it('show a lean from nine people with five leaning, and weather from ten with eight answers', () => {
    expect(leanBand(8, 8, 0, 0)).toBeNull();
    expect(leanBand(9, 4, 0, 0)).toBeNull();
    expect(leanBand(9, 3, 2, 0)).toBe('mostly-strength');
    expect(leanBand(9, 1, 4, 1)).toBe('mostly-strain');
    expect(leanBand(9, 3, 3, 0)).toBe('mixed');
    expect(leanBand(9, 0, 0, 5)).toBe('mixed');
    expect(weatherBand(9, 9, 0, 0)).toBeNull();
    expect(weatherBand(10, 7, 0, 0)).toBeNull();
    expect(weatherBand(10, 5, 3, 0)).toBe('mostly-low');
    expect(weatherBand(10, 4, 0, 4)).toBe('mixed');
    expect(weatherBand(10, 0, 8, 0)).toBe('mixed');
    expect(weatherBand(10, 0, 3, 5)).toBe('mostly-high');
  });
});

describe('every count vector of a family, n to 12', () => {
  it('shows nothing that is true of fewer than three people', () => {
    let fewest = Number.POSITIVE_INFINITY;
    for (let people = 5; people <= 12; people += 1) {
      forEachCounts(people, 5, ([none = 0, question = 0, strength = 0, strain = 0, both = 0]) => {
        const band = themeBand(people, people - none);
        const lean = band === null ? null : leanBand(people, strength, strain, both);
        const trueOf = {
          named: people - none,
          some: people - none,
          most: people - none,
          'mostly-strength': strength,
          'mostly-strain': strain,
          mixed: people - none - question,
        };
        for (const said of [band, lean]) if (said !== null) fewest = Math.min(fewest, trueOf[said]);
      });
    }
    expect(fewest).toBe(3);
  });

  it('lets no hidden theme be derived: each may be 0 and each may be 2 for the same picture', () => {
    const hidden = new Map<string, { least: number[]; most: number[] }>();
    for (let people = 5; people <= 12; people += 1) {
      for (const themes of [1, 2, 3, 4]) {
        const reach = people + 1;
        for (let code = 0; code < reach ** themes; code += 1) {
          const counts = Array.from({ length: themes }, (_, at) => Math.floor(code / reach ** at) % reach);
          const most = Math.max(...counts);
          const total = counts.reduce((sum, count) => sum + count, 0);
          const namedHere = counts.filter((count) => themeBand(people, count) !== null).length;
          for (const union of new Set([most, Math.min(people, total)])) {
            const family = familyShown(people, union, { themes, namedHere }, namedHere);
            const shown = `${people} ${themes} ${family} ${counts.map((count) => themeBand(people, count)).join()}`;
            const so = hidden.get(shown) ?? { least: [...counts], most: [...counts] };
            hidden.set(shown, {
              least: so.least.map((least, at) => Math.min(least, counts[at] ?? 0)),
              most: so.most.map((highest, at) => Math.max(highest, counts[at] ?? 0)),
            });
          }
        }
      }
    }
    for (const [shown, { least, most }] of hidden) {
      const bands = shown.split(' ').at(-1)?.split(',') ?? [];
      const range = bands.map((band, at) => {
        const reach = [least[at], most[at]];
        return band === '' ? reach.join() === '0,2' : (most[at] ?? 0) > (least[at] ?? 0);
      });
      expect(range).not.toContain(false);
    }
    expect(hidden.size).toBeGreaterThan(100);
  });
});

describe('families', () => {
  it('stand in only when fewer than three themes are named, and only if three or more of theirs are not', () => {
    const spread = [chose('listen'), chose('safe'), chose('clear'), chose('voice'), chose('listen')];
    expect(paper(spread)).toMatchObject({ themes: [], families: [{ id: 'talk' }] });
    const withNamed = [...spread, ...times(3, chose('safe'))];
    expect(paper(withNamed)).toMatchObject({ themes: [{ id: 'safe' }], families: [] });
    const three = [
      ...spread,
      ...times(3, chose('deed')),
      ...times(3, chose('fair')),
      ...times(3, chose('load')),
    ];
    expect(paper(three).families).toEqual([]);
    const small = {
      ...EXAMPLE_BOOK,
      themes: EXAMPLE_BOOK.themes.filter(({ id }) => !['clear', 'voice'].includes(id)),
    };
    expect(
      paper([...times(2, chose('listen')), ...times(2, chose('safe')), chose('deed')], small).families,
    ).toEqual([]);
  });
});

describe('a picture', () => {
  it('has no number in it, and its order is the codebook’s', () => {
    const random = randomSource(5);
    for (let trial = 0; trial < trials(200, 20_000); trial += 1) {
      const cards = Array.from({ length: 5 + random.below(40) }, () => randomChoice(EXAMPLE_BOOK, random));
      const picture = paper(cards);
      expect(JSON.stringify(picture).replaceAll(/"w\d"/g, '')).not.toMatch(/\d/);
      const order = picture.themes.map(({ id }) => EXAMPLE_BOOK.themes.findIndex((theme) => theme.id === id));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });

  it('says that halves do not belong together for every total that no cards add up to', () => {
    const honest = addShares(
      CELL_COUNT,
      times(8, chose('deed', 'strain')).map((card) => cellsOf(EXAMPLE_BOOK, card)),
    );
    const { gatherer, keeper } = splitCells(honest);
    expect(makePicture(EXAMPLE_BOOK, 5, gatherer, keeper, MANNER).ok).toBe(true);
    const spoilt: [number, number][] = [
      [PRESENT, 201],
      [themeCell(4), 9],
      [themeCell(4) + 1, 1],
      [familyCell(1), 7],
      [familyCell(0), 1],
      [familyCell(1) + 3, 1],
      [questionCell(0), 9],
      [themeCell(16), 1],
      [CELL_COUNT - 1, 60_000],
    ];
    for (const [cell, value] of spoilt) {
      const wrong = keeper.with(cell, value - (gatherer[cell] ?? 0));
      expect(makePicture(EXAMPLE_BOOK, 5, gatherer, wrong, MANNER)).toEqual({
        ok: false,
        refusal: 'do-not-belong',
      });
    }
    const weather = keeper.slice();
    for (const offset of [0, 1, 2]) {
      const cell = questionCell(0) + offset;
      weather[cell] = 4 - (gatherer[cell] ?? 0);
    }
    expect(makePicture(EXAMPLE_BOOK, 5, gatherer, weather, MANNER).ok).toBe(false);
  });

  it('comes of random shares practically never', () => {
    for (let trial = 0; trial < trials(500, 20_000); trial += 1) {
      const { gatherer } = splitCells(new Uint16Array(CELL_COUNT));
      const { keeper } = splitCells(new Uint16Array(CELL_COUNT));
      expect(makePicture(EXAMPLE_BOOK, 5, gatherer, keeper, MANNER).ok).toBe(false);
    }
  });
});
