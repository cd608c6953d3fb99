/**
 * The move file: one file that holds a journal for another computer. Everything in it is sealed already; this is only the box. It
 * is read in pieces, front to back, and nothing in it counts before its end was found and agreed with all that came before.
 *
 *     head:  magic 8 | version 1 | vault 16 | CRC 4
 *     part:  kind 1 | name length 1 | name | size 4 | CRC 4 | content | SHA-256 of all of the part before it 32
 *     end:   kind 0 | parts 4 | CRC 4 | SHA-256 of the head and the parts' hashes 32
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes, equalBytes, readUtf8, toHex, utf8 } from '../base/bytes.ts';
import { crc32c } from '../base/crc32c.ts';
import { idBytes, readU32, u32 } from './byte-layout.ts';
import { VaultError } from './errors.ts';
import { parseLogFileName } from './segment.ts';

const MAGIC = new Uint8Array([0x8f, 0x57, 0x73, 0x4d, 0x76, 0x0d, 0x0a, 0x1a]);
const VERSION = 1;
const CRC = 4;
const HASH = 32;
export const MOVE_HEAD_LENGTH = MAGIC.length + 1 + 16 + CRC;
const END_LENGTH = 1 + 4 + CRC;
const LONGEST_NAME = 128;
/** What the largest part may be, by its kind, in bytes. */
export const PART_LIMITS = { 'key-file': 64 * 1024, log: 64 * 1024 * 1024, drawer: 9 * 1024 * 1024 } as const;
/** More than any journal has; it bounds the work on a file that only claims to be one. */
export const MOST_PARTS = 1_000_000;
/** Bytes asked of a source at once. */
const PIECE = 1024 * 1024;

export type PartKind = keyof typeof PART_LIMITS;

export interface MovePart {
  readonly kind: PartKind;
  /** `vault.json`, a name of the log, or `drawer/id`. */
  readonly name: string;
  readonly size: number;
}

const kinds: readonly PartKind[] = ['key-file', 'log', 'drawer'];
const DRAWER_NAME = /^(team|packs|drafts)\/[0-9a-f]{32}$/;

/** Whether a part of this kind may have this name; no name that passes leads out of a journal's folder. */
export function isPartName(kind: PartKind, name: string): boolean {
  if (kind === 'key-file') return name === 'vault.json';
  return kind === 'log' ? parseLogFileName(name) !== null : DRAWER_NAME.test(name);
}

export function writeMoveHead(vault: string): Bytes {
  return withCrc(concatBytes(MAGIC, new Uint8Array([VERSION]), idBytes(vault)));
}

/** What stands before a part's content. Throws VaultError 'too-large', or a RangeError for a name that is not the kind's. */
export function writePartHead({ kind, name, size }: MovePart): Bytes {
  if (!isPartName(kind, name)) throw new RangeError('Not a name for a part.');
  if (size > PART_LIMITS[kind]) throw new VaultError('too-large', 'A part of a move file is over its limit.');
  const bytes = utf8(name);
  return withCrc(concatBytes(new Uint8Array([kinds.indexOf(kind) + 1, bytes.length]), bytes, u32(size)));
}

/** `hashes`: of the parts, in their order. */
export function writeMoveEnd(head: Uint8Array, hashes: readonly Uint8Array[]): Bytes {
  const count = withCrc(concatBytes(new Uint8Array([0]), u32(hashes.length)));
  return concatBytes(count, new Uint8Array(sha256(concatBytes(head, ...hashes))));
}

/** A part's own hash: give it the part's head and then its content. */
export function partHash(): { update(bytes: Uint8Array): void; digest(): Bytes } {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), digest: () => new Uint8Array(hash.digest()) };
}

export interface MoveSource {
  readonly size: number;
  /** Exactly `length` bytes from `offset`; fewer only where the file ended in the meantime. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Takes what is in a move file, part by part. What it was given counts only once `readMoveFile` returns. */
export interface MoveTaker {
  begin(part: MovePart): Promise<void>;
  take(bytes: Uint8Array): Promise<void>;
  /** The part's content was what its hash says. */
  finish(part: MovePart): Promise<void>;
}

/**
 * The journal in a move file. Throws VaultError `not-a-move-file`, `newer-version`, `too-large` or `damaged`; what `taker` throws
 * passes through. `damaged` is also a file that was copied only in part.
 */
export async function readMoveFile(source: MoveSource, taker: MoveTaker): Promise<string> {
  const reading = inOrder(source);
  const { head, vault } = await readHead(reading);
  const hashes: Bytes[] = [];
  const names = new Set<string>();
  for (;;) {
    const first = await reading.take(1);
    const code = first[0] ?? 0;
    if (code === 0) break;
    if (hashes.length >= MOST_PARTS) throw new VaultError('too-large', 'A move file of too many parts.');
    const { part, bytes } = await readPartHead(reading, first);
    if ((hashes.length === 0) !== (part.kind === 'key-file')) throw damaged();
    if (names.has(part.name)) throw damaged();
    names.add(part.name);
    // Before anything is made of it: a size that the rest of the file cannot hold is a lie.
    if (part.size + HASH > reading.left()) throw damaged();
    const hash = partHash();
    hash.update(bytes);
    await taker.begin(part);
    for (let left = part.size; left > 0;) {
      const piece = await reading.take(Math.min(left, PIECE));
      hash.update(piece);
      await taker.take(piece);
      left -= piece.length;
    }
    const digest = hash.digest();
    if (!equalBytes(await reading.take(HASH), digest)) throw damaged();
    hashes.push(digest);
    await taker.finish(part);
  }
  const rest = concatBytes(new Uint8Array([0]), await reading.take(END_LENGTH - 1 + HASH));
  if (hashes.length === 0 || !equalBytes(rest, writeMoveEnd(head, hashes))) throw damaged();
  if (reading.left() !== 0) throw damaged();
  return vault;
}

interface Reading {
  take(length: number): Promise<Uint8Array>;
  left(): number;
}

function inOrder({ size, read }: MoveSource): Reading {
  let at = 0;
  return {
    left: () => size - at,
    take: async (length) => {
      if (length > size - at) throw damaged();
      const bytes = await read(at, length);
      if (bytes.length !== length) throw damaged();
      at += length;
      return bytes;
    },
  };
}

async function readHead(reading: Reading): Promise<{ head: Bytes; vault: string }> {
  const there = await reading.take(Math.min(reading.left(), MOVE_HEAD_LENGTH));
  if (!equalBytes(there.subarray(0, MAGIC.length), MAGIC))
    throw new VaultError('not-a-move-file', 'Not a move file.');
  if (there.length < MOVE_HEAD_LENGTH || !crcHolds(there)) throw damaged();
  const version = there[MAGIC.length] ?? 0;
  if (version > VERSION) throw new VaultError('newer-version', 'A move file of a later version.');
  if (version !== VERSION) throw damaged();
  const head = new Uint8Array(there);
  return { head, vault: toHex(head.subarray(MAGIC.length + 1, MAGIC.length + 17)) };
}

async function readPartHead(reading: Reading, first: Uint8Array): Promise<{ part: MovePart; bytes: Bytes }> {
  const length = await reading.take(1);
  const nameLength = length[0] ?? 0;
  if (nameLength > LONGEST_NAME) throw damaged();
  const rest = await reading.take(nameLength + 4 + CRC);
  const bytes = concatBytes(first, length, rest);
  if (!crcHolds(bytes)) throw damaged();
  const kind = kinds[(first[0] ?? 0) - 1];
  if (kind === undefined) throw damaged();
  const name = asName(rest.subarray(0, nameLength));
  if (name === null || !isPartName(kind, name)) throw damaged();
  const size = readU32(rest, nameLength);
  if (size > PART_LIMITS[kind]) throw new VaultError('too-large', 'A part of a move file is over its limit.');
  return { part: { kind, name, size }, bytes };
}

function asName(bytes: Uint8Array): string | null {
  try {
    return readUtf8(bytes);
  } catch {
    return null;
  }
}

function withCrc(bytes: Bytes): Bytes {
  return concatBytes(bytes, u32(crc32c(bytes)));
}

/** The last four bytes are the checksum of those before. */
function crcHolds(bytes: Uint8Array): boolean {
  const at = bytes.length - CRC;
  return crc32c(bytes.subarray(0, at)) === readU32(bytes, at);
}

function damaged(): VaultError {
  return new VaultError('damaged', 'A move file that is not whole.');
}
