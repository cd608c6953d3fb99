/** Making a journal's key file and opening one. The data key leaves here only as a key that cannot be read out again. */
import type { Bytes } from '../../shared/base/bytes.ts';
import { ownBytes, randomBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { sealPassphraseSlot } from '../../shared/vault/change-keys.ts';
import type { Argon2Numbers } from '../../shared/vault/key-slot.ts';
import { keyFileSlot, kindOf, writeKeyFile } from '../../shared/vault/key-file.ts';
import { type DataKeys, importDataKeys } from '../../shared/vault/former-keys.ts';
import {
  type DeriveKey,
  type KeyProblem,
  openWithKeychain,
  openWithPassphrase,
  type OpenedKeyFile,
} from '../../shared/vault/open-key-file.ts';
import { importDataKey, KEY_LENGTH } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { chooseNumbers } from './derive-key.ts';
import type { ComputerOwner, UnlockProblem } from './open-journal.ts';

export interface NewJournal {
  readonly vault: string;
  readonly keyFile: string;
  readonly dataKey: DataKey;
}

/** Null where this machine cannot give Argon2 its least memory. `choose`: what the passphrase shall cost to try. */
export async function makeKeys(
  passphrase: string,
  label: string,
  owner: ComputerOwner,
  derive: DeriveKey,
  choose: (derive: DeriveKey) => Promise<Argon2Numbers | null> = chooseNumbers,
): Promise<NewJournal | null> {
  const numbers = await choose(derive);
  if (numbers === null) return null;
  const vault = newId();
  const raw: Bytes = randomBytes(KEY_LENGTH);
  const slot = await sealPassphraseSlot(vault, raw, passphrase, numbers, derive);
  if (slot === null) return null;
  const keyFile = await writeKeyFile({
    format: 'wellspring-vault',
    version: 1,
    vault,
    generation: 1,
    label,
    owner,
    slots: [await keyFileSlot(slot.bytes)],
  });
  return { vault, keyFile, dataKey: await importDataKey(raw) };
}

/** What of the key file's locks a later one, or nobody, can use. */
export interface LocksFound {
  readonly damaged: number;
  readonly later: number;
  readonly hasSheet: boolean;
}

export type OpenedKeys =
  | {
      ok: true;
      vault: string;
      label: string;
      owner: ComputerOwner;
      keys: DataKeys;
      locks: LocksFound;
    }
  | { ok: false; problem: UnlockProblem };

export async function openKeys(
  keyFileText: string,
  passphrase: string,
  derive: DeriveKey,
): Promise<OpenedKeys> {
  return takeIn(await openWithPassphrase(keyFileText, passphrase, derive));
}

/** `secret` is overwritten. */
export async function openKeysByKeychain(keyFileText: string, secret: Uint8Array): Promise<OpenedKeys> {
  const opened = await openWithKeychain(keyFileText, ownBytes(secret));
  secret.fill(0);
  return takeIn(opened);
}

async function takeIn(opened: OpenedKeyFile): Promise<OpenedKeys> {
  if (!opened.ok) return { ok: false, problem: problemOf(opened.problem) };
  const { vault, label, owner, slots } = opened.keyFile;
  const whole = slots.filter((_, index) => !opened.damagedSlots.includes(index)).map(kindOf);
  const locks = {
    damaged: opened.damagedSlots.length,
    later: whole.filter((kind) => kind === 'later').length,
    hasSheet: whole.includes('recovery-code'),
  };
  return { ok: true, vault, label, owner, locks, keys: await importDataKeys(opened) };
}

function problemOf(problem: KeyProblem): UnlockProblem {
  if (problem === 'wrong-key') return 'wrong-passphrase';
  return problem === 'no-such-slot' ? 'damaged' : problem;
}
