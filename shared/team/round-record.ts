/** Reads back what a round store holds as JSON; null when it is not what was written there. */
import { readUtf8, type Bytes } from '../base/bytes.ts';
import type { z } from '../base/schema.ts';

export function readRecord<T>(bytes: Bytes, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readUtf8(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
