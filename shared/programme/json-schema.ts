/**
 * The pack format as JSON Schema (2020-12), for editors and for programs in other languages. Made of the very schemas that read a
 * pack, so it says what one field may hold; what fields must be to each other, and what no text may hold, is in FORMAT.md alone.
 */
import { z } from '../base/schema.ts';
import { packSchema } from './pack.ts';

/** The schema as the text of `pack.schema.json`, which lies beside FORMAT.md. */
export function writeJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(packSchema, { io: 'input', reused: 'inline' });
  const described = {
    $schema,
    title: 'Programme pack, version 1',
    description:
      'What each field of a pack may hold. FORMAT.md says the rest: references, minutes, rights, translations, and the characters no text may hold.',
    ...schema,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
