/**
 * The first step to new keys (shared/vault/FORMAT.md, "New keys"): a key file of the next epoch around a data key that was just drawn, in
 * which the old one lies sealed for whoever holds the new one. Writes nothing.
 */
import { type Bytes, randomBytes } from '../../shared/base/bytes.ts';
import {
  type NewSlot,
  sealFormerSlot,
  sealPassphraseSlot,
  sealRecoverySlot,
  startNewKeys,
} from '../../shared/vault/change-keys.ts';
import { VaultError } from '../../shared/vault/errors.ts';
import { openFormerSlots } from '../../shared/vault/former-keys.ts';
import {
  type DeriveKey,
  hasRecoveryCode,
  type KeyProblem,
  openWithPassphrase,
  openWithRecoveryCode,
} from '../../shared/vault/open-key-file.ts';
import { newRecoveryCode, parseRecoveryCode, recoveryCodeGroups } from '../../shared/vault/recovery-code.ts';
import { importDataKey, KEY_LENGTH } from '../../shared/vault/subkeys.ts';
import { chooseNumbers } from './derive-key.ts';
import type { DrawProblem } from './journal-keys.ts';

/** `groups`: of the new sheet; null when the sheet that was there stays, or there was none. */
export type DrawnKeys =
  | { readonly ok: true; readonly keyFile: string; readonly groups: readonly string[] | null }
  | { readonly ok: false; readonly problem: DrawProblem };

/** `typedCode`: of the sheet that is to stay; null for a new sheet, where there was one. */
export async function drawNewKeys(
  keyFile: string,
  passphrase: string,
  typedCode: string | null,
  derive: DeriveKey,
): Promise<DrawnKeys> {
  const hadSheet = await hasRecoveryCode(keyFile);
  const code = hadSheet ? await codeFor(keyFile, typedCode) : null;
  if (code === 'wrong') return { ok: false, problem: 'wrong-code' };
  const opened = await openWithPassphrase(keyFile, passphrase, derive);
  if (!opened.ok) {
    code?.fill(0);
    return { ok: false, problem: asProblem(opened.problem) };
  }
  const { vault } = opened.keyFile;
  const raw = randomBytes(KEY_LENGTH);
  const before: Bytes[] = [opened.dataKey];
  try {
    const old = await importDataKey(new Uint8Array(opened.dataKey));
    before.push(...(await openFormerSlots(opened.keyFile, opened.damagedSlots, old)));
    const numbers = await chooseNumbers(derive);
    const forPassphrase =
      numbers === null ? null : await sealPassphraseSlot(vault, raw, passphrase, numbers, derive);
    if (forPassphrase === null) return { ok: false, problem: 'not-enough-memory' };
    const slots: NewSlot[] = [forPassphrase];
    if (code !== null) slots.push(await sealRecoverySlot(vault, raw, code));
    const inUse = await importDataKey(new Uint8Array(raw));
    for (const one of before) slots.push(await sealFormerSlot(vault, inUse, one));
    const groups = code === null || typedCode !== null ? null : recoveryCodeGroups(code);
    return { ok: true, keyFile: await startNewKeys(keyFile, slots), groups };
  } catch (error) {
    if (error instanceof VaultError && error.code === 'newer-version')
      return { ok: false, problem: 'newer-version' };
    throw error;
  } finally {
    for (const one of [raw, ...before]) one.fill(0);
    code?.fill(0);
  }
}

/** The sheet that is there must be shown to open the journal before it is made to open it again. */
async function codeFor(keyFile: string, typed: string | null): Promise<Bytes | 'wrong'> {
  if (typed === null) return newRecoveryCode();
  const read = parseRecoveryCode(typed);
  if (!read.ok) return 'wrong';
  const code = new Uint8Array(read.code);
  read.code.fill(0);
  const opened = await openWithRecoveryCode(keyFile, code);
  if (!opened.ok) {
    code.fill(0);
    return 'wrong';
  }
  opened.dataKey.fill(0);
  return code;
}

function asProblem(problem: KeyProblem): DrawProblem {
  return problem === 'no-such-slot' ? 'damaged' : problem;
}
