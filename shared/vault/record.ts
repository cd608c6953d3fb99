/**
 * The plaintext of one frame: which document an update belongs to, and the update.
 *
 *     version 1 | kind 1 | document id 16 | length 4 | update | zeros up to the padded length
 */
import { type Bytes, concatBytes } from '../base/bytes.ts';
import { FieldReader, idBytes, isZero, u32 } from './byte-layout.ts';
import { VaultError } from './errors.ts';
import { paddedLength, RECORD_LIMIT } from './padding.ts';

/**
 * `entry`: one page of the journal. `journal`: the one document that belongs to the journal as a whole. `cover`: what a
 * pack says about the files whose place it takes (`cover.ts`); its id is the pack's run.
 */
export type RecordKind = 'entry' | 'journal' | 'cover';

export interface VaultRecord {
  readonly kind: RecordKind;
  /** The document's id, 32 hexadecimal digits. */
  readonly id: string;
  /** A merged Yjs update, version 2; of a cover, its bytes. This file does not look inside. */
  readonly update: Bytes;
}

const VERSION = 1;
const RECORD_HEADER_LENGTH = 22;
const KIND_BYTE: Readonly<Record<RecordKind, number>> = { entry: 1, journal: 2, cover: 3 };

/** The largest update one record carries, in bytes. */
export const UPDATE_LIMIT = RECORD_LIMIT - RECORD_HEADER_LENGTH;

/** Throws VaultError 'too-large' when the update is over UPDATE_LIMIT. */
export function encodeRecord(record: VaultRecord): Bytes {
  const { kind, id, update } = record;
  if (update.length > UPDATE_LIMIT) throw new VaultError('too-large', 'An update is over the record limit.');
  const header = concatBytes(new Uint8Array([VERSION, KIND_BYTE[kind]]), idBytes(id), u32(update.length));
  const bytes = new Uint8Array(paddedLength(header.length + update.length));
  bytes.set(header);
  bytes.set(update, header.length);
  return bytes;
}

/** Throws VaultError 'too-large', 'newer-version' or 'damaged'. The update is a view into `bytes`. */
export function decodeRecord(bytes: Bytes): VaultRecord {
  if (bytes.length > RECORD_LIMIT) throw new VaultError('too-large', 'A record is over its limit.');
  const fields = new FieldReader(bytes);
  const version = fields.u8();
  if (version > VERSION) throw new VaultError('newer-version', 'A record of a later version.');
  const kindByte = fields.u8();
  if (version !== VERSION || kindByte === 0)
    throw new VaultError('damaged', 'A record without version or kind.');
  const kind = kindOf(kindByte);
  const id = fields.id();
  const length = fields.u32();
  const end = RECORD_HEADER_LENGTH + length;
  if (end > bytes.length || paddedLength(end) !== bytes.length) {
    throw new VaultError('damaged', 'A record whose length does not fit.');
  }
  if (!isZero(bytes, end)) throw new VaultError('damaged', 'A record whose padding is not empty.');
  return { kind, id, update: bytes.subarray(RECORD_HEADER_LENGTH, end) };
}

function kindOf(byte: number): RecordKind {
  if (byte === KIND_BYTE.entry) return 'entry';
  if (byte === KIND_BYTE.journal) return 'journal';
  if (byte === KIND_BYTE.cover) return 'cover';
  throw new VaultError('newer-version', 'A kind of record that this version does not know.');
}
