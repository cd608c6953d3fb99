/**
 * Splitting cells into two shares and adding shares up, modulo 2^16. One share of a cell is uniformly random and says
 * nothing without the other. This addition is the only arithmetic of ours that a secret passes through.
 */

export interface SplitCells {
  readonly gatherer: Uint16Array<ArrayBuffer>;
  readonly keeper: Uint16Array<ArrayBuffer>;
}

/** Draws one share from the platform's randomness and gives the difference to the other. */
export function splitCells(cells: Uint16Array): SplitCells {
  const gatherer = crypto.getRandomValues(new Uint16Array(cells.length));
  const keeper = new Uint16Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    keeper[index] = (cells[index] ?? 0) - (gatherer[index] ?? 0);
  }
  return { gatherer, keeper };
}

/** Cell by cell, modulo 2^16 (a Uint16Array wraps by itself). All must have the given length. */
export function addShares(length: number, shares: Iterable<Uint16Array>): Uint16Array<ArrayBuffer> {
  const total = new Uint16Array(length);
  for (const share of shares) {
    if (share.length !== length) throw new RangeError('Shares of another length.');
    for (let index = 0; index < length; index += 1) total[index] = (total[index] ?? 0) + (share[index] ?? 0);
  }
  return total;
}

/** A whole number below `bound` (at most 2^16), each equally likely. */
export function randomBelow(bound: number): number {
  const limit = 0x1_0000 - (0x1_0000 % bound);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint16Array(1));
    if (drawn < limit) return drawn % bound;
  }
}

/** The same things in an order drawn at random. */
export function shuffled<T>(things: readonly T[]): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomBelow(last + 1);
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}
