/**
 * From a key file and what the writer knows, or holds on paper, to the data key. Whoever calls brings Argon2id; nothing is
 * derived before a slot's own numbers were accepted, and nothing is believed before its checksum held.
 */
import type { Bytes } from '../base/bytes.ts';
import { VaultError } from './errors.ts';
import { type KeyFile, kindOf, readKeyFile, slotBytesOf } from './key-file.ts';
import {
  type Argon2Numbers,
  argon2Salt,
  keychainKek,
  normalisePassphrase,
  openSlot,
  parseSlot,
  recoveryKek,
  type Slot,
  type SlotKind,
} from './key-slot.ts';

/** Argon2id (version 0x13), 32 bytes; null where the machine cannot give it the memory. May overwrite `passphrase`. */
export type DeriveKey = (passphrase: Bytes, salt: Bytes, numbers: Argon2Numbers) => Promise<Bytes | null>;

export type KeyProblem =
  /** A whole slot of that kind is there and does not open: another passphrase, or another sheet's code. */
  | 'wrong-key'
  /** No recovery code was ever made for this journal, or its slot is gone. */
  | 'no-such-slot'
  | 'damaged'
  | 'newer-version'
  | 'not-enough-memory';

export type OpenedKeyFile =
  | {
      readonly ok: true;
      readonly keyFile: KeyFile;
      readonly damagedSlots: readonly number[];
      /** 32 bytes, raw. Hand them to `importDataKey`, which overwrites them, or overwrite them yourself. */
      readonly dataKey: Bytes;
    }
  | { readonly ok: false; readonly problem: KeyProblem };

export function openWithPassphrase(
  keyFileText: string,
  passphrase: string,
  derive: DeriveKey,
): Promise<OpenedKeyFile> {
  return openAny(keyFileText, (slot) =>
    slot.kind === 'passphrase'
      ? derive(normalisePassphrase(passphrase), argon2Salt(slot.salt), slot.numbers)
      : 'another-kind',
  );
}

/** `code` is 20 bytes, as `parseRecoveryCode` gives them; not changed. */
export function openWithRecoveryCode(keyFileText: string, code: Bytes): Promise<OpenedKeyFile> {
  return openAny(keyFileText, (slot) =>
    slot.kind === 'recovery-code' ? recoveryKek(code, slot) : 'another-kind',
  );
}

/** `secret` is 32 bytes; not changed. */
export function openWithKeychain(keyFileText: string, secret: Bytes): Promise<OpenedKeyFile> {
  return openAny(keyFileText, (slot) =>
    slot.kind === 'keychain' ? keychainKek(secret, slot) : 'another-kind',
  );
}

/** Whether a recovery code can open this key file at all. False for one that cannot be read. */
export async function hasRecoveryCode(keyFileText: string): Promise<boolean> {
  return hasSlot(keyFileText, 'recovery-code');
}

/** Whether the key file holds a whole slot of that kind. False for one that cannot be read. */
export async function hasSlot(keyFileText: string, kind: SlotKind): Promise<boolean> {
  const read = await readKeyFile(keyFileText);
  if (read.state !== 'ready') return false;
  return read.keyFile.slots.some(
    (stored, index) => !read.damagedSlots.includes(index) && kindOf(stored) === kind,
  );
}

/** A slot that fails its own checksum is *damaged*; one that holds and does not open means another key. */
async function openAny(
  keyFileText: string,
  kekFor: (slot: Slot) => Promise<Bytes | null> | 'another-kind',
): Promise<OpenedKeyFile> {
  const read = await readKeyFile(keyFileText);
  if (read.state !== 'ready') return { ok: false, problem: read.state };
  let problem: KeyProblem = read.damagedSlots.length > 0 ? 'damaged' : 'no-such-slot';
  for (const [index, stored] of read.keyFile.slots.entries()) {
    if (read.damagedSlots.includes(index)) continue;
    try {
      const bytes = slotBytesOf(stored);
      const slot = parseSlot(bytes);
      const deriving = kekFor(slot);
      if (deriving === 'another-kind') continue;
      const kek = await deriving;
      if (kek === null) return { ok: false, problem: 'not-enough-memory' };
      const dataKey = await openSlot(bytes, kek).finally(() => kek.fill(0));
      return { ok: true, keyFile: read.keyFile, damagedSlots: read.damagedSlots, dataKey };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      problem = worse(problem, error);
    }
  }
  return { ok: false, problem };
}

/** A key that was tried says more than a slot that could not be. */
function worse(before: KeyProblem, error: VaultError): KeyProblem {
  if (error.code === 'wrong-key') return 'wrong-key';
  if (before === 'wrong-key') return before;
  return error.code === 'newer-version' ? 'newer-version' : 'damaged';
}
