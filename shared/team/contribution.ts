/**
 * The contribution (`.wscard`): one person's ticks, split in two, each half sealed to its keeper. One size to the byte
 * whatever it says, *Nothing* included; no name, account, device, time, language, path or word is in it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes, fromHex, ownBytes, randomBytes, toHex, type Bytes } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { cellsOf, PRESENT } from './cells.ts';
import type { Choice } from './choice.ts';
import { writeGathererHalf, writeKeeperHalf } from './half.ts';
import { refused, type Outcome } from './outcome.ts';
import { newReceipt, type Receipt } from './receipt.ts';
import type { OpenCard } from './round-card.ts';
import type { RoundBook } from './round-book.ts';
import { SEALED_BYTES, sealBody } from './seal.ts';
import { checkBeginning, MAGIC, readHead, readSealedParts, writeSealedFile } from './sealed-file.ts';
import { splitCells } from './shares.ts';
import { TeamError } from './team-error.ts';

const HEAD_BYTES = 8;
export const CONTRIBUTION_BYTES = MAGIC.card.length + 2 + HEAD_BYTES + 2 * SEALED_BYTES;

/** The one modification time every saved contribution is given: 1 January 2000, in milliseconds since 1970. */
export const CONTRIBUTION_TIME = 946_684_800_000;

/** What the person's own app keeps until the round is over. The receipt is shown; the rest lets a later save replace. */
export interface KeptSave {
  /** SHA-256 of the round card, in hexadecimal. */
  readonly round: string;
  readonly contributionId: string;
  readonly revision: number;
  readonly receipt: Receipt;
}

export interface Contribution {
  readonly file: Bytes;
  /** Random, so that it says nothing; ends in `.wscard`. */
  readonly fileName: string;
  readonly kept: KeptSave;
}

/**
 * Splits and seals a choice. With the `previous` save of the same round the new one replaces it; to withdraw, save
 * `NOTHING`. Save id, shares, receipt and file name are fresh each time. Throws a TeamError for a choice outside the book
 * or a `previous` of another round.
 */
export async function makeContribution(
  round: OpenCard,
  book: RoundBook,
  choice: Choice,
  previous: KeptSave | null,
): Promise<Contribution> {
  const roundName = toHex(round.hash);
  if (previous !== null && previous.round !== roundName) throw new TeamError('kept-for-another-round');
  const cells = cellsOf(book, choice);
  const shares = splitCells(cells);
  const contributionId = fromHex(previous?.contributionId ?? newId()) ?? randomBytes(16);
  const revision = (previous?.revision ?? 0) + 1;
  const receipt = newReceipt();
  const common = { cardHash: round.hash, saveId: randomBytes(16), contributionId, revision };

  const keeper = await sealBody(
    round.card.keeper,
    writeKeeperHalf({ ...common, shares: shares.keeper, receipt, something: cells[PRESENT] === 1 }),
  );
  const partner = ownBytes(sha256(keeper));
  const gatherer = await sealBody(
    round.card.gatherer,
    writeGathererHalf({ ...common, shares: shares.gatherer, partner }),
  );
  return {
    file: writeSealedFile(MAGIC.card, lengthsHead(), [gatherer, keeper]),
    fileName: `${newId()}.wscard`,
    kept: { round: roundName, contributionId: toHex(contributionId), revision, receipt },
  };
}

/** The two age files of a contribution, still sealed. */
export interface SealedHalves {
  readonly gatherer: Bytes;
  readonly keeper: Bytes;
}

export function readContribution(bytes: Bytes): Outcome<SealedHalves> {
  const beginning = checkBeginning(bytes, MAGIC.card);
  if (!beginning.ok) return beginning;
  const head = readHead(bytes, HEAD_BYTES);
  if (head === null) return refused('cut-short');
  if (!equalBytes(head, lengthsHead())) return refused('damaged');
  const parts = readSealedParts(bytes, HEAD_BYTES, 2);
  if (!parts.ok) return parts;
  const [gatherer, keeper] = parts.value;
  if (gatherer === undefined || keeper === undefined) return refused('damaged');
  return { ok: true, value: { gatherer, keeper } };
}

function lengthsHead(): Bytes {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setUint32(0, SEALED_BYTES);
  view.setUint32(4, SEALED_BYTES);
  return head;
}
