/**
 * The round card (`.wsround`): what everyone in a round holds alike. Its SHA-256 names the round in every other file,
 * and its fingerprint words let people hear that they hold the same one.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { ownBytes, type Bytes } from '../base/bytes.ts';
import { z } from '../base/schema.ts';
import { readCanonical, writeCanonical } from './canonical-file.ts';
import { INVITATION_BYTES, roundPackSchema, roundTermsShape, type Invitation } from './invitation.ts';
import { found, refused, type Outcome } from './outcome.ts';
import { hashBook, majorOf, type RoundBook } from './round-book.ts';
import { RECIPIENT } from './seal.ts';
import { WORD_LIST_ID } from './words.ts';

export const ROUND_FORMAT = 'wellspring-round';

export const roundCardSchema = z.strictObject({
  format: z.literal(ROUND_FORMAT),
  formatVersion: z.literal(1),
  pack: roundPackSchema,
  ...roundTermsShape,
  keeper: z.string().regex(RECIPIENT),
  /** `one-keeper`: the gatherer's own app keeps both identities, and every screen says what that means. */
  mode: z.enum(['two-keepers', 'one-keeper']),
  words: z.literal(WORD_LIST_ID),
});
export type RoundCard = z.infer<typeof roundCardSchema>;

/** A card with its exact bytes and the hash that names the round. */
export interface OpenCard {
  readonly card: RoundCard;
  readonly bytes: Bytes;
  readonly hash: Bytes;
}

export function writeRoundCard(invitation: Invitation, keeper: string, mode: RoundCard['mode']): Bytes {
  const { pack, arc, closes, floor, evaluates, gatherer } = invitation;
  const card: RoundCard = {
    format: ROUND_FORMAT,
    formatVersion: 1,
    pack,
    arc,
    closes,
    floor,
    evaluates,
    gatherer,
    keeper,
    mode,
    words: WORD_LIST_ID,
  };
  return writeCanonical(roundCardSchema.parse(card));
}

/** Refuses a card whose two recipients are one: its halves would be no halves. */
export function readRoundCard(bytes: Bytes): Outcome<OpenCard> {
  const read = readCanonical(bytes, ROUND_FORMAT, roundCardSchema, INVITATION_BYTES);
  if (!read.ok) return read;
  if (read.value.gatherer === read.value.keeper) return refused('damaged');
  return found({ card: read.value, bytes, hash: ownBytes(sha256(bytes)) });
}

/** Whether this app's pack asks about the same things as the invitation or card. */
export function checkPack(pack: RoundCard['pack'], book: RoundBook): Outcome<true> {
  if (pack.id !== book.packId) return refused('other-pack');
  if (majorOf(pack.version) !== majorOf(book.packVersion)) return refused('other-major-version');
  return pack.codebook === hashBook(book) ? found(true) : refused('other-codebook');
}
