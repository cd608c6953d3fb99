/**
 * One frame of the log: a sealed record that opens from its own bytes and its segment's key alone.
 *
 *     magic 8 | version 1 | algorithm 1 | epoch 4 | vault 16 | run 16 | seq 8 | SHA-256 of the previous frame 32
 *     | nonce 12 | length 4 | CRC-32C of all this 4 | ciphertext | tag 16
 *
 * The header, as the bytes on disk, is the additional data: no field of it can change without the seal breaking.
 */
import { type Bytes, concatBytes, randomBytes } from '../base/bytes.ts';
import { crc32c } from '../base/crc32c.ts';
import { FieldReader, idBytes, readU32, requireLength, u32 } from './byte-layout.ts';
import { VaultError } from './errors.ts';
import { paddedLength, RECORD_LIMIT } from './padding.ts';
import { NONCE_LENGTH, open, seal, sha256, TAG_LENGTH } from './sealing.ts';

/** Not text, ends lines in both manners, and has no byte twice: a search for it never has to step back. */
export const MAGIC: Bytes = new Uint8Array([0x8f, 0x57, 0x73, 0x4c, 0x67, 0x0d, 0x0a, 0x1a]);
export const HEADER_LENGTH = 106;
export const HASH_LENGTH = 32;
/** The largest frame, in bytes. */
export const FRAME_LIMIT = HEADER_LENGTH + RECORD_LIMIT + TAG_LENGTH;

/** The first frame of a run has this number, and NO_PREVIOUS for the hash of the frame before it. */
export const FIRST_SEQ = 1;
/** A sealed file's name has eight digits for it. */
export const LAST_SEQ = 0xff_ff_ff_ff;
export const NO_PREVIOUS: Bytes = new Uint8Array(HASH_LENGTH);

const VERSION = 1;
const AES_256_GCM = 1;
const CRC_AT = HEADER_LENGTH - 4;

export interface FramePlace {
  readonly key: CryptoKey;
  readonly vault: string;
  readonly run: string;
  /** Which data key of the journal seals this; 0 for the first. */
  readonly epoch: number;
  /** FIRST_SEQ to LAST_SEQ, one more than the frame before, through all segments of a run. */
  readonly seq: number | bigint;
  /** `hashFrame` of the frame before, NO_PREVIOUS for the first of a run. */
  readonly previous: Uint8Array;
}

export interface FrameHeader {
  readonly vault: string;
  readonly run: string;
  readonly epoch: number;
  readonly seq: number;
  readonly previous: Bytes;
  readonly nonce: Bytes;
  /** Of the ciphertext, without the tag, in bytes. */
  readonly length: number;
  /** Header, ciphertext and tag together. */
  readonly frameLength: number;
}

/** Seals a record as `encodeRecord` made it, under a random nonce. Throws VaultError 'too-large' over RECORD_LIMIT. */
export async function sealFrame(place: FramePlace, record: Bytes): Promise<Bytes> {
  if (record.length > RECORD_LIMIT) throw new VaultError('too-large', 'A record is over its limit.');
  if (record.length !== paddedLength(record.length)) throw new RangeError('A record must come padded.');
  const seq = Number(place.seq);
  if (!Number.isInteger(seq) || seq < FIRST_SEQ || seq > LAST_SEQ)
    throw new RangeError('Not a sequence number.');
  requireLength(place.previous, HASH_LENGTH, 'The hash of the previous frame');
  const nonce = randomBytes(NONCE_LENGTH);
  const fields = concatBytes(
    MAGIC,
    new Uint8Array([VERSION, AES_256_GCM]),
    u32(place.epoch),
    idBytes(place.vault),
    idBytes(place.run),
    u32(0),
    u32(seq),
    place.previous,
    nonce,
    u32(record.length),
  );
  const header = concatBytes(fields, u32(crc32c(fields)));
  return concatBytes(header, await seal(place.key, nonce, header, record));
}

/**
 * Reads the header that begins at `at`. It proves nothing yet: only `openFrame` does.
 * Throws VaultError 'not-a-frame', 'damaged', 'newer-version' or 'too-large', in this order.
 */
export function parseHeader(bytes: Uint8Array, at = 0): FrameHeader {
  if (!hasMagic(bytes, at)) throw new VaultError('not-a-frame', 'No frame begins here.');
  if (!hasWholeHeader(bytes, at))
    throw new VaultError('damaged', 'The checksum of a frame header does not hold.');
  const fields = new FieldReader(bytes, at + MAGIC.length);
  const version = fields.u8();
  const algorithm = fields.u8();
  if (version === 0 || algorithm === 0)
    throw new VaultError('damaged', 'A frame without version or algorithm.');
  if (version > VERSION || algorithm > AES_256_GCM) {
    throw new VaultError('newer-version', 'A frame of a later version.');
  }
  const epoch = fields.u32();
  const vault = fields.id();
  const run = fields.id();
  const seqHigh = fields.u32();
  const seq = fields.u32();
  if (seqHigh !== 0 || seq < FIRST_SEQ) throw new VaultError('damaged', 'A frame with an impossible number.');
  const previous = new Uint8Array(fields.take(HASH_LENGTH));
  const nonce = new Uint8Array(fields.take(NONCE_LENGTH));
  const length = fields.u32();
  if (length > RECORD_LIMIT) throw new VaultError('too-large', 'A frame over the record limit.');
  if (length !== paddedLength(length)) throw new VaultError('damaged', 'A frame with an impossible length.');
  return {
    vault,
    run,
    epoch,
    seq,
    previous,
    nonce,
    length,
    frameLength: HEADER_LENGTH + length + TAG_LENGTH,
  };
}

/**
 * The record inside a frame, still encoded. `frame` is exactly one frame.
 * Throws what `parseHeader` throws, and VaultError 'damaged' when the seal does not hold, whatever the cause.
 */
export async function openFrame(key: CryptoKey, frame: Uint8Array): Promise<Bytes> {
  const header = parseHeader(frame);
  if (frame.length !== header.frameLength)
    throw new VaultError('damaged', 'A frame of another length than it says.');
  const record = await open(
    key,
    header.nonce,
    frame.subarray(0, HEADER_LENGTH),
    frame.subarray(HEADER_LENGTH),
  );
  if (record === null) throw new VaultError('damaged', 'The seal of a frame does not hold.');
  return record;
}

/** SHA-256 of a whole frame: header, ciphertext and tag. */
export async function hashFrame(frame: Uint8Array): Promise<Bytes> {
  return sha256(frame);
}

export function hasMagic(bytes: Uint8Array, at: number): boolean {
  return bytes.length >= at + MAGIC.length && MAGIC.every((byte, index) => bytes[at + index] === byte);
}

/** Whether magic and header checksum hold at `at`, whatever the version. Later versions keep these two in place. */
export function hasWholeHeader(bytes: Uint8Array, at: number): boolean {
  return (
    bytes.length >= at + HEADER_LENGTH &&
    hasMagic(bytes, at) &&
    crc32c(bytes.subarray(at, at + CRC_AT)) === readU32(bytes, at + CRC_AT)
  );
}

/** The length field of a whole header of any version. Later versions keep it in place. */
export function readFrameLength(bytes: Uint8Array, at: number): number {
  return HEADER_LENGTH + readU32(bytes, at + CRC_AT - 4) + TAG_LENGTH;
}
