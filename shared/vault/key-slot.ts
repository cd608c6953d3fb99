/**
 * A key slot: the data key, wrapped by a key made from what the writer knows or holds on paper.
 *
 *     version 1 | vault 16 | slot id 16 | kind 1 | kdf 1 | memory KiB 4 | passes 4 | parallelism 1 | salt 32
 *     | nonce 12 | ciphertext 32 | tag 16
 *
 * Everything before the nonce is the additional data: weaker numbers cannot be written over stronger ones unseen.
 */
import { type Bytes, concatBytes, ownBytes, randomBytes, utf8 } from '../base/bytes.ts';
import { FieldReader, idBytes, requireLength, u32 } from './byte-layout.ts';
import { VaultError } from './errors.ts';
import { RECOVERY_CODE_LENGTH } from './recovery-code.ts';
import { NONCE_LENGTH, open, seal, TAG_LENGTH } from './sealing.ts';
import { type DataKey, deriveSealingKey, KEY_LENGTH, SALT_LENGTH } from './subkeys.ts';

/** What opens a slot. A `former` one is opened by the data key itself and holds the one before it. */
export type SlotKind = 'passphrase' | 'recovery-code' | 'keychain' | 'former';

/** The amounts Argon2id is given. */
export interface Argon2Numbers {
  readonly memoryKib: number;
  readonly passes: number;
  readonly parallelism: number;
}

interface SlotPlace {
  readonly vault: string;
  readonly slotId: string;
  /** 32 bytes. Argon2id takes `argon2Salt(salt)`, HKDF all of it. */
  readonly salt: Bytes;
}

/** Amounts belong to passphrases; everything else is random enough to need none. */
export type Slot = SlotPlace &
  (
    | { readonly kind: 'passphrase'; readonly numbers: Argon2Numbers }
    | { readonly kind: Exclude<SlotKind, 'passphrase'> }
  );

export type SlotToSeal = Slot & {
  /** 32 bytes; not changed. The caller overwrites it. */
  readonly dataKey: Bytes;
  /** 32 bytes, from Argon2id, `recoveryKek` or `keychainKek`, which the caller overwrites; or `formerKek`. */
  readonly kek: Bytes | CryptoKey;
};

const VERSION = 1;
const KINDS: Readonly<Record<SlotKind, number>> = {
  passphrase: 1,
  'recovery-code': 2,
  keychain: 3,
  former: 4,
};
const LAST_RESERVED_KIND = 8;
const ARGON2ID = 1;
const HKDF_SHA256 = 2;
const NO_NUMBERS: Argon2Numbers = { memoryKib: 0, passes: 0, parallelism: 0 };
const RECOVERY_LABEL = 'wellspring vault 1 recovery';
const KEYCHAIN_LABEL = 'wellspring vault 1 keychain';
const FORMER_LABEL = 'wellspring vault 1 former';
const SLOT_HEADER_LENGTH = 76;
const ARGON2_SALT_LENGTH = 16;

export const SLOT_LENGTH = SLOT_HEADER_LENGTH + NONCE_LENGTH + KEY_LENGTH + TAG_LENGTH;

/** What is accepted on opening, before anything is allocated. */
export const ARGON2_LIMITS = {
  memoryKib: { least: 64 * 1024, most: 1024 * 1024 },
  passes: { least: 3, most: 10 },
  parallelism: { least: 1, most: 1 },
} as const;

/**
 * Reads the header of a slot; opens nothing.
 * Throws VaultError 'newer-version', 'damaged' or 'unsupported-kdf'.
 */
export function parseSlot(bytes: Uint8Array): Slot {
  const fields = new FieldReader(bytes);
  const version = fields.u8();
  if (version > VERSION) throw new VaultError('newer-version', 'A key slot of a later version.');
  if (version !== VERSION || bytes.length !== SLOT_LENGTH) {
    throw new VaultError('damaged', 'A key slot of an impossible length or version.');
  }
  const vault = fields.id();
  const slotId = fields.id();
  const kindNumber = fields.u8();
  const kdf = fields.u8();
  const numbers = { memoryKib: fields.u32(), passes: fields.u32(), parallelism: fields.u8() };
  const salt = new Uint8Array(fields.take(SALT_LENGTH));
  if (kindNumber === 0 || kindNumber > LAST_RESERVED_KIND)
    throw new VaultError('damaged', 'A key slot of no known kind.');
  const kind = kindOf(kindNumber);
  if (kind === null) throw new VaultError('newer-version', 'A kind of key slot kept for a later version.');
  if (kdf !== (kind === 'passphrase' ? ARGON2ID : HKDF_SHA256))
    throw new VaultError('unsupported-kdf', 'A derivation that is not known.');
  if (kind === 'passphrase') {
    refuseNumbers(numbers);
    return { vault, slotId, kind, numbers, salt };
  }
  if (numbers.memoryKib !== 0 || numbers.passes !== 0 || numbers.parallelism !== 0)
    throw new VaultError('unsupported-kdf', 'Amounts where there are none to give.');
  return { vault, slotId, kind, salt };
}

function kindOf(number: number): SlotKind | null {
  const found = Object.entries(KINDS).find(([, one]) => one === number);
  return found === undefined ? null : (found[0] as SlotKind);
}

/** Wraps a data key. Throws VaultError 'unsupported-kdf' for numbers that could not be opened again. */
export async function sealSlot(slot: SlotToSeal): Promise<Bytes> {
  const isPassphrase = slot.kind === 'passphrase';
  const numbers = isPassphrase ? slot.numbers : NO_NUMBERS;
  if (isPassphrase) refuseNumbers(numbers);
  requireLength(slot.salt, SALT_LENGTH, 'The salt of a slot');
  requireLength(slot.dataKey, KEY_LENGTH, 'A data key');
  const header = concatBytes(
    new Uint8Array([VERSION]),
    idBytes(slot.vault),
    idBytes(slot.slotId),
    new Uint8Array([KINDS[slot.kind], isPassphrase ? ARGON2ID : HKDF_SHA256]),
    u32(numbers.memoryKib),
    u32(numbers.passes),
    new Uint8Array([numbers.parallelism]),
    slot.salt,
  );
  const nonce = randomBytes(NONCE_LENGTH);
  return concatBytes(header, nonce, await seal(await importKek(slot.kek), nonce, header, slot.dataKey));
}

/**
 * The raw data key, 32 bytes, for `importDataKey`, which overwrites it.
 * Throws what `parseSlot` throws, and VaultError 'wrong-key' when the seal does not hold. Check the slot's SHA-256
 * first (`readKeyFile` does): after that, a broken seal means another passphrase or code.
 */
export async function openSlot(slotBytes: Bytes, kek: Bytes | CryptoKey): Promise<Bytes> {
  parseSlot(slotBytes);
  const nonceAt = SLOT_HEADER_LENGTH;
  const sealedAt = nonceAt + NONCE_LENGTH;
  const dataKey = await open(
    await importKek(kek),
    slotBytes.subarray(nonceAt, sealedAt),
    slotBytes.subarray(0, nonceAt),
    slotBytes.subarray(sealedAt),
  );
  if (dataKey === null) throw new VaultError('wrong-key', 'The key does not open this slot.');
  return dataKey;
}

/** The bytes Argon2id is given for a passphrase: NFKC, so that every keyboard spells it alike, then UTF-8. */
export function normalisePassphrase(text: string): Bytes {
  return utf8(text.normalize('NFKC'));
}

/** The part of a slot's salt that Argon2id takes: the first 16 bytes, the length every library accepts. */
export function argon2Salt(salt: Uint8Array): Bytes {
  requireLength(salt, SALT_LENGTH, 'The salt of a slot');
  return new Uint8Array(salt.subarray(0, ARGON2_SALT_LENGTH));
}

/** The key that a recovery code gives for one slot: 32 bytes by HKDF-SHA-256. The caller overwrites them. */
export async function recoveryKek(code: Bytes, slot: SlotPlace): Promise<Bytes> {
  requireLength(code, RECOVERY_CODE_LENGTH, 'A recovery code');
  return kekOf(code, RECOVERY_LABEL, slot);
}

/** The same for what a keychain keeps: 32 random bytes. */
export async function keychainKek(secret: Bytes, slot: SlotPlace): Promise<Bytes> {
  requireLength(secret, KEY_LENGTH, 'A secret of the keychain');
  return kekOf(secret, KEYCHAIN_LABEL, slot);
}

/** The key of the slot that holds the data key before `dataKey`. It cannot be taken out. */
export async function formerKek(dataKey: DataKey, slot: SlotPlace): Promise<CryptoKey> {
  requireLength(slot.salt, SALT_LENGTH, 'The salt of a slot');
  return deriveSealingKey(dataKey, slot.salt, slotInfo(FORMER_LABEL, slot));
}

async function kekOf(secret: Bytes, label: string, slot: SlotPlace): Promise<Bytes> {
  requireLength(slot.salt, SALT_LENGTH, 'The salt of a slot');
  const ikm = await crypto.subtle.importKey('raw', ownBytes(secret), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: slot.salt, info: slotInfo(label, slot) },
    ikm,
    KEY_LENGTH * 8,
  );
  return new Uint8Array(bits);
}

function slotInfo(label: string, slot: SlotPlace): Bytes {
  return concatBytes(utf8(label), new Uint8Array(1), idBytes(slot.vault), idBytes(slot.slotId));
}

function refuseNumbers(numbers: Argon2Numbers): void {
  for (const name of ['memoryKib', 'passes', 'parallelism'] as const) {
    const { least, most } = ARGON2_LIMITS[name];
    const number = numbers[name];
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new VaultError('unsupported-kdf', 'Amounts of memory or work that are not accepted.');
    }
  }
}

async function importKek(kek: Bytes | CryptoKey): Promise<CryptoKey> {
  if (!(kek instanceof Uint8Array)) return kek;
  requireLength(kek, KEY_LENGTH, 'A key-wrapping key');
  return crypto.subtle.importKey('raw', ownBytes(kek), 'AES-GCM', false, ['encrypt', 'decrypt']);
}
