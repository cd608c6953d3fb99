/** Random 128-bit identifiers, written as 32 lower-case hexadecimal digits. They carry no time and no order. */
import { randomBytes, toHex } from './bytes.ts';
import { z } from './schema.ts';

/** The shape of every identifier that crosses a boundary: vault, run, entry. */
export const idSchema = z.string().regex(/^[0-9a-f]{32}$/);

export function newId(): string {
  return toHex(randomBytes(16));
}
