/**
 * A choice as cells of 0 and 1, in one fixed layout for every pack: *present*, then four cells for each theme and each
 * family (*chosen*, *strength*, *strain*, *both*), then three for each weather question (*low*, *middle*, *high*).
 * Cells that a pack does not use stay 0 and are split like the others, so that size and layout say nothing.
 */
import { parseChoice, type Choice } from './choice.ts';
import { MOST_FAMILIES, MOST_QUESTIONS, MOST_THEMES, type RoundBook } from './round-book.ts';

export const CELL_COUNT = 1 + 4 * MOST_THEMES + 4 * MOST_FAMILIES + 3 * MOST_QUESTIONS;
export const PRESENT = 0;

export const themeCell = (index: number): number => 1 + 4 * index;
export const familyCell = (index: number): number => 1 + 4 * MOST_THEMES + 4 * index;
export const questionCell = (index: number): number => 1 + 4 * MOST_THEMES + 4 * MOST_FAMILIES + 3 * index;

/** 179 cells of 0 or 1. Throws a TeamError for a choice that the book does not offer. */
export function cellsOf(book: RoundBook, value: Choice): Uint16Array<ArrayBuffer> {
  const choice = parseChoice(book, value);
  const cells = new Uint16Array(CELL_COUNT);
  const families = new Map<string, { strength: boolean; strain: boolean }>();

  for (const { id, lean } of choice.themes) {
    const index = book.themes.findIndex((theme) => theme.id === id);
    const family = book.themes[index]?.family ?? '';
    const strength = lean === 'strength' || lean === 'both';
    const strain = lean === 'strain' || lean === 'both';
    setFour(cells, themeCell(index), strength, strain);
    const before = families.get(family) ?? { strength: false, strain: false };
    families.set(family, { strength: before.strength || strength, strain: before.strain || strain });
  }
  for (const [family, { strength, strain }] of families) {
    const index = book.families.findIndex(({ id }) => id === family);
    setFour(cells, familyCell(index), strength, strain);
  }
  for (const { id, point } of choice.weather) {
    const band = book.scale[point];
    const at = questionCell(book.questions.findIndex((question) => question.id === id));
    if (band === 'low') cells[at] = 1;
    else if (band === 'middle') cells[at + 1] = 1;
    else if (band === 'high') cells[at + 2] = 1;
  }
  cells[PRESENT] = cells.includes(1) ? 1 : 0;
  return cells;
}

/** *chosen*, and at most one of *strength*, *strain*, *both*. */
function setFour(cells: Uint16Array, at: number, strength: boolean, strain: boolean): void {
  cells[at] = 1;
  if (strength && strain) cells[at + 3] = 1;
  else if (strain) cells[at + 2] = 1;
  else if (strength) cells[at + 1] = 1;
}
