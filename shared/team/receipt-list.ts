/**
 * The list file of receipts (`.wsreceipts`): what the keeper hands round so that each person's app can look for its own.
 * Sorted, so that it carries no order of handing in.
 */
import { toHex, type Bytes } from '../base/bytes.ts';
import { z } from '../base/schema.ts';
import { MOST_CONTRIBUTIONS } from './bundle.ts';
import { readCanonical, writeCanonical } from './canonical-file.ts';
import type { KeptSave } from './contribution.ts';
import { found, refused, type Outcome } from './outcome.ts';
import { compareReceipts, type Receipt } from './receipt.ts';
import { WORD_COUNT } from './words.ts';

const LIST_FORMAT = 'wellspring-receipts';
const LIST_BYTES = 8192;
const word = z
  .int()
  .min(0)
  .max(WORD_COUNT - 1);

const receiptListSchema = z.strictObject({
  format: z.literal(LIST_FORMAT),
  formatVersion: z.literal(1),
  round: z.string().regex(/^[0-9a-f]{64}$/),
  receipts: z
    .array(z.tuple([word, word, word]))
    .min(1)
    .max(MOST_CONTRIBUTIONS),
});

export function writeReceiptList(cardHash: Bytes, receipts: readonly Receipt[]): Bytes {
  return writeCanonical({
    format: LIST_FORMAT,
    formatVersion: 1,
    round: toHex(cardHash),
    receipts: receipts.toSorted(compareReceipts),
  });
}

/** Whether the newest save's receipt is in the list. */
export function findReceipt(bytes: Bytes, kept: KeptSave): Outcome<boolean> {
  const list = readCanonical(bytes, LIST_FORMAT, receiptListSchema, LIST_BYTES);
  if (!list.ok) return list;
  if (list.value.round !== kept.round) return refused('other-round');
  return found(list.value.receipts.some((receipt) => compareReceipts(receipt, kept.receipt) === 0));
}
