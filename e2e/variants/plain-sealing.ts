/**
 * Stands in for shared/vault/sealing.ts in a build made for one test: nothing is encrypted. With it, the search that finds
 * nothing in the real app must find everything; otherwise that search proves nothing.
 */
import { concatBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { NONCE_LENGTH, sha256, TAG_LENGTH } from '../../shared/vault/sealing.ts';

export { NONCE_LENGTH, sha256, TAG_LENGTH };

const TAG = new Uint8Array(16);

export async function seal(
  _key: CryptoKey,
  _nonce: Uint8Array,
  _header: Uint8Array,
  plaintext: Bytes,
): Promise<Bytes> {
  return concatBytes(plaintext, TAG);
}

export async function open(
  _key: CryptoKey,
  _nonce: Uint8Array,
  _header: Uint8Array,
  sealed: Bytes,
): Promise<Bytes | null> {
  return sealed.slice(0, sealed.length - TAG.length);
}
