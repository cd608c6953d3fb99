/** What a list of measurements comes to. All in the unit of what was measured. */

export interface Spread {
  readonly runs: number;
  readonly median: number;
  /** 95 of 100 are not above it; with fewer than twenty, it is the largest. */
  readonly p95: number;
  readonly largest: number;
}

/** Null for an empty list: nothing was measured, which is not a zero. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    runs: sorted.length,
    median: medianOf(sorted),
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    largest: sorted.at(-1) ?? 0,
  };
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Milliseconds as people read them: `4.2 ms`, `870 ms`, `1.34 s`. */
export function inTime(milliseconds: number): string {
  if (milliseconds < 100) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

/** Bytes as people read them: `12 KiB`, `3.4 MiB`. */
export function inSize(bytes: number): string {
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(0)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}
