/** Key files of one journal that went different ways: told apart without a key, and never put in each other’s place. */
import { beforeEach, describe, expect, it } from 'vitest';
import { randomBytes } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { removeSlots, sealRecoverySlot, startNewKeys } from './change-keys.ts';
import { chooseKeyFile, keyFileSlot, readKeyFile, writeKeyFile } from './key-file.ts';
import { CHANGES_KEPT, kinshipOf } from './key-kinship.ts';

let vault: string;
let first: string;

beforeEach(async () => {
  vault = newId();
  const slots = [await keyFileSlot((await slot()).bytes)];
  const rest = { format: 'wellspring-vault', version: 1, label: '', owner: 'mine' } as const;
  first = await writeKeyFile({ ...rest, vault, generation: 1, slots });
});

const slot = () => sealRecoverySlot(vault, randomBytes(32), randomBytes(20));
const drawn = async (from: string): Promise<string> => startNewKeys(from, [await slot()]);

async function kinship(one: string, other: string): Promise<string> {
  const [a, b] = [await readKeyFile(one), await readKeyFile(other)];
  if (a.state !== 'ready' || b.state !== 'ready') throw new Error('not ready');
  return kinshipOf(a.keyFile, b.keyFile);
}

describe('new keys', () => {
  it('drawn one after the other are earlier and later', async () => {
    const second = await drawn(first);
    const third = await drawn(second);
    expect(await kinship(first, first)).toBe('same');
    expect(await kinship(third, third)).toBe('same');
    for (const [one, other] of [
      [third, second],
      [third, first],
      [second, first],
    ] as const) {
      expect(await kinship(one, other)).toBe('earlier');
      expect(await kinship(other, one)).toBe('later');
    }
    // A change of locks is none of keys.
    expect(await kinship(await removeSlots(third, ['former']), third)).toBe('same');
  });

  it('drawn in two copies are apart, with one epoch or not, and stay so', async () => {
    const [here, there] = [await drawn(first), await drawn(first)];
    expect(await kinship(here, there)).toBe('apart');
    expect(await kinship(there, here)).toBe('apart');
    expect(await kinship(await drawn(here), there)).toBe('apart');
    expect(await kinship(here, await drawn(await drawn(there)))).toBe('apart');
    // From a common change on.
    expect(await kinship(await drawn(here), await drawn(here))).toBe('apart');
  });

  it('are drawn more often than are kept in mind', async () => {
    let text = first;
    const made: string[] = [];
    for (let times = 0; times < CHANGES_KEPT + 2; times += 1) made.push((text = await drawn(text)));
    const read = await readKeyFile(text);
    expect(read.state === 'ready' && read.keyFile.changes?.length).toBe(CHANGES_KEPT);
    expect(await kinship(text, made.at(-2) ?? '')).toBe('earlier');
    expect(await kinship(made.at(-2) ?? '', text)).toBe('later');
  });

  it('of which no identifier is known are compared by their number', () => {
    const changes = [newId()];
    expect(kinshipOf({ epoch: 1 }, { epoch: 1, changes })).toBe('same');
    expect(kinshipOf({ epoch: 2, changes }, { epoch: 1 })).toBe('earlier');
    expect(kinshipOf({ epoch: 1 }, { epoch: 2, changes })).toBe('later');
  });
});

it('a key file of a change that was made apart is never written over by the other, whichever is the newer', async () => {
  const [here, there] = [await drawn(first), await drawn(first)];
  for (const texts of [
    [here, there],
    [there, here],
    [await removeSlots(here, ['former']), there],
    [there, await drawn(here)],
  ]) {
    const choice = await chooseKeyFile(texts, vault);
    expect(choice.state === 'ready' && choice.mend).toEqual([false, false]);
  }
  const lost = await chooseKeyFile([here, null, first], vault);
  expect(lost.state === 'ready' && lost.mend).toEqual([false, true, true]);
});
