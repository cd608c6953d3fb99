/**
 * Sealing by age (X25519), one recipient at a time. Every body has one size and so has every sealed file, whatever is in
 * it. The npm package `age-encryption` does the cryptography; Debian's `age` opens what comes out.
 */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ownBytes, type Bytes } from '../base/bytes.ts';
import { TeamError } from './team-error.ts';

export const BODY_BYTES = 4096;
/** What a body of 4,096 bytes always seals to, for one X25519 recipient. */
export const SEALED_BYTES = 4296;
export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** A fresh secret identity for one round, as age writes it (`AGE-SECRET-KEY-1…`). */
export function newIdentity(): Promise<string> {
  return generateX25519Identity();
}

/** The public half of an identity (`age1…`). */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity);
}

/** Seals exactly 4,096 bytes into exactly 4,296. Throws a TeamError when the recipient is not a usable one. */
export async function sealBody(recipient: string, body: Bytes): Promise<Bytes> {
  if (body.length !== BODY_BYTES) throw new RangeError('A body has one size.');
  let sealed: Bytes;
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    sealed = ownBytes(await encrypter.encrypt(body));
  } catch (error) {
    throw new TeamError('bad-recipient', error);
  }
  if (sealed.length !== SEALED_BYTES) throw new TeamError('bad-recipient');
  return sealed;
}

/** The body, or null when it cannot be opened with this identity or is not of the one size. */
export async function openBody(identity: string, sealed: Bytes): Promise<Bytes | null> {
  if (sealed.length !== SEALED_BYTES) return null;
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const body = ownBytes(await decrypter.decrypt(sealed));
    return body.length === BODY_BYTES ? body : null;
  } catch {
    return null;
  }
}
