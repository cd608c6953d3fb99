/** The one cipher of the vault: AES-256-GCM with nonces of 12 bytes and tags of 16. */
import { type Bytes, ownBytes } from '../base/bytes.ts';

export const NONCE_LENGTH = 12;
export const TAG_LENGTH = 16;

/** Ciphertext followed by its tag. */
export async function seal(key: CryptoKey, nonce: Bytes, header: Bytes, plaintext: Bytes): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: header }, key, plaintext),
  );
}

/** The plaintext, or null when the tag does not hold. Nothing of an unproven plaintext is ever returned. */
export async function open(
  key: CryptoKey,
  nonce: Uint8Array,
  header: Uint8Array,
  sealed: Uint8Array,
): Promise<Bytes | null> {
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: ownBytes(nonce), additionalData: ownBytes(header) },
        key,
        ownBytes(sealed),
      ),
    );
  } catch {
    return null;
  }
}

export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', ownBytes(bytes)));
}
