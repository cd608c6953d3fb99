/** The stored vectors, which another reader of the format can be held to, and that they are the ones the writer makes. */
import { readFileSync } from 'node:fs';
import sodium from 'libsodium-wrappers-sumo';
import { describe, expect, test } from 'vitest';
import { type Bytes, fromHex, readUtf8, toHex } from '../base/bytes.ts';
import { decodeCover, encodeCover } from './cover.ts';
import { VaultError } from './errors.ts';
import { openFrame, parseHeader } from './frame.ts';
import { readKeyFile } from './key-file.ts';
import {
  argon2Salt,
  formerKek,
  keychainKek,
  normalisePassphrase,
  openSlot,
  parseSlot,
  recoveryKek,
} from './key-slot.ts';
import { decodeRecord } from './record.ts';
import { readMoveFile } from './move-file.ts';
import { parseRecoveryCode, recoveryCodeGroups } from './recovery-code.ts';
import { readSegment } from './read-segment.ts';
import { parseLogFileName } from './segment.ts';
import { importDataKey, segmentKey } from './subkeys.ts';
import { type CoverVector, makeCoverVectors } from './testing/cover-vectors.ts';
import { type FrameVector, makeFrameVectors } from './testing/frame-vectors.ts';
import {
  type Argon2Vector,
  makeArgon2Vectors,
  makeSlotSecretVectors,
  makeSlotVectors,
  type SlotSecretVector,
  type SlotVector,
} from './testing/key-vectors.ts';
import { type KeyFileVector, makeKeyFileVectors } from './testing/key-file-vectors.ts';
import { makeMoveVectors, type MoveVector } from './testing/move-vectors.ts';
import {
  makeRecoveryKekVectors,
  makeRecoveryVectors,
  type RecoveryKekVector,
  type RecoveryVector,
} from './testing/recovery-vectors.ts';
import {
  makeNameVectors,
  makeSegmentVectors,
  type NameVector,
  type SegmentVector,
} from './testing/segment-vectors.ts';

const covers = load<CoverVector>('covers', makeCoverVectors());
const frames = load<FrameVector>('frames', makeFrameVectors());
const slots = load<SlotVector>('slots', makeSlotVectors());
const slotSecrets = load<SlotSecretVector>('slot-secrets', makeSlotSecretVectors());
const keyFiles = load<KeyFileVector>('key-files', makeKeyFileVectors());
const segments = load<SegmentVector>('segments', makeSegmentVectors());
const moves = load<MoveVector>('move-files', makeMoveVectors());
const names = load<NameVector>('names', makeNameVectors());
const recoveryCodes = load<RecoveryVector>('recovery-codes', makeRecoveryVectors());
const recoveryKeks = load<RecoveryKekVector>('recovery-keks', makeRecoveryKekVectors());
const argon2 = load<Argon2Vector>('argon2', makeArgon2Vectors());

/** Refuses vectors that are not what the writer beside them makes. */
function load<Vector>(name: string, made: readonly Vector[]): readonly Vector[] {
  const stored: unknown = JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8'));
  expect(stored, `${name}.json is out of date`).toEqual(JSON.parse(JSON.stringify(made)));
  return made;
}

function bytesOf(text: string): Bytes {
  const bytes = fromHex(text);
  if (bytes === null) throw new Error('A vector that is not hexadecimal.');
  return bytes;
}

async function outcomeOf(act: () => unknown): Promise<string> {
  try {
    await act();
    return 'opens';
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
}

test('there are enough, and most of them refuse', () => {
  const all = [
    ...covers,
    ...frames,
    ...slots,
    ...slotSecrets,
    ...keyFiles,
    ...segments,
    ...moves,
    ...names,
    ...recoveryCodes,
  ].map((vector) => vector.expect);
  const refuse = all.filter((expected) => expected !== 'opens').length;
  expect(all.length).toBeGreaterThan(150);
  expect(refuse / all.length).toBeGreaterThan(0.75);
});

describe('covers', () => {
  test.each(covers)('$name', async (vector) => {
    const outcome = await outcomeOf(() => {
      const cover = decodeCover(bytesOf(vector.cover));
      expect(cover.ranges.map(({ run, from, to }) => ({ run, from, to }))).toEqual(vector.ranges);
      expect(cover.leftOut).toEqual(vector.leftOut);
      expect(toHex(encodeCover(cover))).toBe(vector.cover);
    });
    expect(outcome).toBe(vector.expect);
  });
});

describe('frames', () => {
  test.each(frames)('$name', async (vector) => {
    const outcome = await outcomeOf(async () => {
      const frame = bytesOf(vector.frame);
      const header = parseHeader(frame);
      if (header.vault !== vector.vault) throw new VaultError('foreign', 'Of another journal.');
      const dataKey = await importDataKey(bytesOf(vector.dataKey));
      const key = await segmentKey(dataKey, vector.vault, header.run, bytesOf(vector.salt));
      const { kind, id, update } = decodeRecord(await openFrame(key, frame));
      expect({ kind, id, update: toHex(update) }).toEqual(vector.record);
    });
    expect(outcome).toBe(vector.expect);
  });
});

describe('key slots', () => {
  test.each(slots)('$name', async (vector) => {
    const outcome = await outcomeOf(async () => {
      const opened = await openSlot(bytesOf(vector.slot), bytesOf(vector.kek));
      expect(toHex(opened)).toBe(vector.dataKey);
    });
    expect(outcome).toBe(vector.expect);
    // All but a wrong key is known before a derivation is begun.
    const isKnownBefore = !['opens', 'wrong-key'].includes(vector.expect);
    expect(await outcomeOf(() => parseSlot(bytesOf(vector.slot)))).toBe(
      isKnownBefore ? vector.expect : 'opens',
    );
  });
});

describe('slots of a secret', () => {
  test.each(slotSecrets)('$name', async (vector) => {
    const outcome = await outcomeOf(async () => {
      const slot = parseSlot(bytesOf(vector.slot));
      expect(slot.kind).toBe(vector.kind);
      const secret = bytesOf(vector.secret);
      const kek =
        vector.kind === 'keychain'
          ? await keychainKek(secret, slot)
          : await formerKek(await importDataKey(secret), slot);
      expect(toHex(await openSlot(bytesOf(vector.slot), kek))).toBe(vector.dataKey);
    });
    expect(outcome).toBe(vector.expect);
  });
});

describe('key files', () => {
  test.each(keyFiles)('$name', async (vector) => {
    const reading = await readKeyFile(vector.text);
    expect(reading.state === 'ready' ? 'opens' : reading.state).toBe(vector.expect);
    expect(reading.state === 'ready' ? reading.damagedSlots : undefined).toEqual(vector.damagedSlots);
  });
});

describe('recovery codes', () => {
  test.each(recoveryCodes)('$name', (vector) => {
    const read = parseRecoveryCode(vector.text);
    expect(read.ok ? 'opens' : 'damaged').toBe(vector.expect);
    expect(read.ok ? toHex(read.code) : undefined).toBe(vector.code);
    expect(read.ok ? undefined : read.wrong).toEqual(vector.wrong);
  });

  test('are written as they are read', () => {
    const printed = recoveryCodes.find(({ name }) => name === 'as it is printed');
    expect(recoveryCodeGroups(bytesOf(printed?.code ?? '')).join(' ')).toBe(printed?.text);
  });

  test.each(recoveryKeks)('the key of $name', async ({ code, kek, ...slot }) => {
    const place = { vault: slot.vault, slotId: slot.slotId, salt: bytesOf(slot.salt) };
    expect(toHex(await recoveryKek(bytesOf(code), place))).toBe(kek);
  });
});

describe('segments', () => {
  test.each(segments)('$name', async (vector) => {
    const dataKey = await importDataKey(bytesOf(vector.dataKey));
    const read = await readSegment({ dataKey, vault: vector.vault }, vector.fileName, bytesOf(vector.file));
    expect(read.problems).toEqual(vector.problems);
    expect(read.problems[0]?.kind ?? 'opens').toBe(vector.expect);
    expect(read.records.map(({ header }) => header.seq)).toEqual(vector.opens);
    for (const { record, header } of read.records) {
      expect(record).toMatchObject({ kind: 'entry', id: vector.entry });
      expect(readUtf8(record.update)).toBe(`update ${header.seq}`);
    }
  });
});

describe('move files', () => {
  test.each(moves)('$name', async (vector) => {
    const file = bytesOf(vector.file);
    const parts: { kind: string; name: string; content: string }[] = [];
    let content = '';
    const outcome = await outcomeOf(async () => {
      const vault = await readMoveFile(
        { size: file.length, read: async (offset, length) => file.subarray(offset, offset + length) },
        {
          begin: async () => void (content = ''),
          take: async (bytes) => void (content += toHex(bytes)),
          finish: async ({ kind, name }) => void parts.push({ kind, name, content }),
        },
      );
      expect(vault).toBe(vector.vault);
      expect(parts).toEqual(vector.parts);
    });
    expect(outcome).toBe(vector.expect);
  });
});

describe('file names', () => {
  test.each(names)('$name', ({ fileName, expect: expected }) => {
    expect(parseLogFileName(fileName) === null ? 'foreign' : 'opens').toBe(expected);
  });
});

describe('Argon2id, by another library than the one that made them', () => {
  test.each(argon2)('$name', async (vector) => {
    await sodium.ready;
    const passphrase = normalisePassphrase(vector.passphrase);
    expect(toHex(passphrase)).toBe(vector.normalised);
    const derived = sodium.crypto_pwhash(
      32,
      passphrase,
      argon2Salt(bytesOf(vector.salt)),
      vector.passes,
      vector.memoryKib * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
    expect(toHex(derived)).toBe(vector.kek);
  });
});
