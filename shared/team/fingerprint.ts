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
/** Argon2id's memory in KiB, its passes and lanes, and the bytes that come of it. */
export const FINGERPRINT_COST = { memoryKib: 64 * 1024, passes: 3, parallelism: 1, bytes: 32 } as const;

export interface FingerprintWord {
  readonly word: string;
  /** The word's place in the list, from 0000 to 2047, for people who would rather read digits. */
  readonly digits: string;
}

/**
 * 32 bytes of Argon2id (64 MiB, t3, p1) over the card's exact bytes, without anything but this file. It takes seconds; the app
 * asks the compiled Argon2 of the vault for the same bytes (renderer/vault/use-fingerprint.ts).
 */
export function deriveFingerprint(cardBytes: Bytes): Bytes {
  const { memoryKib: m, passes: t, parallelism: p, bytes: dkLen } = FINGERPRINT_COST;
  return ownBytes(argon2id(cardBytes, FINGERPRINT_SALT, { m, t, p, dkLen }));
}

/** The first 44 bits, most significant first, as four words of eleven bits each. */
export function fingerprintWords(derived: Bytes): readonly FingerprintWord[] {
  const bits = new DataView(derived.buffer, derived.byteOffset).getBigUint64(0) >> 20n;
  return [33n, 22n, 11n, 0n].map((shift) => {
    const index = Number((bits >> shift) & 0x7ffn);
    return { word: wordAt(index), digits: index.toString().padStart(4, '0') };
  });
}
