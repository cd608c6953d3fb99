/**
 * Argon2id in a worker that is thrown away after one answer, with all the memory it used. It knows nothing of journals.
 */
import { expose } from 'comlink';
import sodium from 'libsodium-wrappers-sumo';

export interface Argon2Request {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
}

/** 32 bytes, or null where this machine cannot give it the memory. */
async function derive(request: Argon2Request): Promise<Uint8Array | null> {
  await sodium.ready;
  try {
    return sodium.crypto_pwhash(
      32,
      request.passphrase,
      request.salt,
      request.passes,
      request.memoryKib * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
  } catch {
    return null;
  } finally {
    request.passphrase.fill(0);
  }
}

const argon2 = { derive };
export type Argon2Worker = typeof argon2;
expose(argon2);
