/**
 * From a key file and what the writer knows to the data key. Whoever calls brings Argon2id; nothing is derived before a
 * slot's own numbers were accepted, and nothing is believed before its checksum held.
 */
import type { Bytes } from '../base/bytes.ts';
import { VaultError } from './errors.ts';
import { type KeyFile, readKeyFile, slotBytesOf } from './key-file.ts';
import { type Argon2Numbers, argon2Salt, normalisePassphrase, openSlot, parseSlot } from './key-slot.ts';

/** Argon2id (version 0x13), 32 bytes; null where the machine cannot give it the memory. May overwrite `passphrase`. */
export type DeriveKey = (passphrase: Bytes, salt: Bytes, numbers: Argon2Numbers) => Promise<Bytes | null>;

export type KeyProblem =
  /** No whole slot of that kind opens: another passphrase. */
  'wrong-key' | 'damaged' | 'newer-version' | 'not-enough-memory';

export type OpenedKeyFile =
  | {
      readonly ok: true;
      readonly keyFile: KeyFile;
      /** 32 bytes, raw. Hand them to `importDataKey`, which overwrites them, or overwrite them yourself. */
      readonly dataKey: Bytes;
    }
  | { readonly ok: false; readonly problem: KeyProblem };

/** A slot that fails its own checksum is *damaged*; one that holds and does not open means another passphrase. */
export async function openWithPassphrase(
  keyFileText: string,
  passphrase: string,
  derive: DeriveKey,
): Promise<OpenedKeyFile> {
  const read = await readKeyFile(keyFileText);
  if (read.state !== 'ready') return { ok: false, problem: read.state };
  let problem: KeyProblem = 'damaged';
  for (const [index, stored] of read.keyFile.slots.entries()) {
    if (read.damagedSlots.includes(index)) continue;
    try {
      const bytes = slotBytesOf(stored);
      const slot = parseSlot(bytes);
      if (slot.kind !== 'passphrase' || slot.vault !== read.keyFile.vault) continue;
      const kek = await derive(normalisePassphrase(passphrase), argon2Salt(slot.salt), slot.numbers);
      if (kek === null) return { ok: false, problem: 'not-enough-memory' };
      const dataKey = await openSlot(bytes, kek).finally(() => kek.fill(0));
      return { ok: true, keyFile: read.keyFile, dataKey };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      problem = worse(problem, error);
    }
  }
  return { ok: false, problem };
}

function worse(before: KeyProblem, error: VaultError): KeyProblem {
  if (error.code === 'wrong-key') return 'wrong-key';
  return error.code === 'newer-version' && before === 'damaged' ? 'newer-version' : before;
}
