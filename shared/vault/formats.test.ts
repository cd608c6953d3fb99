/** Round trips of every small format, and that no input makes a parser throw anything but a VaultError. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bytes, concatBytes, fromHex, randomBytes, toHex, utf8 } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { VaultError } from './errors.ts';
import { openFrame, parseHeader } from './frame.ts';
import { argon2Salt, normalisePassphrase, openSlot, parseSlot, sealSlot, SLOT_LENGTH } from './key-slot.ts';
import { paddedLength, RECORD_LIMIT } from './padding.ts';
import { decodeRecord, encodeRecord, UPDATE_LIMIT } from './record.ts';
import { parseLogFileName, readSegmentHead, writeSegmentHead } from './segment.ts';
import { cacheKey, importDataKey, openCacheRow, sealCacheRow, segmentKey } from './subkeys.ts';
import { makeJournal, makeSegment, torture } from './testing/journal.ts';

const numRuns = 150 * torture;
const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => toHex(bytes));
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((some) => new Uint8Array(some));

/** What an act threw that it must not throw; null when it threw nothing, or a VaultError. */
async function strayErrorOf(act: () => unknown): Promise<unknown> {
  try {
    await act();
    return null;
  } catch (error) {
    return error instanceof VaultError ? null : error;
  }
}

test('a padded length holds the length, is one of the allowed, and wastes less than half', () => {
  expect([0, 1, 1024, 1025, 3073, 4096, 4097, 8193].map(paddedLength)).toEqual([
    1024, 1024, 1024, 2048, 4096, 4096, 8192, 16_384,
  ]);
  fc.assert(
    fc.property(fc.nat({ max: RECORD_LIMIT }), (length) => {
      const padded = paddedLength(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded).toBeLessThanOrEqual(Math.max(1024, length * 2));
      expect(paddedLength(padded)).toBe(padded);
    }),
  );
});

test('a record reads back as it was written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('entry' as const, 'journal' as const),
      id,
      bytes(9000),
      (kind, document, update) => {
        const record = { kind, id: document, update };
        const encoded = encodeRecord(record);
        expect(encoded.length).toBe(paddedLength(22 + update.length));
        expect(decodeRecord(encoded)).toEqual(record);
      },
    ),
    { numRuns },
  );
});

test('the largest record fits, one byte more does not', () => {
  const update = new Uint8Array(UPDATE_LIMIT);
  expect(encodeRecord({ kind: 'entry', id: newId(), update }).length).toBe(RECORD_LIMIT);
  const over = () => encodeRecord({ kind: 'entry', id: newId(), update: new Uint8Array(UPDATE_LIMIT + 1) });
  expect(over).toThrow(expect.objectContaining({ code: 'too-large' }));
  expect(() => decodeRecord(new Uint8Array(RECORD_LIMIT + 1))).toThrow(
    expect.objectContaining({ code: 'too-large' }),
  );
});

test('a slot opens with its key, with no other, and no changed byte goes unseen', async () => {
  const slot = {
    vault: newId(),
    slotId: newId(),
    kind: 'passphrase' as const,
    numbers: { memoryKib: 131_072, passes: 3, parallelism: 1 },
    salt: randomBytes(32),
  };
  const [dataKey, kek] = [randomBytes(32), randomBytes(32)];
  const sealed = await sealSlot({ ...slot, dataKey, kek });
  expect(sealed.length).toBe(SLOT_LENGTH);
  expect(parseSlot(sealed)).toEqual(slot);
  expect(await openSlot(sealed, kek)).toEqual(dataKey);
  await expect(openSlot(sealed, randomBytes(32))).rejects.toMatchObject({ code: 'wrong-key' });
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = new Uint8Array(sealed);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    await expect(openSlot(changed, kek), `byte ${at}`).rejects.toBeInstanceOf(VaultError);
  }
  const weak = { ...slot.numbers, memoryKib: 1024 };
  await expect(sealSlot({ ...slot, dataKey, kek, numbers: weak })).rejects.toMatchObject({
    code: 'unsupported-kdf',
  });
});

test('a passphrase is the same from every keyboard, and its salt has the length Argon2id takes', () => {
  expect(normalisePassphrase('e\u{301}')).toEqual(normalisePassphrase('\u{E9}'));
  expect(normalisePassphrase('a b')).toEqual(utf8('a b'));
  expect(normalisePassphrase('A')).not.toEqual(normalisePassphrase('a'));
  const salt = randomBytes(32);
  expect(argon2Salt(salt)).toEqual(salt.slice(0, 16));
});

test('keys differ by journal, run, salt and use, and cannot be taken out', async () => {
  const raw = randomBytes(32);
  const dataKey = await importDataKey(new Uint8Array(raw));
  const [vault, run, salt] = [newId(), newId(), randomBytes(32)];
  const keys = await Promise.all([
    segmentKey(dataKey, vault, run, salt),
    segmentKey(dataKey, newId(), run, salt),
    segmentKey(dataKey, vault, newId(), salt),
    segmentKey(dataKey, vault, run, randomBytes(32)),
    segmentKey(dataKey, vault, run, new Uint8Array(32)),
    cacheKey(dataKey, vault),
  ]);
  const nonce = new Uint8Array(12);
  const seals = await Promise.all(
    keys.map(async (key) => {
      expect(key.extractable).toBe(false);
      return toHex(new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, nonce)));
    }),
  );
  expect(new Set(seals).size).toBe(seals.length);
});

test('a cache row opens in its own place only, and says little by its size', async () => {
  const { dataKey, vault } = await makeJournal();
  const key = await cacheKey(dataKey, vault);
  const place = { kind: 'entry', id: newId(), reflects: 41 };
  const row = await sealCacheRow(key, place, utf8('a summary'));
  expect(row.length).toBe((await sealCacheRow(key, place, utf8('another, longer summary'))).length);
  expect(await openCacheRow(key, place, row)).toEqual(utf8('a summary'));
  for (const wrong of [
    { kind: 'page' },
    { id: newId() },
    { reflects: 42 },
    { kind: 'entr', id: `y${place.id}` },
  ]) {
    await expect(openCacheRow(key, { ...place, ...wrong }, row)).rejects.toMatchObject({ code: 'damaged' });
  }
  for (let at = 0; at < row.length; at += 13) {
    const changed = new Uint8Array(row);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(openCacheRow(key, place, changed)).rejects.toBeInstanceOf(VaultError);
  }
  const large = randomBytes(60_000);
  expect(await openCacheRow(key, place, await sealCacheRow(key, place, large))).toEqual(large);
});

test('a segment head reads back, also with one copy broken', () => {
  const salt = randomBytes(32);
  const head = writeSegmentHead(salt);
  expect(head.length).toBe(72);
  for (let at = 0; at < head.length; at += 1) {
    const changed = new Uint8Array(head);
    changed[at] = (changed[at] ?? 0) ^ 0x80;
    expect(readSegmentHead(changed)).toEqual(salt);
  }
  expect(readSegmentHead(new Uint8Array(72))).toBeNull();
  expect(readSegmentHead(head.subarray(0, 35))).toBeNull();
});

test('no input makes a parser throw anything but a VaultError', async () => {
  const journal = await makeJournal();
  const { frames } = await makeSegment(journal, ['one']);
  const frame = frames[0] ?? new Uint8Array();
  const key = await segmentKey(journal.dataKey, journal.vault, newId(), randomBytes(32));
  const slotHead = concatBytes(new Uint8Array([1]), randomBytes(32), fromHex('0101') ?? new Uint8Array());
  const begun = fc.tuple(fc.constantFrom<Bytes>(frame, slotHead), fc.nat({ max: 120 }), bytes(300));
  const input = fc.oneof(
    bytes(300),
    begun.map(([start, kept, rest]) => concatBytes(start.subarray(0, kept), rest)),
  );
  await fc.assert(
    fc.asyncProperty(input, fc.nat({ max: 400 }), fc.string(), async (noise, at, text) => {
      const acts = [
        () => parseHeader(noise, at),
        () => openFrame(key, noise),
        () => decodeRecord(noise),
        () => parseSlot(noise),
        () => openSlot(noise, new Uint8Array(32)),
        () => openCacheRow(key, { kind: 'entry', id: 'x', reflects: 1 }, noise),
        () => readSegmentHead(noise),
        () => parseLogFileName(text),
      ];
      for (const act of acts) expect(await strayErrorOf(act)).toBeNull();
    }),
    { numRuns: 2 * numRuns },
  );
});
