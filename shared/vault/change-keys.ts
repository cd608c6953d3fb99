/**
 * Changing what opens a journal: new slots around the same data key, in a key file of the next generation. Nothing in the
 * log changes, and nothing here can end what an older key file and its secret open: whoever kept both still can.
 */
import { type Bytes, randomBytes } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { VaultError } from './errors.ts';
import { type KeyFileSlot, keyFileSlot, readKeyFile, slotBytesOf, writeKeyFile } from './key-file.ts';
import {
  type Argon2Numbers,
  argon2Salt,
  normalisePassphrase,
  parseSlot,
  recoveryKek,
  sealSlot,
  type SlotKind,
} from './key-slot.ts';
import type { DeriveKey } from './open-key-file.ts';
import { SALT_LENGTH } from './subkeys.ts';

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

/**
 * The key file of the next generation, in which the new slots stand for all slots of their kinds. Damaged slots go: they open
 * nothing, and a key file that holds one mends nothing. Slots of later kinds stay. Throws VaultError for a key
 * file that cannot be read.
 */
export async function replaceSlots(keyFileText: string, made: readonly NewSlot[]): Promise<string> {
  const read = await readKeyFile(keyFileText);
  if (read.state !== 'ready') throw new VaultError(read.state, 'A key file that cannot be changed.');
  const kinds = new Set(made.map(({ kind }) => kind));
  const kept = read.keyFile.slots.filter(
    (stored, index) => !read.damagedSlots.includes(index) && !isOf(stored, kinds),
  );
  const slots = [...(await Promise.all(made.map(({ bytes }) => keyFileSlot(bytes)))), ...kept];
  return writeKeyFile({ ...read.keyFile, generation: read.keyFile.generation + 1, slots });
}

function isOf(stored: KeyFileSlot, kinds: ReadonlySet<SlotKind>): boolean {
  try {
    return kinds.has(parseSlot(slotBytesOf(stored)).kind);
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
}
