/**
 * From the data key to one key per use, by HKDF-SHA-256. No key made here can be taken out of WebCrypto again,
 * and none serves two uses: the label, the journal and, for the log, run and salt are part of the derivation.
 *
 * A row of the cache is sealed here too. Kind, id and what the row reflects are bound to it, so that a row moved to
 * another place, or an older one put back under a newer head, does not open. Lengths are blurred as in the log.
 *
 *     version 1 | nonce 12 | ciphertext of (length 4 | plaintext | zeros) | tag 16
 */
import { type Bytes, concatBytes, ownBytes, randomBytes, utf8 } from '../base/bytes.ts';
import { idBytes, isZero, readU32, requireLength, u32 } from './byte-layout.ts';
import { VaultError } from './errors.ts';
import { paddedRowLength } from './padding.ts';
import { NONCE_LENGTH, open, seal, TAG_LENGTH } from './sealing.ts';

declare const dataKeyMark: unique symbol;

/** The journal's data key, good for deriving and for nothing else. Marked, so that no other key is taken for it. */
export type DataKey = CryptoKey & { readonly [dataKeyMark]: true };

export const KEY_LENGTH = 32;
export const SALT_LENGTH = 32;

const LOG_LABEL = 'wellspring vault 1 log';
const CACHE_LABEL = 'wellspring vault 1 cache';
const DRAWER_LABEL = 'wellspring vault 1 drawer';

const ROW_VERSION = 1;
const LENGTH_FIELD = 4;

/** Takes the 32 bytes of a data key into WebCrypto and overwrites `raw` with zeros, whatever happens. */
export async function importDataKey(raw: Bytes): Promise<DataKey> {
  try {
    requireLength(raw, KEY_LENGTH, 'A data key');
    return (await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey'])) as DataKey;
  } finally {
    raw.fill(0);
  }
}

/** The key of one segment of the log. `salt` is the segment's own, 32 bytes. */
export async function segmentKey(
  dataKey: DataKey,
  vault: string,
  run: string,
  salt: Uint8Array,
): Promise<CryptoKey> {
  requireLength(salt, SALT_LENGTH, 'A segment salt');
  return deriveSealingKey(
    dataKey,
    ownBytes(salt),
    concatBytes(label(LOG_LABEL), idBytes(vault), idBytes(run)),
  );
}

/** The key of the cache: one per journal, for rows of every kind. */
export async function cacheKey(dataKey: DataKey, vault: string): Promise<CryptoKey> {
  return deriveSealingKey(
    dataKey,
    new Uint8Array(SALT_LENGTH),
    concatBytes(label(CACHE_LABEL), idBytes(vault)),
  );
}

/** The key of one drawer, a folder of sealed files beside the log; each file is sealed like a row of the cache. */
export async function drawerKey(dataKey: DataKey, vault: string, drawer: string): Promise<CryptoKey> {
  const info = concatBytes(label(DRAWER_LABEL), idBytes(vault), utf8(drawer));
  return deriveSealingKey(dataKey, new Uint8Array(SALT_LENGTH), info);
}

/** Ends in a zero byte, so that no label is the beginning of another one's input. */
function label(text: string): Bytes {
  return concatBytes(utf8(text), new Uint8Array(1));
}

/** For one use, which `info` names. `salt` is 32 bytes. */
export function deriveSealingKey(dataKey: DataKey, salt: Bytes, info: Bytes): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    dataKey,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

export interface CacheRowPlace {
  /** The table or purpose, for example `entry`, `page`, `index`, `meta`. */
  readonly kind: string;
  readonly id: string;
  /** The newest sequence number this row reflects, or a head written as text. The caller keeps it beside the row. */
  readonly reflects: number | string;
}

/** The largest plaintext of a row, in bytes. */
export const CACHE_ROW_LIMIT = 256 * 1024 * 1024;

/** Throws VaultError 'too-large' over CACHE_ROW_LIMIT. */
export async function sealCacheRow(key: CryptoKey, place: CacheRowPlace, plaintext: Bytes): Promise<Bytes> {
  if (plaintext.length > CACHE_ROW_LIMIT) throw new VaultError('too-large', 'A cache row is over its limit.');
  const padded = new Uint8Array(paddedRowLength(LENGTH_FIELD + plaintext.length));
  padded.set(u32(plaintext.length));
  padded.set(plaintext, LENGTH_FIELD);
  const nonce = randomBytes(NONCE_LENGTH);
  const sealed = await seal(key, nonce, placeBytes(place), padded);
  return concatBytes(new Uint8Array([ROW_VERSION]), nonce, sealed);
}

/** Throws VaultError 'damaged' or 'newer-version'; either way the row can be rebuilt from the log. */
export async function openCacheRow(key: CryptoKey, place: CacheRowPlace, row: Bytes): Promise<Bytes> {
  const version = row[0] ?? 0;
  if (version > ROW_VERSION) throw new VaultError('newer-version', 'A cache row of a later version.');
  const bodyAt = 1 + NONCE_LENGTH;
  if (version !== ROW_VERSION || row.length < bodyAt + TAG_LENGTH) throw damaged();
  const padded = await open(key, row.subarray(1, bodyAt), placeBytes(place), row.subarray(bodyAt));
  if (padded === null || padded.length < LENGTH_FIELD) throw damaged();
  const end = LENGTH_FIELD + readU32(padded, 0);
  if (end > padded.length || !isZero(padded, end)) throw damaged();
  return padded.subarray(LENGTH_FIELD, end);
}

/** Each part is preceded by its length, so that no two places share their bytes. */
function placeBytes(place: CacheRowPlace): Bytes {
  const parts = [place.kind, place.id, String(place.reflects)].map(utf8);
  return concatBytes(new Uint8Array([ROW_VERSION]), ...parts.flatMap((part) => [u32(part.length), part]));
}

function damaged(): VaultError {
  return new VaultError('damaged', 'A cache row does not open in its place.');
}
