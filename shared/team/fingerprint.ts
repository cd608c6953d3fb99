/**
 * Four words by which people hear that they hold the same round card. The *keeper* says them from the keeper's own
 * screen; without that, only the gatherer's honesty says who the keeper is.
 *
 * 44 bits would be few for a plain hash; Argon2id makes each try of someone hunting for a look-alike card cost 64 MiB.
 */
import { argon2id } from '@noble/hashes/argon2.js';
import { concatBytes, ownBytes, utf8, type Bytes } from '../base/bytes.ts';
import { wordAt } from './words.ts';

/** Sixteen bytes, as Argon2 libraries expect: "round" and eleven zero bytes. */
export const FINGERPRINT_SALT: Bytes = concatBytes(utf8('round'), new Uint8Array(11));
const COST = { m: 64 * 1024, t: 3, p: 1, dkLen: 32 } as const;

export interface FingerprintWord {
  readonly word: string;
  /** The word's place in the list, from 0000 to 2047, for people who would rather read digits. */
  readonly digits: string;
}

/** 32 bytes of Argon2id (64 MiB, t3, p1) over the card's exact bytes. Takes a second or more: call it in a worker. */
export function deriveFingerprint(cardBytes: Bytes): Bytes {
  return ownBytes(argon2id(cardBytes, FINGERPRINT_SALT, COST));
}

/** The first 44 bits, most significant first, as four words of eleven bits each. */
export function fingerprintWords(derived: Bytes): readonly FingerprintWord[] {
  const bits = new DataView(derived.buffer, derived.byteOffset).getBigUint64(0) >> 20n;
  return [33n, 22n, 11n, 0n].map((shift) => {
    const index = Number((bits >> shift) & 0x7ffn);
    return { word: wordAt(index), digits: index.toString().padStart(4, '0') };
  });
}
