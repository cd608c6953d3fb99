/** How lengths are blurred before sealing, so that the size of a frame says little about what was written. */

const KIB = 1024;
const MIB = 1024 * KIB;

/** The largest plaintext of a frame, padding included, in bytes. */
export const RECORD_LIMIT = 16 * MIB;

/** The least allowed length that holds `length` bytes: 1, 2, 3 or 4 KiB, then powers of two. Never below 1 KiB. */
export function paddedLength(length: number): number {
  if (length <= 4 * KIB) return Math.max(1, Math.ceil(length / KIB)) * KIB;
  let padded = 8 * KIB;
  while (padded < length) padded *= 2;
  return padded;
}

/** The same for a row of the cache, whose large rows grow by whole MiB so that a search index is not doubled. */
export function paddedRowLength(length: number): number {
  return length <= MIB ? paddedLength(length) : Math.ceil(length / MIB) * MIB;
}
