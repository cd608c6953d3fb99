/** Cards made by a test that knows every share in them, so that the gatherer's computer can be searched for them afterwards. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from '../shared/base/bytes.ts';
import { newId } from '../shared/base/ids.ts';
import { cellsOf } from '../shared/team/cells.ts';
import { LEANS } from '../shared/themes/codebook.ts';
import type { Choice } from '../shared/team/choice.ts';
import { writeGathererHalf, writeKeeperHalf } from '../shared/team/half.ts';
import { newReceipt } from '../shared/team/receipt.ts';
import type { RoundBook } from '../shared/team/round-book.ts';
import type { OpenCard } from '../shared/team/round-card.ts';
import { SEALED_BYTES, sealBody } from '../shared/team/seal.ts';
import { MAGIC, writeSealedFile } from '../shared/team/sealed-file.ts';
import { addShares, splitCells } from '../shared/team/shares.ts';

export interface PlantedCard {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly cells: Uint16Array<ArrayBuffer>;
  readonly shares: readonly Uint16Array[];
}

async function plantCard(round: OpenCard, book: RoundBook, choice: Choice): Promise<PlantedCard> {
  const cells = Uint16Array.from(cellsOf(book, choice));
  const shares = splitCells(cellsOf(book, choice));
  const common = {
    cardHash: round.hash,
    saveId: randomBytes(16),
    contributionId: randomBytes(16),
    revision: 1,
  };
  const keeper = await sealBody(
    round.card.keeper,
    writeKeeperHalf({ ...common, shares: shares.keeper, receipt: newReceipt(), something: cells[0] === 1 }),
  );
  const partner = new Uint8Array(createHash('sha256').update(keeper).digest());
  const gatherer = await sealBody(
    round.card.gatherer,
    writeGathererHalf({ ...common, shares: shares.gatherer, partner }),
  );
  const head = new Uint8Array(8);
  const view = new DataView(head.buffer);
  view.setUint32(0, SEALED_BYTES);
  view.setUint32(4, SEALED_BYTES);
  const file = writeSealedFile(MAGIC.card, head, [gatherer, keeper]);
  return { file, name: `${newId()}.wscard`, cells, shares: [shares.gatherer, shares.keeper] };
}

/** The ways in which a row of numbers would stand in a file or on a page: as text, and as bytes of either order. */
export function spellingsOf(numbers: Uint16Array): readonly (string | Buffer)[] {
  const used = numbers.subarray(0, 65);
  const little = Buffer.alloc(2 * used.length);
  const big = Buffer.alloc(2 * used.length);
  used.forEach((number, at) => {
    little.writeUInt16LE(number, 2 * at);
    big.writeUInt16BE(number, 2 * at);
  });
  return [[...used].join(','), [...used].join(', '), [...used].join(' '), little, big];
}

export function sumOf(rows: readonly Uint16Array[]): Uint16Array {
  return addShares(rows[0]?.length ?? 0, [...rows]);
}

/**
 * What nine colleagues bring: word and deed and time and load mostly as strain, being heard mostly as strength, unfinished
 * tension mixed; the rest is each one or two people's, and must not be told.
 */
export const CHOICES: readonly Choice[] = [
  ['deed strain', 'load strain', 'listen strength', 'friction both'],
  ['deed strain', 'load strain', 'listen strength'],
  ['deed strain', 'listen strength', 'friction strain', 'craft strength'],
  ['deed both', 'load strain', 'friction strength'],
  ['deed strain', 'load strain', 'listen strength'],
  ['deed strain', 'listen strength', 'fair strain'],
  ['load question', 'deed strength', 'friction strain'],
  ['load strain', 'listen question', 'calling strength'],
  ['friction strength', 'safe strain', 'energy strain'],
].map((themes, at) => ({
  themes: themes.map((theme) => {
    const [id = '', lean] = theme.split(' ');
    return { id, lean: LEANS.find((one) => one === lean) ?? 'question' };
  }),
  weather: [{ id: 'w1', point: at % 5 }],
}));

/** A planted card for each of these choices. */
export function plantCards(
  round: OpenCard,
  book: RoundBook,
  choices: readonly Choice[],
): Promise<PlantedCard[]> {
  return Promise.all(choices.map((choice) => plantCard(round, book, choice)));
}

/** Writes them where they are handed in, and gives their paths. */
export function handIn(folder: string, cards: readonly PlantedCard[]): string[] {
  return cards.map(({ file, name }) => {
    writeFileSync(join(folder, name), file);
    return join(folder, name);
  });
}
