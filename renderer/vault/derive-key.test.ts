import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../shared/base/bytes.ts';
import type { DeriveKey } from '../../shared/vault/open-key-file.ts';
import { chooseNumbers } from './derive-key.ts';

const MIB = 1024;

/** A machine that takes `perMib` milliseconds for a MiB; its runs are slowed by `noise`, in turn; it has `memory` MiB. */
function machine(perMib: number, noise: readonly number[] = [1], memory = 1024) {
  let clock = 0;
  const tried: number[] = [];
  const derive: DeriveKey = async (_passphrase, _salt, { memoryKib }) => {
    if (memoryKib > memory * MIB) return null;
    clock += (memoryKib / MIB) * perMib * (noise[tried.length % noise.length] ?? 1);
    tried.push(memoryKib / MIB);
    return randomBytes(32);
  };
  return { derive, now: () => clock, tried };
}

async function choose(on: ReturnType<typeof machine>): Promise<number | null> {
  const numbers = await chooseNumbers(on.derive, on.now);
  return numbers === null ? null : numbers.memoryKib / MIB;
}

describe('the numbers of Argon2 at creation', () => {
  it.each([
    [1, 256, [64, 128, 256]],
    [2, 128, [64, 128, 128]],
    [4, 64, [64, 64]],
    [20, 64, [64, 64]],
  ])('takes the strongest step under half a second: %d ms a MiB', async (perMib, memory, tried) => {
    const here = machine(perMib);
    expect(await choose(here)).toBe(memory);
    expect(here.tried).toEqual(tried);
  });

  it('is the strongest step under half a second on every machine whose time grows with its memory', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.01, max: 30, noNaN: true }), async (perMib) => {
        const under = [256, 128].find((memory) => memory * perMib < 500) ?? 64;
        expect(await choose(machine(perMib))).toBe(under);
      }),
    );
  });

  it('is not made weaker by one slow run', async () => {
    expect(await choose(machine(1, [6, 1]))).toBe(256);
    expect(await choose(machine(1, [1, 6, 1, 1]))).toBe(256);
  });

  it('stays with what can be allocated, and with nothing where that is too little', async () => {
    expect(await choose(machine(1, [1], 200))).toBe(128);
    expect(await choose(machine(1, [1], 32))).toBeNull();
  });
});
