/** The keeper bundle (`.wsbundle`): the keeper's halves, still sealed, in an order drawn at random. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, ownBytes, type Bytes } from '../base/bytes.ts';
import { refused, type Outcome } from './outcome.ts';
import { SEALED_BYTES } from './seal.ts';
import { checkBeginning, MAGIC, readHead, readSealedParts, writeSealedFile } from './sealed-file.ts';
import { shuffled } from './shares.ts';

export const MOST_CONTRIBUTIONS = 200;
const HASH_BYTES = 32;
const HEAD_BYTES = HASH_BYTES + 2;
export const BUNDLE_BYTES = MAGIC.bundle.length + 2 + HEAD_BYTES + MOST_CONTRIBUTIONS * SEALED_BYTES;

export interface Bundle {
  /** SHA-256 of the round card. */
  readonly cardHash: Bytes;
  readonly halves: readonly Bytes[];
  /** SHA-256 of the bundle's own bytes. */
  readonly digest: Bytes;
}

/** Shuffles, so that the order of handing in does not travel. One to 200 halves. */
export function writeBundle(cardHash: Bytes, halves: readonly Bytes[]): Bytes {
  if (halves.length === 0 || halves.length > MOST_CONTRIBUTIONS) throw new RangeError('One to 200 halves.');
  const count = new Uint8Array([halves.length >> 8, halves.length & 0xff]);
  return writeSealedFile(MAGIC.bundle, concatBytes(cardHash, count), shuffled(halves));
}

export function readBundle(bytes: Bytes): Outcome<Bundle> {
  if (bytes.length > BUNDLE_BYTES) return refused('too-large');
  const beginning = checkBeginning(bytes, MAGIC.bundle);
  if (!beginning.ok) return beginning;
  const head = readHead(bytes, HEAD_BYTES);
  if (head === null) return refused('cut-short');
  const count = new DataView(head.buffer).getUint16(HASH_BYTES);
  if (count === 0 || count > MOST_CONTRIBUTIONS) return refused('damaged');
  const parts = readSealedParts(bytes, HEAD_BYTES, count);
  if (!parts.ok) return parts;
  const digest = ownBytes(sha256(bytes));
  return { ok: true, value: { cardHash: head.slice(0, HASH_BYTES), halves: parts.value, digest } };
}
