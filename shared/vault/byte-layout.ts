/** Reading and writing the fixed, big-endian fields of the format. A cursor that never reads past its end. */
import { type Bytes, fromHex, toHex } from '../base/bytes.ts';
import { VaultError } from './errors.ts';

/** A cursor over bytes. Reading beyond them throws VaultError 'damaged'. */
export class FieldReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the next field begins. */
  get at(): number {
    return this.#at;
  }

  /** The next bytes, as a view: copy them to keep them. */
  take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new VaultError('damaged', 'The bytes end before their last field.');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  u8(): number {
    return this.take(1)[0] ?? 0;
  }

  u32(): number {
    return readU32(this.take(4), 0);
  }

  /** An identifier of 16 bytes, as 32 hexadecimal digits. */
  id(): string {
    return toHex(this.take(16));
  }
}

export function readU32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0)) >>>
    0
  );
}

/** Four bytes, big-endian. Throws a RangeError unless the value is a whole number below 2^32. */
export function u32(value: number): Bytes {
  if (!Number.isInteger(value) || value < 0 || value > 0xff_ff_ff_ff)
    throw new RangeError('Not a 32-bit number.');
  return new Uint8Array([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]);
}

/** The 16 bytes of an identifier. Throws a RangeError for anything but 32 lower-case hexadecimal digits. */
export function idBytes(id: string): Bytes {
  const bytes = id.length === 32 ? fromHex(id) : null;
  if (bytes === null) throw new RangeError('Not an identifier.');
  return bytes;
}

/** Guards what a caller hands in. Throws a RangeError when the length is another. */
export function requireLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length) throw new RangeError(`${what} must be ${length} bytes long.`);
}

/** Whether all bytes from `from` up to `to` are zero. */
export function isZero(bytes: Uint8Array, from = 0, to = bytes.length): boolean {
  for (let index = from; index < to; index += 1) if (bytes[index] !== 0) return false;
  return true;
}
