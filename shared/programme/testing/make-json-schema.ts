/** Writes pack.schema.json beside FORMAT.md: `node shared/programme/testing/make-json-schema.ts`, then `npm run format`. A test says when it is due. */
import { writeFileSync } from 'node:fs';
import { writeJsonSchema } from '../json-schema.ts';

writeFileSync(new URL('../pack.schema.json', import.meta.url), writeJsonSchema());
