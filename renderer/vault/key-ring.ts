/** Making a journal's key file and opening one. The data key leaves here only as a key that cannot be read out again. */
import type { Bytes } from '../../shared/base/bytes.ts';
import { randomBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { VaultError } from '../../shared/vault/errors.ts';
import { keyFileSlot, readKeyFile, slotBytesOf, writeKeyFile } from '../../shared/vault/key-file.ts';
import {
  argon2Salt,
  normalisePassphrase,
  openSlot,
  parseSlot,
  sealSlot,
} from '../../shared/vault/key-slot.ts';
import { importDataKey, KEY_LENGTH, SALT_LENGTH } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { chooseNumbers } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';
import type { ComputerOwner, UnlockProblem } from './open-journal.ts';

export interface NewJournal {
  readonly vault: string;
  readonly keyFile: string;
  readonly dataKey: DataKey;
}

/** Null where this machine cannot give Argon2 its least memory. */
export async function makeKeys(
  passphrase: string,
  label: string,
  owner: ComputerOwner,
  derive: DeriveKey,
): Promise<NewJournal | null> {
  const numbers = await chooseNumbers(derive);
  if (numbers === null) return null;
  const vault = newId();
  const salt = randomBytes(SALT_LENGTH);
  const kek = await derive(normalisePassphrase(passphrase), argon2Salt(salt), numbers);
  if (kek === null) return null;
  const raw: Bytes = randomBytes(KEY_LENGTH);
  const slot = await sealSlot({
    vault,
    slotId: newId(),
    kind: 'passphrase',
    numbers,
    salt,
    dataKey: raw,
    kek,
  });
  kek.fill(0);
  const keyFile = await writeKeyFile({
    format: 'wellspring-vault',
    version: 1,
    vault,
    generation: 1,
    label,
    owner,
    slots: [await keyFileSlot(slot)],
  });
  return { vault, keyFile, dataKey: await importDataKey(raw) };
}

export type OpenedKeys =
  | { ok: true; vault: string; label: string; owner: ComputerOwner; dataKey: DataKey }
  | { ok: false; problem: UnlockProblem };

/** A slot that fails its own checksum is *damaged*; one that holds and does not open is the *wrong passphrase*. */
export async function openKeys(
  keyFileText: string,
  passphrase: string,
  derive: DeriveKey,
): Promise<OpenedKeys> {
  const read = await readKeyFile(keyFileText);
  if (read.state !== 'ready') return { ok: false, problem: read.state };
  const { vault, label, owner } = read.keyFile;
  let problem: UnlockProblem = 'damaged';
  for (const [index, stored] of read.keyFile.slots.entries()) {
    if (read.damagedSlots.includes(index)) continue;
    try {
      const bytes = slotBytesOf(stored);
      const slot = parseSlot(bytes);
      if (slot.kind !== 'passphrase' || slot.vault !== vault) continue;
      const kek = await derive(normalisePassphrase(passphrase), argon2Salt(slot.salt), slot.numbers);
      if (kek === null) return { ok: false, problem: 'not-enough-memory' };
      const raw = await openSlot(bytes, kek).finally(() => kek.fill(0));
      return { ok: true, vault, label, owner, dataKey: await importDataKey(raw) };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      problem = problemOf(error, problem);
    }
  }
  return { ok: false, problem };
}

function problemOf(error: VaultError, before: UnlockProblem): UnlockProblem {
  if (error.code === 'wrong-key') return 'wrong-passphrase';
  if (error.code === 'newer-version') return 'newer-version';
  return before;
}
