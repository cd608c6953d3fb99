/** What opens a journal once new keys are drawn, and what keeps them from being drawn. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { concatBytes, fromHex } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { replaceSlots, sealKeychainSlot, sealRecoverySlot } from '../../shared/vault/change-keys.ts';
import { openFormerSlots } from '../../shared/vault/former-keys.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { keyFileSlot, kindOf, readKeyFile, writeKeyFile } from '../../shared/vault/key-file.ts';
import type { DeriveKey } from '../../shared/vault/open-key-file.ts';
import { openWithPassphrase, openWithRecoveryCode } from '../../shared/vault/open-key-file.ts';
import { newRecoveryCode, recoveryCodeGroups } from '../../shared/vault/recovery-code.ts';
import { drawNewKeys } from './draw-new-keys.ts';
import { makeKeys, openKeys } from './key-ring.ts';

const PASSPHRASE = 'quiet harbour';

/** Stands for Argon2id, which this is not about. */
const derive: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(concatBytes(passphrase, salt)).digest());

let vault: string;
let keyFile: string;
let oldKeys: DataKeys;

async function unlock(text: string): Promise<DataKeys> {
  const opened = await openKeys(text, PASSPHRASE, derive);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.keys;
}

beforeEach(async () => {
  const made = await makeKeys(PASSPHRASE, 'Evenings', 'mine', derive);
  if (made === null) throw new Error('no keys');
  ({ vault, keyFile } = made);
  oldKeys = await unlock(keyFile);
});

async function draw(code: string | null = null): Promise<readonly string[] | null> {
  const drawn = await drawNewKeys(keyFile, PASSPHRASE, code, derive);
  if (!drawn.ok) throw new Error(drawn.problem);
  keyFile = drawn.keyFile;
  return drawn.groups;
}

describe('what opens a journal of new keys', () => {
  async function withSheet(): Promise<Bytes> {
    const opened = await openWithPassphrase(keyFile, PASSPHRASE, derive);
    if (!opened.ok) throw new Error(opened.problem);
    const code = newRecoveryCode();
    const slots = [
      await sealRecoverySlot(vault, opened.dataKey, code),
      await sealKeychainSlot(vault, opened.dataKey, new Uint8Array(32)),
    ];
    keyFile = await replaceSlots(keyFile, slots);
    return code;
  }
  const opensByCode = async (code: Bytes) => openWithRecoveryCode(keyFile, code);

  it('the sheet that was there, when its code was typed', async () => {
    const code = await withSheet();
    expect(await draw(recoveryCodeGroups(code).join(' '))).toBe(null);
    expect((await opensByCode(code)).ok).toBe(true);
  });

  it('otherwise a new sheet, and the old one no more', async () => {
    const code = await withSheet();
    expect(await draw()).toHaveLength(8);
    expect(await opensByCode(code)).toEqual({ ok: false, problem: 'wrong-key' });
  });

  it('another sheet’s code and another passphrase change nothing', async () => {
    await withSheet();
    const typed = recoveryCodeGroups(newRecoveryCode()).join(' ');
    expect(await drawNewKeys(keyFile, PASSPHRASE, typed, derive)).toEqual({
      ok: false,
      problem: 'wrong-code',
    });
    expect(await drawNewKeys(keyFile, 'not this one', null, derive)).toEqual({
      ok: false,
      problem: 'wrong-key',
    });
  });

  it('not the keychain, whose slot holds the old key', async () => {
    await withSheet();
    await draw();
    const read = await readKeyFile(keyFile);
    const kinds = read.state === 'ready' ? read.keyFile.slots.map(kindOf) : [];
    expect(kinds).toEqual(['passphrase', 'recovery-code', 'former']);
  });

  it('a slot of a later version keeps the keys as they are', async () => {
    const read = await readKeyFile(keyFile);
    if (read.state !== 'ready') throw new Error('unreadable');
    const later = fromHex(read.keyFile.slots[0]?.bytes ?? '') ?? new Uint8Array();
    later[33] = 6;
    const slots = [...read.keyFile.slots, await keyFileSlot(later)];
    const withLater = await writeKeyFile({ ...read.keyFile, slots });
    expect(await drawNewKeys(withLater, PASSPHRASE, null, derive)).toEqual({
      ok: false,
      problem: 'newer-version',
    });
  });

  it('the new key opens the former one, and the former one not the new', async () => {
    await draw();
    const read = await readKeyFile(keyFile);
    if (read.state !== 'ready') throw new Error('unreadable');
    const { dataKey } = await unlock(keyFile);
    expect(await openFormerSlots(read.keyFile, [], dataKey)).toHaveLength(1);
    expect(await openFormerSlots(read.keyFile, [], oldKeys.dataKey)).toEqual([]);
  });
});
