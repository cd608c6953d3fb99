/**
 * The vault worker's part in changing keys: opens the data key for a moment, wraps it anew, and overwrites it. Writes nothing;
 * the page carries the new key file to the disk.
 */
import { type Bytes, ownBytes, randomBytes } from '../../shared/base/bytes.ts';
import {
  replaceSlots,
  sealKeychainSlot,
  sealPassphraseSlot,
  sealRecoverySlot,
} from '../../shared/vault/change-keys.ts';
import { KEYCHAIN_SECRET_LENGTH } from '../../shared/ipc/keychain-calls.ts';
import {
  type DeriveKey,
  type KeyProblem,
  openWithPassphrase,
  openWithRecoveryCode,
} from '../../shared/vault/open-key-file.ts';
import { newRecoveryCode, parseRecoveryCode, recoveryCodeGroups } from '../../shared/vault/recovery-code.ts';
import { chooseNumbers } from './derive-key.ts';
import type { CodeOutcome } from './journal-keys.ts';

type Problem = Exclude<KeyProblem, 'no-such-slot'>;

export type ChangedKeys = { ok: true; keyFile: string } | { ok: false; problem: Problem };
export type ChangedSheet =
  { ok: true; keyFile: string; groups: readonly string[] } | { ok: false; problem: Problem };

/** Rewraps the passphrase's slot alone. */
export async function changePassphrase(
  keyFile: string,
  present: string,
  next: string,
  derive: DeriveKey,
): Promise<ChangedKeys> {
  const opened = await openWithPassphrase(keyFile, present, derive);
  if (!opened.ok) return asProblem(opened.problem);
  try {
    const made = await newPassphraseSlot(opened.keyFile.vault, opened.dataKey, next, derive);
    if (made === null) return { ok: false, problem: 'not-enough-memory' };
    return { ok: true, keyFile: await replaceSlots(keyFile, [made]) };
  } finally {
    opened.dataKey.fill(0);
  }
}

export async function makeSheet(
  keyFile: string,
  passphrase: string,
  derive: DeriveKey,
): Promise<ChangedSheet> {
  const opened = await openWithPassphrase(keyFile, passphrase, derive);
  if (!opened.ok) return asProblem(opened.problem);
  const code = newRecoveryCode();
  try {
    const made = await sealRecoverySlot(opened.keyFile.vault, opened.dataKey, code);
    return { ok: true, keyFile: await replaceSlots(keyFile, [made]), groups: recoveryCodeGroups(code) };
  } finally {
    opened.dataKey.fill(0);
    code.fill(0);
  }
}

/** A slot for what this computer's keychain will keep: `secret`, 32 random bytes, which whoever gets them overwrites. */
export type ChangedKeychain = { ok: true; keyFile: string; secret: Bytes } | { ok: false; problem: Problem };

export async function makeKeychainSlot(
  keyFile: string,
  passphrase: string,
  derive: DeriveKey,
): Promise<ChangedKeychain> {
  const opened = await openWithPassphrase(keyFile, passphrase, derive);
  if (!opened.ok) return asProblem(opened.problem);
  try {
    const secret = randomBytes(KEYCHAIN_SECRET_LENGTH);
    const made = await sealKeychainSlot(opened.keyFile.vault, opened.dataKey, secret);
    return { ok: true, keyFile: await replaceSlots(keyFile, [made]), secret };
  } finally {
    opened.dataKey.fill(0);
  }
}

export async function tryCode(keyFile: string, typed: string): Promise<CodeOutcome> {
  const read = parseRecoveryCode(typed);
  if (!read.ok) return { ok: false, problem: 'groups', wrong: read.wrong };
  const opened = await openWithRecoveryCode(keyFile, ownBytes(read.code));
  read.code.fill(0);
  if (!opened.ok) return opened;
  opened.dataKey.fill(0);
  return { ok: true };
}

/** By the code alone: both slots anew, in one change of the key file. */
export async function startAnew(
  keyFile: string,
  typed: string,
  next: string,
  derive: DeriveKey,
): Promise<ChangedSheet> {
  const read = parseRecoveryCode(typed);
  if (!read.ok) return { ok: false, problem: 'wrong-key' };
  const opened = await openWithRecoveryCode(keyFile, read.code);
  read.code.fill(0);
  if (!opened.ok) return asProblem(opened.problem);
  const code = newRecoveryCode();
  try {
    const { vault } = opened.keyFile;
    const passphrase = await newPassphraseSlot(vault, opened.dataKey, next, derive);
    if (passphrase === null) return { ok: false, problem: 'not-enough-memory' };
    const sheet = await sealRecoverySlot(vault, opened.dataKey, code);
    const changed = await replaceSlots(keyFile, [passphrase, sheet]);
    return { ok: true, keyFile: changed, groups: recoveryCodeGroups(code) };
  } finally {
    opened.dataKey.fill(0);
    code.fill(0);
  }
}

async function newPassphraseSlot(
  vault: string,
  dataKey: Bytes,
  passphrase: string,
  derive: DeriveKey,
): ReturnType<typeof sealPassphraseSlot> {
  const numbers = await chooseNumbers(derive);
  return numbers === null ? null : sealPassphraseSlot(vault, dataKey, passphrase, numbers, derive);
}

/** A slot that is not there is, for who holds its key, a damaged one: something took it away. */
function asProblem(problem: KeyProblem): { ok: false; problem: Problem } {
  return { ok: false, problem: problem === 'no-such-slot' ? 'damaged' : problem };
}
