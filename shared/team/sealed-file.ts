/**
 * The frame around sealed files: eight bytes that name the kind, a version, a list of equal lengths, then the age files.
 * Everything is checked by size before a byte of it is opened.
 */
import { concatBytes, equalBytes, utf8, type Bytes } from '../base/bytes.ts';
import { found, refused, type Outcome } from './outcome.ts';
import { SEALED_BYTES } from './seal.ts';

export const FILE_VERSION = 1;
const MAGIC_BYTES = 8;
const AGE_BEGINS = utf8('age-encryption.org/v1\n');

/** Eight bytes each. The line ending at the end is there to be spoilt by anything that treats the file as text. */
export const MAGIC = {
  card: utf8('WScard\r\n'),
  bundle: utf8('WSbund\r\n'),
  sum: utf8('WSsums\r\n'),
} as const;

/** Says what a file begins as, before its size is looked at. */
export function checkBeginning(bytes: Bytes, magic: Bytes): Outcome<true> {
  if (bytes.length < MAGIC_BYTES + 2) {
    const start = magic.subarray(0, Math.min(bytes.length, MAGIC_BYTES));
    const begins = bytes.length > 0 && equalBytes(bytes.subarray(0, start.length), start);
    return refused(begins ? 'cut-short' : 'not-this-kind');
  }
  if (!equalBytes(bytes.subarray(0, MAGIC_BYTES), magic)) return refused('not-this-kind');
  const version = new DataView(bytes.buffer, bytes.byteOffset).getUint16(MAGIC_BYTES);
  if (version > FILE_VERSION) return refused('newer-format');
  return version === FILE_VERSION ? found(true) : refused('damaged');
}

/** magic 8 | version 2 | head | age files of 4,296 bytes each. */
export function writeSealedFile(magic: Bytes, head: Bytes, parts: readonly Bytes[]): Bytes {
  return concatBytes(magic, new Uint8Array([FILE_VERSION >> 8, FILE_VERSION & 0xff]), head, ...parts);
}

/** Cuts `count` age files out of a file whose head has `headBytes` bytes; refuses any other size. */
export function readSealedParts(bytes: Bytes, headBytes: number, count: number): Outcome<readonly Bytes[]> {
  const from = MAGIC_BYTES + 2 + headBytes;
  const size = from + count * SEALED_BYTES;
  if (bytes.length < size) return refused('cut-short');
  if (bytes.length > size) return refused('damaged');
  const parts: Bytes[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = bytes.slice(from + index * SEALED_BYTES, from + (index + 1) * SEALED_BYTES);
    if (!equalBytes(part.subarray(0, AGE_BEGINS.length), AGE_BEGINS)) return refused('damaged');
    parts.push(part);
  }
  return found(parts);
}

/** The head of a file whose beginning was checked; null when the file ends before it does. */
export function readHead(bytes: Bytes, headBytes: number): Bytes | null {
  const head = bytes.slice(MAGIC_BYTES + 2, MAGIC_BYTES + 2 + headBytes);
  return head.length === headBytes ? head : null;
}
