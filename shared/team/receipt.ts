/** Three words, drawn for one save, by which a person finds their own card in the keeper's list. */
import { randomBelow } from './shares.ts';
import { WORD_COUNT, wordAt } from './words.ts';

/** Three indexes into the word list. */
export type Receipt = readonly [number, number, number];

export function newReceipt(): Receipt {
  return [randomBelow(WORD_COUNT), randomBelow(WORD_COUNT), randomBelow(WORD_COUNT)];
}

export function receiptWords(receipt: Receipt): readonly string[] {
  return receipt.map(wordAt);
}

export function compareReceipts(a: Receipt, b: Receipt): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
