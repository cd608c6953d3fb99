/**
 * The picture: what a team is living with, in bands. Exact sums exist only inside `makePicture`, and are overwritten
 * before it returns; what comes back has no number in it. "Other things may have been there too" is printed under every
 * picture, whatever the sums.
 */
import { z } from '../base/schema.ts';
import { CELL_COUNT, familyCell, PRESENT, questionCell, themeCell } from './cells.ts';
import { found, refused, type Outcome } from './outcome.ts';
import { familyShown, leanBand, LEAST_PEOPLE, themeBand, weatherBand } from './picture-rules.ts';
import { MOST_CONTRIBUTIONS } from './bundle.ts';
import type { RoundBook } from './round-book.ts';
import { addShares } from './shares.ts';

const id = z.string().max(64);
export const pictureSchema = z.strictObject({
  /** `nothing`: fewer people than the floor brought something, so that nothing is said. */
  kind: z.enum(['nothing', 'themes']),
  /** In the order of the codebook: the order says nothing. */
  themes: z
    .array(
      z.strictObject({
        id,
        band: z.enum(['named', 'some', 'most']),
        lean: z.enum(['mostly-strength', 'mostly-strain', 'mixed']).nullable(),
      }),
    )
    .max(32),
  families: z.array(z.strictObject({ id })).max(8),
  weather: z.array(z.strictObject({ id, band: z.enum(['mostly-low', 'mixed', 'mostly-high']) })).max(6),
  /** How the cards were vouched for; printed with the picture. */
  trust: z.enum(['receipts', 'on-trust', 'paper']),
  keepers: z.enum(['two-keepers', 'one-keeper', 'paper']),
});
export type Picture = z.infer<typeof pictureSchema>;
export type PictureManner = Pick<Picture, 'trust' | 'keepers'>;

/**
 * Adds the gatherer's and the keeper's totals and says what may be said. `floor` is the round card's.
 * Refuses totals that no honest cards add up to.
 */
export function makePicture(
  book: RoundBook,
  floor: number,
  gathererTotal: Uint16Array,
  keeperTotal: Uint16Array,
  manner: PictureManner,
): Outcome<Picture> {
  const sums = addShares(CELL_COUNT, [gathererTotal, keeperTotal]);
  try {
    if (!belongTogether(book, sums)) return refused('do-not-belong');
    const people = sums[PRESENT] ?? 0;
    const least = Math.max(LEAST_PEOPLE, floor, book.floors.people);
    if (people < least) {
      return found({ kind: 'nothing', themes: [], families: [], weather: [], ...manner });
    }
    const themes = themesOf(book, sums, people);
    return found({
      kind: 'themes',
      themes,
      families: familiesOf(book, sums, people, themes),
      weather: weatherOf(book, sums, people),
      ...manner,
    });
  } finally {
    sums.fill(0);
  }
}

function themesOf(book: RoundBook, sums: Uint16Array, people: number): Picture['themes'] {
  const shown: Picture['themes'] = [];
  book.themes.forEach((theme, index) => {
    const [chosen, strength, strain, both] = four(sums, themeCell(index));
    const band = themeBand(people, chosen, book.floors.perTheme);
    if (band === null) return;
    shown.push({ id: theme.id, band, lean: leanBand(people, strength, strain, both) });
  });
  return shown;
}

function familiesOf(
  book: RoundBook,
  sums: Uint16Array,
  people: number,
  named: Picture['themes'],
): Picture['families'] {
  return book.families.filter((family, index) => {
    const members = book.themes.filter((theme) => theme.family === family.id);
    const namedHere = members.filter((theme) => named.some((one) => one.id === theme.id)).length;
    const chosen = sums[familyCell(index)] ?? 0;
    const size = { themes: members.length, namedHere };
    return familyShown(people, chosen, size, named.length, book.floors.perTheme);
  });
}

function weatherOf(book: RoundBook, sums: Uint16Array, people: number): Picture['weather'] {
  const shown: Picture['weather'] = [];
  book.questions.forEach((question, index) => {
    const [low, middle, high] = three(sums, questionCell(index));
    const band = weatherBand(people, low, middle, high, book.floors.weather);
    if (band !== null) shown.push({ id: question.id, band });
  });
  return shown;
}

/** Whether these sums could come from honest cards: what no set of cards can add up to is refused whole. */
function belongTogether(book: RoundBook, sums: Uint16Array): boolean {
  const people = sums[PRESENT] ?? 0;
  if (people > MOST_CONTRIBUTIONS || sums.some((sum) => sum > people)) return false;
  const used = new Set([PRESENT]);
  const mark = (at: number, count: number) => {
    for (let index = at; index < at + count; index += 1) used.add(index);
  };
  const leansFit = (at: number) => {
    mark(at, 4);
    const [chosen, strength, strain, both] = four(sums, at);
    return strength + strain + both <= chosen;
  };
  const fits =
    book.themes.every((_, index) => leansFit(themeCell(index))) &&
    book.families.every((_, index) => leansFit(familyCell(index))) &&
    book.families.every((family, index) => familyFits(book, sums, family.id, index)) &&
    book.questions.every((_, index) => {
      mark(questionCell(index), 3);
      const [low, middle, high] = three(sums, questionCell(index));
      return low + middle + high <= people;
    });
  return fits && sums.every((sum, index) => sum === 0 || used.has(index));
}

/** A family was chosen by at least as many as its most chosen theme, and by no more than all of its themes together. */
function familyFits(book: RoundBook, sums: Uint16Array, family: string, index: number): boolean {
  let most = 0;
  let all = 0;
  book.themes.forEach((theme, at) => {
    if (theme.family !== family) return;
    const chosen = sums[themeCell(at)] ?? 0;
    most = Math.max(most, chosen);
    all += chosen;
  });
  const chosen = sums[familyCell(index)] ?? 0;
  return chosen >= most && chosen <= all;
}

function four(sums: Uint16Array, at: number): [number, number, number, number] {
  return [sums[at] ?? 0, sums[at + 1] ?? 0, sums[at + 2] ?? 0, sums[at + 3] ?? 0];
}

function three(sums: Uint16Array, at: number): [number, number, number] {
  return [sums[at] ?? 0, sums[at + 1] ?? 0, sums[at + 2] ?? 0];
}
