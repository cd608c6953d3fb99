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

/** Least memory and passes with which all of its code has run often enough to be made fast. */
const WARM_UP_BYTES = 1024 * 1024;
const WARM_UP_PASSES = 2;

/** Reads and compiles the program; a derivation that follows takes as long as Argon2id takes. */
async function warmUp(): Promise<void> {
  await sodium.ready;
  const salt = new Uint8Array(sodium.crypto_pwhash_SALTBYTES);
  const { crypto_pwhash_ALG_ARGON2ID13: algorithm } = sodium;
  sodium.crypto_pwhash(32, 'nobody', salt, WARM_UP_PASSES, WARM_UP_BYTES, algorithm);
}

const argon2 = { derive, warmUp };
export type Argon2Worker = typeof argon2;
expose(argon2);
