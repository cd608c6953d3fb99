/** Cards made by a test that knows every share in them, so that the gatherer's computer can be searched for them afterwards. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from '../shared/base/bytes.ts';
import { newId } from '../shared/base/ids.ts';
import { cellsOf } from '../shared/team/cells.ts';
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

/** So many cards: everyone names word and deed, half of them time and load. */
export function plantFor(round: OpenCard, book: RoundBook, count: number): Promise<PlantedCard[]> {
  return Promise.all(
    Array.from({ length: count }, (_, at) =>
      plantCard(round, book, {
        themes: [
          { id: 'deed', lean: 'strain' },
          { id: at % 2 === 0 ? 'load' : 'listen', lean: 'strength' },
          { id: ['safe', 'voice', 'fair', 'energy'][at % 4] ?? 'safe', lean: 'question' },
        ],
        weather: [{ id: 'w1', point: at % 5 }],
      }),
    ),
  );
}

/** Writes them where they are handed in, and gives their paths. */
export function handIn(folder: string, cards: readonly PlantedCard[]): string[] {
  return cards.map(({ file, name }) => {
    writeFileSync(join(folder, name), file);
    return join(folder, name);
  });
}
