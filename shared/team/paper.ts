/**
 * Paper: printed theme cards, shuffled in a box and typed in by the gatherer. No file and no drive; the gatherer reads
 * every card, without a name. The picture keeps the same floors.
 */
import { CELL_COUNT, cellsOf, PRESENT } from './cells.ts';
import type { Choice } from './choice.ts';
import { makePicture, type Picture } from './picture.ts';
import { refused, type Outcome } from './outcome.ts';
import { MOST_CONTRIBUTIONS } from './bundle.ts';
import type { RoundBook } from './round-book.ts';
import { addShares } from './shares.ts';

export function makePaperPicture(book: RoundBook, floor: number, cards: readonly Choice[]): Outcome<Picture> {
  if (cards.length > MOST_CONTRIBUTIONS) return refused('too-many');
  const cells = cards.map((card) => cellsOf(book, card));
  const something = cells.filter((card) => card[PRESENT] === 1);
  const total = addShares(CELL_COUNT, something);
  const none = new Uint16Array(CELL_COUNT);
  return makePicture(book, floor, total, none, { trust: 'paper', keepers: 'paper' });
}
