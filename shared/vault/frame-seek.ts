/** Finding frames again behind bytes that are not what was written. Nothing here opens anything. */
import { HEADER_LENGTH, hasWholeHeader, MAGIC } from './frame.ts';

/** Zero bytes in a row that no sealed frame holds but a block never written does. */
const UNWRITTEN_RUN = 64;
const UNWRITTEN_END = 16;

/**
 * Where the next header whose checksum holds begins, at or after `from` and before `to`; `to` when there is none.
 * Linear: no byte of the magic occurs twice in it, so every look costs a constant amount.
 */
export function findHeader(bytes: Uint8Array, from: number, to: number): number {
  const first = MAGIC[0] ?? 0;
  const last = Math.min(to, bytes.length - HEADER_LENGTH + 1);
  let at = from;
  while (at < last) {
    at = bytes.indexOf(first, at);
    if (at === -1 || at >= last) return to;
    if (hasWholeHeader(bytes, at)) return at;
    at += 1;
  }
  return to;
}

/** Whether part of these bytes was never written: they end in zeros, or hold a long run of them, as no seal does. */
export function isUnwritten(bytes: Uint8Array): boolean {
  let zeros = 0;
  for (const byte of bytes) {
    zeros = byte === 0 ? zeros + 1 : 0;
    if (zeros >= UNWRITTEN_RUN) return true;
  }
  return zeros >= UNWRITTEN_END;
}
