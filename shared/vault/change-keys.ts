/**
 * Changing what opens a journal: new slots around the same data key, in a key file of the next generation. Nothing in the
 * log changes, and nothing here can end what an older key file and its secret open: whoever kept both still can.
 */
import { type Bytes, randomBytes } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { VaultError } from './errors.ts';
import { CHANGES_KEPT } from './key-kinship.ts';
import { keyFileSlot, kindOf, type KeyFileReading, readKeyFile, writeKeyFile } from './key-file.ts';
import {
  type Argon2Numbers,
  argon2Salt,
  formerKek,
  keychainKek,
  normalisePassphrase,
  recoveryKek,
  sealSlot,
  type SlotKind,
} from './key-slot.ts';
import type { DeriveKey } from './open-key-file.ts';
import { type DataKey, SALT_LENGTH } from './subkeys.ts';

export interface NewSlot {
  readonly kind: SlotKind;
  readonly bytes: Bytes;
}

/** Null where the machine cannot give Argon2 its memory. `dataKey` is raw and not changed. */
export async function sealPassphraseSlot(
  vault: string,
  dataKey: Bytes,
  passphrase: string,
  numbers: Argon2Numbers,
  derive: DeriveKey,
): Promise<NewSlot | null> {
  const salt = randomBytes(SALT_LENGTH);
  const kek = await derive(normalisePassphrase(passphrase), argon2Salt(salt), numbers);
  if (kek === null) return null;
  const slot = { vault, slotId: newId(), kind: 'passphrase', numbers, salt, dataKey, kek } as const;
  return { kind: 'passphrase', bytes: await sealSlot(slot).finally(() => kek.fill(0)) };
}

/** `code` is 20 bytes; neither it nor the raw `dataKey` is changed. */
export async function sealRecoverySlot(vault: string, dataKey: Bytes, code: Bytes): Promise<NewSlot> {
  const place = { vault, slotId: newId(), salt: randomBytes(SALT_LENGTH) };
  const kek = await recoveryKek(code, place);
  const slot = { ...place, kind: 'recovery-code', dataKey, kek } as const;
  return { kind: 'recovery-code', bytes: await sealSlot(slot).finally(() => kek.fill(0)) };
}

/** `secret` is 32 random bytes; neither it nor the raw `dataKey` is changed. */
export async function sealKeychainSlot(vault: string, dataKey: Bytes, secret: Bytes): Promise<NewSlot> {
  const place = { vault, slotId: newId(), salt: randomBytes(SALT_LENGTH) };
  const kek = await keychainKek(secret, place);
  const slot = { ...place, kind: 'keychain', dataKey, kek } as const;
  return { kind: 'keychain', bytes: await sealSlot(slot).finally(() => kek.fill(0)) };
}

/** A data key that was in use, for whoever holds the one that is. The raw `former` is not changed. */
export async function sealFormerSlot(vault: string, dataKey: DataKey, former: Bytes): Promise<NewSlot> {
  const place = { vault, slotId: newId(), salt: randomBytes(SALT_LENGTH) };
  const kek = await formerKek(dataKey, place);
  return {
    kind: 'former',
    bytes: await sealSlot({ ...place, kind: 'former', dataKey: former, kek }),
  };
}

/**
 * The key file of the next generation, in which the new slots stand for all slots of their kinds. Damaged slots go: they open
 * nothing, and a key file that holds one mends nothing. Slots of later kinds stay. Throws VaultError for a key
 * file that cannot be read.
 */
export async function replaceSlots(keyFileText: string, made: readonly NewSlot[]): Promise<string> {
  return changeSlots(keyFileText, made, new Set(made.map(({ kind }) => kind)));
}

/** The key file of the next generation, without the slots of these kinds. Throws as `replaceSlots` does. */
export async function removeSlots(keyFileText: string, kinds: readonly SlotKind[]): Promise<string> {
  return changeSlots(keyFileText, [], new Set(kinds));
}

/**
 * The key file of the next generation and epoch: these slots and no others, because any other holds a data key that is not in
 * use any more. Throws as `replaceSlots` does, and VaultError 'newer-version' when a slot of a later kind is there, which
 * nothing here could make anew.
 */
export async function startNewKeys(keyFileText: string, made: readonly NewSlot[]): Promise<string> {
  const { keyFile } = await readChangeable(keyFileText);
  for (const stored of keyFile.slots) {
    if (kindOf(stored) === 'later') throw new VaultError('newer-version', 'A slot of a later version.');
  }
  const slots = await Promise.all(made.map(({ bytes }) => keyFileSlot(bytes)));
  const { generation, epoch = 0 } = keyFile;
  const changes = [...(keyFile.changes ?? []), newId()].slice(-CHANGES_KEPT);
  return writeKeyFile({ ...keyFile, generation: generation + 1, epoch: epoch + 1, changes, slots });
}

async function changeSlots(
  keyFileText: string,
  made: readonly NewSlot[],
  without: ReadonlySet<SlotKind>,
): Promise<string> {
  const { keyFile, damagedSlots } = await readChangeable(keyFileText);
  const kept = keyFile.slots.filter((stored, index) => {
    const kind = kindOf(stored);
    return !damagedSlots.includes(index) && (kind === 'later' || kind === null || !without.has(kind));
  });
  const slots = [...(await Promise.all(made.map(({ bytes }) => keyFileSlot(bytes)))), ...kept];
  return writeKeyFile({ ...keyFile, generation: keyFile.generation + 1, slots });
}

async function readChangeable(text: string): Promise<Extract<KeyFileReading, { state: 'ready' }>> {
  const read = await readKeyFile(text);
  if (read.state !== 'ready') throw new VaultError(read.state, 'A key file that cannot be changed.');
  return read;
}
