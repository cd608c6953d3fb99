/**
 * Small files that people may look into: JSON with one field order, no spaces, one line feed at the end. A file that is
 * not byte for byte what we would write is refused, so that nothing can hide between the fields.
 */
import { equalBytes, readUtf8, utf8, type Bytes } from '../base/bytes.ts';
import { z } from '../base/schema.ts';
import { found, refused, type Outcome } from './outcome.ts';

const headSchema = z.object({ format: z.string().max(64), formatVersion: z.int().min(1) });

export function writeCanonical(value: object): Bytes {
  return utf8(`${JSON.stringify(value)}\n`);
}

/** At most `most` bytes; the schema's own field order is the file's. */
export function readCanonical<T extends object>(
  bytes: Bytes,
  format: string,
  schema: z.ZodType<T>,
  most: number,
): Outcome<T> {
  if (bytes.length > most) return refused('too-large');
  const json = parseJson(bytes);
  if (json === undefined) return refused('not-this-kind');
  const head = headSchema.safeParse(json.value);
  if (!head.success || head.data.format !== format) return refused('not-this-kind');
  if (head.data.formatVersion > 1) return refused('newer-format');
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return refused('damaged');
  return equalBytes(bytes, writeCanonical(parsed.data)) ? found(parsed.data) : refused('damaged');
}

function parseJson(bytes: Bytes): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(readUtf8(bytes)) as unknown };
  } catch {
    return undefined;
  }
}
