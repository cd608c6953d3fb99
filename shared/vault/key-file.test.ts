import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomBytes } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { canonicalJson } from './canonical-json.ts';
import { VaultError } from './errors.ts';
import {
  chooseKeyFile,
  type KeyFile,
  keyFileSlot,
  readKeyFile,
  slotBytesOf,
  writeKeyFile,
} from './key-file.ts';
import { openSlot, sealSlot } from './key-slot.ts';
import { makeKeyFileVectors } from './testing/key-file-vectors.ts';
import { torture } from './testing/journal.ts';

const kek = randomBytes(32);

async function makeKeyFile(overrides: Partial<KeyFile> = {}): Promise<KeyFile> {
  const vault = overrides.vault ?? newId();
  const numbers = { memoryKib: 65_536, passes: 3, parallelism: 1 };
  const slot = { vault, slotId: newId(), kind: 'passphrase' as const, numbers, salt: randomBytes(32) };
  const slots = [await keyFileSlot(await sealSlot({ ...slot, kek, dataKey: randomBytes(32) }))];
  return {
    format: 'wellspring-vault',
    version: 1,
    vault,
    generation: 1,
    label: '',
    owner: 'mine',
    slots,
    ...overrides,
  };
}

function spoilSlot(text: string, keyFile: KeyFile, place: number): string {
  const { bytes } = keyFile.slots[place] ?? { bytes: '' };
  return text.replace(bytes, `${bytes.slice(0, -1)}${bytes.endsWith('0') ? '1' : '0'}`);
}

const newer = makeKeyFileVectors().find((vector) => vector.expect === 'newer-version')?.text ?? '';

test('a key file reads back as it was written, and its slot opens', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ maxLength: 80, unit: 'binary' }).filter((label) => label.length <= 80),
      fc.constantFrom('mine' as const, 'school' as const, 'shared' as const),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      async (label, owner, generation) => {
        const keyFile = await makeKeyFile({ label, owner, generation });
        const reading = await readKeyFile(await writeKeyFile(keyFile));
        expect(reading).toEqual({ state: 'ready', keyFile, damagedSlots: [] });
      },
    ),
    { numRuns: 30 * torture },
  );
  const [slot] = (await makeKeyFile()).slots;
  expect((await openSlot(slotBytesOf(slot ?? { bytes: '', sha256: '' }), kek)).length).toBe(32);
});

test('one changed character anywhere is found', async () => {
  const keyFile = await makeKeyFile({ label: 'Evenings' });
  const text = await writeKeyFile(keyFile);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const changed = text.slice(0, at) + String.fromCharCode(code ^ 1) + text.slice(at + 1);
    const reading = await readKeyFile(changed);
    // White space turned into other white space says the same.
    const found = reading.state === 'ready' ? reading.keyFile : reading.state;
    expect([keyFile, 'damaged'], `character ${at}`).toContainEqual(found);
  }
});

test('no text makes reading throw', async () => {
  const text = await writeKeyFile(await makeKeyFile());
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.nat(text.length).map((end) => text.slice(0, end)),
      ),
      async (any) => {
        const { state } = await readKeyFile(any);
        expect(state === 'damaged' || any === text || any === text.trimEnd()).toBe(true);
      },
    ),
    { numRuns: 200 * torture },
  );
});

test('what could not be read back is not written', async () => {
  const keyFile = await makeKeyFile();
  await expect(writeKeyFile({ ...keyFile, label: 'x'.repeat(81) })).rejects.toThrow(RangeError);
  await expect(writeKeyFile({ ...keyFile, slots: [] })).rejects.toThrow(RangeError);
  await expect(writeKeyFile({ ...keyFile, generation: 0 })).rejects.toThrow(RangeError);
});

test('of two whole files the higher generation is chosen, and the other place is mended', async () => {
  const older = await makeKeyFile();
  const old = await writeKeyFile(older);
  const text = await writeKeyFile({ ...older, generation: 2 });
  expect(await chooseKeyFile([old, text])).toMatchObject({ state: 'ready', text, mend: [true, false] });
  expect(await chooseKeyFile([text, old], older.vault)).toMatchObject({
    state: 'ready',
    text,
    mend: [false, true],
  });
  expect(await chooseKeyFile([text, text])).toMatchObject({ state: 'ready', mend: [false, false] });
  expect(await chooseKeyFile([null, old])).toMatchObject({ state: 'ready', text: old, mend: [true, false] });
  expect(await chooseKeyFile([text.slice(9), old])).toMatchObject({
    state: 'ready',
    text: old,
    mend: [true, false],
  });
  expect(await chooseKeyFile([null, null])).toEqual({ state: 'missing' });
  expect(await chooseKeyFile([null, 'x'])).toEqual({ state: 'damaged' });
});

test('a later version in any place is never written over, a damaged version number is', async () => {
  const text = await writeKeyFile(await makeKeyFile({ generation: 1000 }));
  expect(await chooseKeyFile([text, newer])).toEqual({ state: 'newer-version' });
  expect(await chooseKeyFile([newer, null])).toEqual({ state: 'newer-version' });
  const flipped = text.replace('"version": 1', '"version": 3');
  expect(flipped).not.toBe(text);
  expect(await chooseKeyFile([flipped, text])).toMatchObject({ state: 'ready', text, mend: [true, false] });
});

test('a damaged slot costs that slot, and such a file mends nothing', async () => {
  const one = await makeKeyFile({ generation: 4 });
  const slots = [...one.slots, ...(await makeKeyFile({ vault: one.vault })).slots];
  const two = { ...one, slots };
  const whole = await writeKeyFile(two);
  const spoilt = spoilSlot(whole, two, 1);
  expect(await readKeyFile(spoilt)).toMatchObject({ state: 'ready', damagedSlots: [1] });
  expect(await chooseKeyFile([spoilt, whole])).toMatchObject({
    text: whole,
    damagedSlots: [],
    mend: [true, false],
  });
  const older = await writeKeyFile({ ...two, generation: 3 });
  expect(await chooseKeyFile([spoilt, older])).toMatchObject({
    text: spoilt,
    damagedSlots: [1],
    mend: [false, false],
  });
});

test("another journal's key file is never chosen and never written over", async () => {
  const mine = await makeKeyFile();
  const text = await writeKeyFile(mine);
  const other = await writeKeyFile(await makeKeyFile({ generation: 9 }));
  expect(await chooseKeyFile([other, text], mine.vault)).toMatchObject({
    state: 'ready',
    text,
    mend: [false, false],
  });
  expect(await chooseKeyFile([other, null], mine.vault)).toEqual({ state: 'damaged' });
  expect(await chooseKeyFile([other, text])).toEqual({ state: 'damaged' });
});

test('the canonical form has one spelling', () => {
  expect(canonicalJson({ b: [1, 'é', null, true], a: { d: 0, c: '"' } })).toBe(
    '{"a":{"c":"\\"","d":0},"b":[1,"é",null,true]}',
  );
  const deep: unknown = JSON.parse(`${'['.repeat(10)}${']'.repeat(10)}`);
  for (const wrong of [1.5, 2 ** 53, Number.NaN, undefined, () => 0, deep]) {
    expect(() => canonicalJson(wrong)).toThrow(VaultError);
  }
});
