/**
 * A second writer of the format, made from FORMAT.md alone with Node's own cryptography: it shares no line with the
 * code it checks. Every nonce and salt is given, so the same bytes come out each time; never use it for a journal.
 */
import { createCipheriv, createHash, hkdfSync } from 'node:crypto';

export interface RecordParts {
  readonly version?: number;
  readonly kind?: number;
  readonly id: string;
  readonly update: Buffer;
  /** The length field, when it is to lie. */
  readonly statedLength?: number;
  readonly padTo?: number;
  readonly padWith?: number;
}

export interface FrameParts {
  readonly key: Buffer;
  readonly vault: string;
  readonly run: string;
  readonly seq: bigint;
  readonly previous: Buffer;
  readonly plain: Buffer;
  readonly nonce: Buffer;
  readonly magic?: string;
  readonly version?: number;
  readonly algorithm?: number;
  readonly epoch?: number;
  readonly statedLength?: number;
}

export interface SlotParts {
  readonly vault: string;
  readonly slotId: string;
  readonly salt: Buffer;
  readonly kek: Buffer;
  readonly dataKey: Buffer;
  readonly nonce: Buffer;
  readonly version?: number;
  readonly kind?: number;
  readonly kdf?: number;
  readonly memoryKib?: number;
  readonly passes?: number;
  readonly parallelism?: number;
}

/** 32 bytes that are the same each time and look like nothing. */
export function fixedBytes(name: string, length = 32): Buffer {
  return digest(Buffer.from(`wellspring vectors: ${name}`)).subarray(0, length);
}

export function digest(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export function checksum(bytes: Buffer): Buffer {
  let register = 0xff_ff_ff_ffn;
  for (const byte of bytes) {
    register ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) {
      register = (register & 1n) === 0n ? register >> 1n : (register >> 1n) ^ 0x82_f6_3b_78n;
    }
  }
  return big(register ^ 0xff_ff_ff_ffn, 4);
}

export function logKey(dataKey: Buffer, vault: string, run: string, salt: Buffer): Buffer {
  const info = Buffer.concat([Buffer.from('wellspring vault 1 log\0'), hex(vault), hex(run)]);
  return Buffer.from(hkdfSync('sha256', dataKey, salt, info, 32));
}

export function writeRecord(parts: RecordParts): Buffer {
  const length = parts.statedLength ?? parts.update.length;
  const bytes = Buffer.concat([
    Buffer.from([parts.version ?? 1, parts.kind ?? 1]),
    hex(parts.id),
    big(length, 4),
    parts.update,
  ]);
  const padding = Buffer.alloc((parts.padTo ?? 1024) - bytes.length, parts.padWith ?? 0);
  return Buffer.concat([bytes, padding]);
}

export function writeFrame(parts: FrameParts): Buffer {
  const fields = Buffer.concat([
    hex(parts.magic ?? '8f57734c670d0a1a'),
    Buffer.from([parts.version ?? 1, parts.algorithm ?? 1]),
    big(parts.epoch ?? 0, 4),
    hex(parts.vault),
    hex(parts.run),
    big(parts.seq, 8),
    parts.previous,
    parts.nonce,
    big(parts.statedLength ?? parts.plain.length, 4),
  ]);
  const header = Buffer.concat([fields, checksum(fields)]);
  return Buffer.concat([header, sealed(parts.key, parts.nonce, header, parts.plain)]);
}

/** A frame header with one field changed and its checksum made to hold again, as an intruder would. */
export function withField(frame: Buffer, at: number, value: Buffer): Buffer {
  const changed = Buffer.from(frame);
  value.copy(changed, at);
  checksum(changed.subarray(0, 102)).copy(changed, 102);
  return changed;
}

export function writeSlot(parts: SlotParts): Buffer {
  const header = Buffer.concat([
    Buffer.from([parts.version ?? 1]),
    hex(parts.vault),
    hex(parts.slotId),
    Buffer.from([parts.kind ?? 1, parts.kdf ?? 1]),
    big(parts.memoryKib ?? 65_536, 4),
    big(parts.passes ?? 3, 4),
    Buffer.from([parts.parallelism ?? 1]),
    parts.salt,
  ]);
  return Buffer.concat([header, parts.nonce, sealed(parts.kek, parts.nonce, header, parts.dataKey)]);
}

export function writeHead(salt: Buffer): Buffer {
  return Buffer.concat([salt, checksum(salt), salt, checksum(salt)]);
}

/** A copy with one bit changed. */
export function flipped(bytes: Buffer, at: number, bit = 0): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
  return changed;
}

export function big(value: number | bigint, length: number): Buffer {
  return hex(
    BigInt(value)
      .toString(16)
      .padStart(length * 2, '0'),
  );
}

export function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

function sealed(key: Buffer, nonce: Buffer, header: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(header);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
