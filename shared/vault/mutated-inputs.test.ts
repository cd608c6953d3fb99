/**
 * What no change to its bytes may bring about, for each parser: it gives what was written, or it refuses with a closed code. Under
 * torture 100,000 inputs each. The move file has the same in move-file.test.ts.
 */
import { createHash, randomInt } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Bytes, concatBytes, equalBytes, ownBytes, randomBytes, toHex, utf8 } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { decodeCover, encodeCover } from './cover.ts';
import { VaultError } from './errors.ts';
import { FIRST_SEQ, hashFrame, NO_PREVIOUS, openFrame, sealFrame } from './frame.ts';
import { keyFileSlot, readKeyFile, writeKeyFile } from './key-file.ts';
import { openSlot, sealSlot } from './key-slot.ts';
import { readSegment } from './read-segment.ts';
import { encodeRecord } from './record.ts';
import { newRecoveryCode, parseRecoveryCode, recoveryCodeGroups } from './recovery-code.ts';
import { packFileName, writeSegmentHead } from './segment.ts';
import { segmentKey } from './subkeys.ts';
import { makeJournal, torture } from './testing/journal.ts';

const INPUTS = torture > 1 ? 100_000 : 400;
/** In milliseconds. */
const LONG = 3_600_000;
const numbers = { memoryKib: 64 * 1024, passes: 3, parallelism: 1 };

/** One to three changes: bytes set, bits flipped, pieces dropped, put in, doubled or brought from elsewhere, the end cut off. */
function mutate(whole: Bytes, other: Bytes): Bytes {
  let file = ownBytes(whole.slice());
  for (let changes = randomInt(1, 4); changes > 0; changes -= 1) {
    const at = randomInt(file.length + 1);
    const length = randomInt(1, randomInt(2) === 0 ? 4 : 60);
    const [before, behind] = [file.subarray(0, at), file.subarray(at)];
    const from = randomInt(other.length);
    const act = randomInt(7);
    if (act === 0 && at < file.length) file[at] = (file[at] ?? 0) ^ (1 << randomInt(8));
    else if (act === 1) file = concatBytes(before, randomBytes(length), behind.subarray(length));
    else if (act === 2) file = concatBytes(before, behind.subarray(length));
    else if (act === 3) file = concatBytes(before, randomBytes(length), behind);
    else if (act === 4) file = concatBytes(before, behind.subarray(0, length), behind);
    else if (act === 5)
      file = concatBytes(before, other.subarray(from, from + length), behind.subarray(length));
    else file = ownBytes(before.slice());
  }
  return file;
}

/** What an act gave, or the code it refused with. Anything else that it throws fails the test. */
async function outcomeOf<Given>(act: () => Given | Promise<Given>): Promise<{ given: Given } | string> {
  try {
    return { given: await act() };
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
}

/** Of the inputs, in hexadecimal, those that were taken and are not what was written, byte for byte; and the other way round. */
async function onlyTheOriginal(
  samples: readonly [Bytes, Bytes],
  parse: (input: Bytes) => unknown,
): Promise<string[]> {
  const wrong: string[] = [];
  for (let input = 0; input < INPUTS; input += 1) {
    const [whole, other] = input % 2 === 0 ? samples : ([samples[1], samples[0]] as const);
    const changed = mutate(whole, other);
    const outcome = await outcomeOf(() => parse(changed));
    const isWritten = samples.some((sample) => equalBytes(sample, changed));
    if ((typeof outcome !== 'string') !== isWritten) wrong.push(toHex(changed));
  }
  return wrong;
}

let slots: readonly [Bytes, Bytes];
const [vault, kek] = [newId(), randomBytes(32)];

beforeAll(async () => {
  const make = () =>
    sealSlot({
      vault,
      slotId: newId(),
      kind: 'passphrase',
      numbers,
      salt: randomBytes(32),
      dataKey: randomBytes(32),
      kek,
    });
  slots = [await make(), await make()];
});

test(
  'a key slot',
  async () => {
    expect(await onlyTheOriginal(slots, (input) => openSlot(input, kek))).toEqual([]);
  },
  LONG,
);

test(
  'a key file',
  async () => {
    const stated = {
      format: 'wellspring-vault',
      version: 1,
      vault,
      label: 'Evenings',
      owner: 'mine',
    } as const;
    const stored = await Promise.all(slots.map((slot) => keyFileSlot(slot)));
    const files = await Promise.all(
      [1, 2].map(async (generation) => utf8(await writeKeyFile({ ...stated, generation, slots: stored }))),
    );
    const [one = utf8(''), two = utf8('')] = files;
    const meant = new Set(files.map((file) => JSON.stringify(JSON.parse(Buffer.from(file).toString()))));
    const wrong: string[] = [];
    for (let input = 0; input < INPUTS; input += 1) {
      const changed = mutate(input % 2 === 0 ? one : two, input % 2 === 0 ? two : one);
      const text = Buffer.from(changed).toString('utf8');
      const read = await readKeyFile(text);
      if (read.state !== 'ready') continue;
      // White space or the order of members may differ; what it says may not, but for slots that are then named damaged.
      const slotsAside = (file: object): string => JSON.stringify({ ...file, slots: null, sha256: null });
      const stands = [...meant].some(
        (one) => slotsAside(JSON.parse(one)) === slotsAside({ ...read.keyFile }),
      );
      const isWhole = read.keyFile.slots.every(
        (slot, index) =>
          read.damagedSlots.includes(index) || stored.some(({ bytes }) => bytes === slot.bytes),
      );
      if (!stands || !isWhole) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  },
  LONG,
);

test(
  'a recovery code',
  () => {
    const codes = [newRecoveryCode(), newRecoveryCode()];
    const samples = codes.map((code) => utf8(recoveryCodeGroups(code).join(' ')));
    let refused = 0;
    for (let input = 0; input < INPUTS; input += 1) {
      const [whole = utf8(''), other = utf8('')] = input % 2 === 0 ? samples : samples.toReversed();
      const changed = mutate(whole, other);
      const read = parseRecoveryCode(Buffer.from(changed).toString('utf8'));
      // Each group's check symbol finds one wrong symbol and two that changed places; what holds in all eight is a code.
      if (read.ok) expect(read.code.length).toBe(20);
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(INPUTS * 0.8);
  },
  LONG,
);

test(
  'a frame',
  async () => {
    const journal = await makeJournal();
    const run = newId();
    const key = await segmentKey(journal.dataKey, journal.vault, run, randomBytes(32));
    const make = (seq: number) =>
      sealFrame({ key, vault: journal.vault, run, epoch: 0, seq, previous: NO_PREVIOUS }, randomBytes(1024));
    expect(await onlyTheOriginal([await make(1), await make(2)], (input) => openFrame(key, input))).toEqual(
      [],
    );
  },
  LONG,
);

test(
  'a cover',
  async () => {
    const make = () =>
      encodeCover({
        ranges: [{ run: newId(), from: 1, to: 7, previous: NO_PREVIOUS, hash: randomBytes(32) }],
        leftOut: [newId(), newId()],
      });
    const samples: [Bytes, Bytes] = [make(), make()];
    // No seal of its own (its frame has one): what it takes must be exactly what those bytes say.
    const wrong: string[] = [];
    for (let input = 0; input < INPUTS; input += 1) {
      const changed = mutate(samples[input % 2] ?? samples[0], samples[0]);
      const outcome = await outcomeOf(() => decodeCover(changed));
      if (typeof outcome !== 'string' && !equalBytes(encodeCover(outcome.given), changed))
        wrong.push(toHex(changed));
    }
    expect(wrong).toEqual([]);
  },
  LONG,
);

test(
  'a pack: every record that is taken is one that was written',
  async () => {
    const journal = await makeJournal();
    const made = await Promise.all(
      [2, 3].map(async (count) => {
        const [run, salt] = [newId(), randomBytes(32)];
        const key = await segmentKey(journal.dataKey, journal.vault, run, salt);
        const frames: Bytes[] = [];
        let previous = NO_PREVIOUS;
        for (let seq = FIRST_SEQ; seq < FIRST_SEQ + count; seq += 1) {
          const update = utf8(`state ${count} ${seq}`);
          const place = { key, vault: journal.vault, run, epoch: 0, seq, previous };
          const frame = await sealFrame(place, encodeRecord({ kind: 'entry', id: newId(), update }));
          previous = await hashFrame(frame);
          frames.push(frame);
        }
        const file = concatBytes(writeSegmentHead(salt), ...frames);
        const hash = createHash('sha256').update(file).digest();
        return { file, name: packFileName('0a1b2c3d', run, FIRST_SEQ, hash), count };
      }),
    );
    const wrong: string[] = [];
    for (let input = 0; input < INPUTS; input += 1) {
      const [pack, other] = input % 2 === 0 ? made : made.toReversed();
      if (pack === undefined || other === undefined) throw new Error('no pack');
      const changed = mutate(pack.file, other.file);
      const read = await readSegment(journal, pack.name, changed);
      const texts = read.records.map(({ record }) => Buffer.from(record.update).toString());
      const isGenuine = texts.every((text) => new RegExp(`^state ${pack.count} [1-3]$`).test(text));
      const isNamed = equalBytes(changed, pack.file) || read.problems.length > 0;
      if (!isGenuine || !isNamed) wrong.push(texts.join());
    }
    expect(wrong).toEqual([]);
  },
  LONG,
);
