/** Key slots, and two derivations for a reader that brings its own Argon2id. */
import { argon2Sync, hkdfSync } from 'node:crypto';
import { dataKey, vault } from './frame-vectors.ts';
import { fixedBytes, flipped, hex, type SlotParts, writeSlot } from './reference-writer.ts';

const kek = fixedBytes('key-wrapping key');
const slotId = fixedBytes('slot', 16).toString('hex');
export const other = fixedBytes('another', 16).toString('hex');

export interface SlotVector {
  readonly name: string;
  readonly kek: string;
  readonly slot: string;
  readonly expect: string;
  readonly dataKey?: string;
}

export function slot(overrides: Partial<SlotParts> = {}): Buffer {
  const nonce = fixedBytes('slot nonce', 12);
  return writeSlot({ vault, slotId, salt: fixedBytes('slot salt'), kek, dataKey, nonce, ...overrides });
}

export function recoverySlot(overrides: Partial<SlotParts> = {}): Buffer {
  return slot({ kind: 2, kdf: 2, memoryKib: 0, passes: 0, parallelism: 0, ...overrides });
}

export const keychainSlot = (overrides: Partial<SlotParts> = {}): Buffer =>
  recoverySlot({ kind: 3, ...overrides });
export const formerSlot = (overrides: Partial<SlotParts> = {}): Buffer =>
  recoverySlot({ kind: 4, ...overrides });

/** The same bytes under another kind. */
function turned(bytes: Buffer, kind: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(kind, 33);
  return changed;
}

/** The header of a recovery code's slot around what was sealed under a passphrase's. */
function asRecovery(bytes: Buffer): Buffer {
  return Buffer.concat([recoverySlot().subarray(0, 44), bytes.subarray(44)]);
}

export function makeSlotVectors(): readonly SlotVector[] {
  const good = slot();
  const recovery = recoverySlot();
  const opens = (name: string, bytes: Buffer): SlotVector => ({
    ...refused(name, bytes, 'opens'),
    dataKey: dataKey.toString('hex'),
  });
  const refused = (name: string, bytes: Buffer, expect: string): SlotVector => ({
    name,
    kek: kek.toString('hex'),
    slot: bytes.toString('hex'),
    expect,
  });
  return [
    opens('64 MiB, three passes', good),
    opens('1 GiB, ten passes', slot({ memoryKib: 1_048_576, passes: 10 })),
    refused('another key', slot({ kek: fixedBytes('another key') }), 'wrong-key'),
    refused('a flipped bit in the vault', flipped(good, 1), 'wrong-key'),
    refused('a flipped bit in the slot id', flipped(good, 17), 'wrong-key'),
    refused('memory changed within its limits', flipped(good, 38), 'wrong-key'),
    refused('passes changed within their limits', flipped(good, 42, 2), 'wrong-key'),
    refused('a flipped bit in the salt', flipped(good, 44), 'wrong-key'),
    refused('a flipped bit in the last byte of the salt', flipped(good, 75), 'wrong-key'),
    refused('a flipped bit in the nonce', flipped(good, 76), 'wrong-key'),
    refused('a flipped bit in the sealed key', flipped(good, 88), 'wrong-key'),
    refused('a flipped bit in the tag', flipped(good, 135), 'wrong-key'),
    refused('nothing', Buffer.alloc(0), 'damaged'),
    refused('all zeros', Buffer.alloc(136), 'damaged'),
    refused('one byte short', good.subarray(0, 135), 'damaged'),
    refused('one byte more', Buffer.concat([good, Buffer.alloc(1)]), 'damaged'),
    refused('kind zero', slot({ kind: 0 }), 'damaged'),
    refused('kind nine', slot({ kind: 9 }), 'damaged'),
    refused('version two', slot({ version: 2 }), 'newer-version'),
    refused('version two, of another length', Buffer.concat([slot({ version: 2 }), good]), 'newer-version'),
    opens('a recovery code', recovery),
    refused('a recovery code, another key', recoverySlot({ kek: fixedBytes('another key') }), 'wrong-key'),
    refused('a recovery code, a flipped bit in the slot id', flipped(recovery, 17), 'wrong-key'),
    refused('a recovery code, a flipped bit in the salt', flipped(recovery, 44), 'wrong-key'),
    refused('a passphrase turned into a recovery code', asRecovery(good), 'wrong-key'),
    refused('a recovery code with memory', recoverySlot({ memoryKib: 65_536 }), 'unsupported-kdf'),
    refused('a recovery code with passes', recoverySlot({ passes: 1 }), 'unsupported-kdf'),
    refused('a recovery code with a lane', recoverySlot({ parallelism: 1 }), 'unsupported-kdf'),
    refused('a recovery code under Argon2id', slot({ kind: 2 }), 'unsupported-kdf'),
    refused('a recovery code without derivation', recoverySlot({ kdf: 0 }), 'unsupported-kdf'),
    refused('a kind kept for later', slot({ kind: 5, kdf: 0 }), 'newer-version'),
    refused('the last kind kept for later', slot({ kind: 8, kdf: 2 }), 'newer-version'),
    opens('a keychain', keychainSlot()),
    refused('a keychain, another secret', keychainSlot({ kek: fixedBytes('another key') }), 'wrong-key'),
    refused('a keychain, a flipped bit in the salt', flipped(keychainSlot(), 50), 'wrong-key'),
    refused('a recovery code turned into a keychain', turned(recovery, 3), 'wrong-key'),
    refused('a keychain with memory', keychainSlot({ memoryKib: 65_536 }), 'unsupported-kdf'),
    refused('a keychain under Argon2id', slot({ kind: 3 }), 'unsupported-kdf'),
    refused('a keychain without derivation', keychainSlot({ kdf: 0 }), 'unsupported-kdf'),
    opens('a former data key', formerSlot()),
    refused(
      'a former data key, another one in use',
      formerSlot({ kek: fixedBytes('another key') }),
      'wrong-key',
    ),
    refused('a keychain turned into a former data key', turned(keychainSlot(), 4), 'wrong-key'),
    refused('a former data key with passes', formerSlot({ passes: 1 }), 'unsupported-kdf'),
    refused('a former data key under Argon2id', slot({ kind: 4 }), 'unsupported-kdf'),
    refused('no derivation', slot({ kdf: 0 }), 'unsupported-kdf'),
    refused('another derivation', slot({ kdf: 2 }), 'unsupported-kdf'),
    refused('memory one KiB too small', slot({ memoryKib: 65_535 }), 'unsupported-kdf'),
    refused('memory one KiB too large', slot({ memoryKib: 1_048_577 }), 'unsupported-kdf'),
    refused('memory of 4 TiB', slot({ memoryKib: 0xff_ff_ff_ff }), 'unsupported-kdf'),
    refused('no memory', slot({ memoryKib: 0 }), 'unsupported-kdf'),
    refused('two passes', slot({ passes: 2 }), 'unsupported-kdf'),
    refused('eleven passes', slot({ passes: 11 }), 'unsupported-kdf'),
    refused('passes without end', slot({ passes: 0xff_ff_ff_ff }), 'unsupported-kdf'),
    refused('no lane', slot({ parallelism: 0 }), 'unsupported-kdf'),
    refused('two lanes', slot({ parallelism: 2 }), 'unsupported-kdf'),
  ];
}

/** A slot whose sealing key comes of 32 bytes: a keychain's secret, or the data key in use. */
export interface SlotSecretVector {
  readonly name: string;
  readonly kind: 'keychain' | 'former';
  readonly secret: string;
  readonly slot: string;
  readonly expect: string;
  readonly dataKey?: string;
}

export function makeSlotSecretVectors(): readonly SlotSecretVector[] {
  return (['keychain', 'former'] as const).flatMap((kind): SlotSecretVector[] => {
    const secret = fixedBytes(`what opens a slot: ${kind}`);
    const salt = fixedBytes(`salt of ${kind}`);
    const seal = (label: string, of: string): string => {
      const info = Buffer.concat([Buffer.from(`wellspring vault 1 ${label}\0`), hex(vault), hex(of)]);
      const derived = Buffer.from(hkdfSync('sha256', secret, salt, info, 32));
      const parts = kind === 'keychain' ? keychainSlot : formerSlot;
      return parts({ kek: derived, salt }).toString('hex');
    };
    const good = seal(kind, slotId);
    const refused = { kind, secret: secret.toString('hex'), expect: 'wrong-key' };
    return [
      { ...refused, name: kind, slot: good, expect: 'opens', dataKey: dataKey.toString('hex') },
      { ...refused, name: `${kind}, another secret`, slot: good, secret: kek.toString('hex') },
      { ...refused, name: `${kind}, sealed for another slot`, slot: seal(kind, other) },
      { ...refused, name: `${kind}, sealed as a recovery code`, slot: seal('recovery', slotId) },
    ];
  });
}

export interface Argon2Vector {
  readonly name: string;
  readonly passphrase: string;
  readonly normalised: string;
  readonly salt: string;
  readonly memoryKib: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly kek: string;
}

/** Argon2id, version 0x13, 32 bytes out, under the first 16 bytes of the salt. */
export function makeArgon2Vectors(): readonly Argon2Vector[] {
  const derive = (name: string, passphrase: string, normalised: string, passes: number): Argon2Vector => {
    const salt = fixedBytes(name);
    const message = Buffer.from(normalised, 'hex');
    const numbers = { memory: 65_536, passes, parallelism: 1 };
    const out = argon2Sync('argon2id', { message, nonce: salt.subarray(0, 16), tagLength: 32, ...numbers });
    return {
      name,
      passphrase,
      normalised,
      salt: salt.toString('hex'),
      memoryKib: numbers.memory,
      passes,
      parallelism: 1,
      kek: out.toString('hex'),
    };
  };
  return [
    derive('plain letters', 'seven quiet herons', Buffer.from('seven quiet herons').toString('hex'), 3),
    // A ligature, a letter with its accent apart, and a full-width digit: NFKC makes f i, é and 1 of them.
    derive('letters that have two spellings', '\u{FB01}e\u{301}\u{FF11}', '6669c3a931', 3),
  ];
}
