import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { type Bytes, concatBytes, equalBytes, fromHex, randomBytes, toHex } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { replaceSlots, sealPassphraseSlot, sealRecoverySlot } from './change-keys.ts';
import { keyFileSlot, readKeyFile, writeKeyFile } from './key-file.ts';
import {
  type DeriveKey,
  hasRecoveryCode,
  openWithPassphrase,
  openWithRecoveryCode,
} from './open-key-file.ts';
import { newRecoveryCode } from './recovery-code.ts';

const numbers = { memoryKib: 64 * 1024, passes: 3, parallelism: 1 };
/** Stands for Argon2id: this file is about slots, and the vectors hold Argon2id itself to account. */
const derive: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(concatBytes(passphrase, salt)).digest());

let vault = '';
let dataKey: Bytes;
let first = '';

async function withPassphrase(passphrase: string): ReturnType<typeof sealPassphraseSlot> {
  return sealPassphraseSlot(vault, dataKey, passphrase, numbers, derive);
}

beforeEach(async () => {
  vault = newId();
  dataKey = randomBytes(32);
  const made = await withPassphrase('first');
  const slots = [await keyFileSlot(made?.bytes ?? randomBytes(1))];
  const stated = { format: 'wellspring-vault', version: 1, vault, generation: 4 } as const;
  first = await writeKeyFile({ ...stated, label: 'Evenings', owner: 'school', slots });
});

const outcome = async (opening: ReturnType<typeof openWithPassphrase>): Promise<string> => {
  const opened = await opening;
  if (!opened.ok) return opened.problem;
  return equalBytes(opened.dataKey, dataKey) ? 'opens' : 'another data key';
};

test('a changed passphrase opens, the old one does not, and the sheet still does', async () => {
  const code = newRecoveryCode();
  const withSheet = await replaceSlots(first, [await sealRecoverySlot(vault, dataKey, code)]);
  const made = await withPassphrase('second');
  const changed = await replaceSlots(withSheet, made === null ? [] : [made]);
  expect(await outcome(openWithPassphrase(changed, 'second', derive))).toBe('opens');
  expect(await outcome(openWithPassphrase(changed, 'first', derive))).toBe('wrong-key');
  expect(await outcome(openWithRecoveryCode(changed, code))).toBe('opens');
  expect(await readKeyFile(changed)).toMatchObject({
    keyFile: { generation: 6, label: 'Evenings', owner: 'school', vault },
    damagedSlots: [],
  });
  // What the screen says of old key files is true.
  expect(await outcome(openWithPassphrase(withSheet, 'first', derive))).toBe('opens');
});

test('a new sheet makes the old one void, and the passphrase stays', async () => {
  const [old, code] = [newRecoveryCode(), newRecoveryCode()];
  expect(await hasRecoveryCode(first)).toBe(false);
  expect(await outcome(openWithRecoveryCode(first, old))).toBe('no-such-slot');
  const withOld = await replaceSlots(first, [await sealRecoverySlot(vault, dataKey, old)]);
  const changed = await replaceSlots(withOld, [await sealRecoverySlot(vault, dataKey, code)]);
  expect(await hasRecoveryCode(changed)).toBe(true);
  expect(await outcome(openWithRecoveryCode(changed, code))).toBe('opens');
  expect(await outcome(openWithRecoveryCode(changed, old))).toBe('wrong-key');
  expect(await outcome(openWithPassphrase(changed, 'first', derive))).toBe('opens');
});

test('a damaged slot goes at the next change, a slot of a later kind stays', async () => {
  const code = newRecoveryCode();
  const made = await replaceSlots(first, [await sealRecoverySlot(vault, dataKey, code)]);
  const read = await readKeyFile(made);
  if (read.state !== 'ready') throw new Error('unreadable');
  const later = fromHex(read.keyFile.slots[1]?.bytes ?? '') ?? randomBytes(1);
  later[33] = 5;
  const slots = [...read.keyFile.slots, await keyFileSlot(later)];
  const withLater = await writeKeyFile({ ...read.keyFile, slots });
  const recovery = read.keyFile.slots[0]?.bytes ?? '';
  const spoilt = withLater.replace(
    recovery,
    recovery.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  );
  expect(await outcome(openWithRecoveryCode(spoilt, code))).toBe('newer-version');
  expect(await hasRecoveryCode(spoilt)).toBe(false);
  const passphrase = await withPassphrase('second');
  const changed = await replaceSlots(spoilt, passphrase === null ? [] : [passphrase]);
  const after = await readKeyFile(changed);
  if (after.state !== 'ready') throw new Error('unreadable');
  expect(after.keyFile.slots.map(({ bytes }) => bytes)).toEqual([
    toHex(passphrase?.bytes ?? randomBytes(1)),
    toHex(later),
  ]);
});

test('a key file that cannot be read is not changed', async () => {
  await expect(replaceSlots(first.replace('school', 'mine'), [])).rejects.toMatchObject({ code: 'damaged' });
  const none: DeriveKey = async () => null;
  expect(await sealPassphraseSlot(vault, dataKey, 'x', numbers, none)).toBe(null);
  expect(await outcome(openWithPassphrase(first, 'first', none))).toBe('not-enough-memory');
});
