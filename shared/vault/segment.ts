/**
 * A segment or pack of the log: the name of its file and the head it begins with. A pack holds whole states in frames of
 * a run of its own, and takes the place of other files; in shape it is a sealed segment.
 *
 * The head is the salt of the segment's key, twice, each with its own checksum: one damaged byte there must not
 * cost every frame behind it.
 */
import { type Bytes, concatBytes, toHex } from '../base/bytes.ts';
import { crc32c } from '../base/crc32c.ts';
import { readU32, requireLength, u32 } from './byte-layout.ts';
import { SALT_LENGTH } from './subkeys.ts';

const COPY_LENGTH = SALT_LENGTH + 4;

export const SEGMENT_HEAD_LENGTH = 2 * COPY_LENGTH;

/** Salt, CRC-32C, the same salt, CRC-32C: 72 bytes. `salt` is 32 random bytes, drawn anew for every segment. */
export function writeSegmentHead(salt: Uint8Array): Bytes {
  requireLength(salt, SALT_LENGTH, 'A segment salt');
  const copy = concatBytes(salt, u32(crc32c(salt)));
  return concatBytes(copy, copy);
}

/** The salt, from the first copy whose checksum holds; null when neither does. Takes a head or a whole file. */
export function readSegmentHead(bytes: Uint8Array): Bytes | null {
  return readHeadCopy(bytes, 0) ?? readHeadCopy(bytes, 1);
}

/** One of the two copies of the salt, or null when it is cut short or its checksum does not hold. */
export function readHeadCopy(bytes: Uint8Array, copy: 0 | 1): Bytes | null {
  const at = copy * COPY_LENGTH;
  if (bytes.length < at + COPY_LENGTH) return null;
  const salt = new Uint8Array(bytes.subarray(at, at + SALT_LENGTH));
  return crc32c(salt) === readU32(bytes, at + SALT_LENGTH) ? salt : null;
}

/** The part of a head that one copy of the salt takes up. */
export function headCopyPlace(copy: 0 | 1): { readonly at: number; readonly length: number } {
  return { at: copy * COPY_LENGTH, length: COPY_LENGTH };
}

export type LogFileName =
  | { readonly kind: 'open'; readonly device: string; readonly run: string }
  | {
      readonly kind: 'segment' | 'pack';
      readonly device: string;
      readonly run: string;
      /** The sequence number of the first frame. */
      readonly firstSeq: number;
      /** The first 24 hexadecimal digits of the SHA-256 of the whole file. */
      readonly hash: string;
    };

const OPEN_NAME = /^([0-9a-f]{8})-([0-9a-f]{32})\.open$/;
const SEALED_NAME = /^([0-9a-f]{8})-([0-9a-f]{32})-([0-9a-f]{8})-([0-9a-f]{24})\.(seg|pack)$/;

/** Null for a name that is not a log file of this version. Names are not proof: the frames say whose they are. */
export function parseLogFileName(name: string): LogFileName | null {
  const open = OPEN_NAME.exec(name);
  if (open !== null) {
    const [, device = '', run = ''] = open;
    return { kind: 'open', device, run };
  }
  const sealed = SEALED_NAME.exec(name);
  if (sealed === null) return null;
  const [, device = '', run = '', seq = '', hash = '', ending] = sealed;
  const firstSeq = Number.parseInt(seq, 16);
  if (firstSeq === 0) return null;
  return { kind: ending === 'pack' ? 'pack' : 'segment', device, run, firstSeq, hash };
}

/** The file a run appends to. `device` is 8 hexadecimal digits, `run` 32. */
export function openFileName(device: string, run: string): string {
  return checked(`${device}-${run}.open`);
}

/** A sealed file. `fileHash` is the SHA-256 of the whole file, all 32 bytes. */
export function segmentFileName(device: string, run: string, firstSeq: number, fileHash: Uint8Array): string {
  const seq = toHex(u32(firstSeq));
  return checked(`${device}-${run}-${seq}-${toHex(fileHash).slice(0, 24)}.seg`);
}

/** The same for a pack. */
export function packFileName(device: string, run: string, firstSeq: number, fileHash: Uint8Array): string {
  return checked(segmentFileName(device, run, firstSeq, fileHash).replace(/seg$/, 'pack'));
}

function checked(name: string): string {
  if (parseLogFileName(name) === null) throw new RangeError('Not the parts of a log file name.');
  return name;
}
