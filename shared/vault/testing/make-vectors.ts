/** Writes `shared/vault/vectors/*.json` anew: `node shared/vault/testing/make-vectors.ts`. The same bytes each time. */
import { writeFileSync } from 'node:fs';
import { makeCoverVectors } from './cover-vectors.ts';
import { makeFrameVectors } from './frame-vectors.ts';
import { makeKeyFileVectors } from './key-file-vectors.ts';
import { makeArgon2Vectors, makeSlotSecretVectors, makeSlotVectors } from './key-vectors.ts';
import { makeMoveVectors } from './move-vectors.ts';
import { makeRecoveryKekVectors, makeRecoveryVectors } from './recovery-vectors.ts';
import { makeNameVectors, makeSegmentVectors } from './segment-vectors.ts';

const folder = new URL('../vectors/', import.meta.url);

const made = {
  'argon2.json': makeArgon2Vectors(),
  'covers.json': makeCoverVectors(),
  'frames.json': makeFrameVectors(),
  'key-files.json': makeKeyFileVectors(),
  'move-files.json': makeMoveVectors(),
  'names.json': makeNameVectors(),
  'recovery-codes.json': makeRecoveryVectors(),
  'recovery-keks.json': makeRecoveryKekVectors(),
  'segments.json': makeSegmentVectors(),
  'slot-secrets.json': makeSlotSecretVectors(),
  'slots.json': makeSlotVectors(),
};

for (const [name, vectors] of Object.entries(made)) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(vectors, null, 2)}\n`);
}
