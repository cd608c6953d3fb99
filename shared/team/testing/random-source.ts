/** A small repeatable random source (xorshift32) for tests: the same seed gives the same run. Never for secrets. */
export interface RandomSource {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  below(bound: number): number;
  pick<T>(things: readonly T[]): T;
}

export function randomSource(seed: number): RandomSource {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: (things) => {
      const thing = things[below(things.length)];
      if (thing === undefined) throw new RangeError('Nothing to pick from.');
      return thing;
    },
  };
}

/** `small` in an ordinary run; multiplied for `npm run torture`, which sets TORTURE to the factor. */
export function trials(small: number, most = Number.POSITIVE_INFINITY): number {
  const factor = Number(process.env['TORTURE'] ?? 1);
  return Math.min(most, Math.round(small * (Number.isFinite(factor) && factor > 1 ? factor : 1)));
}
