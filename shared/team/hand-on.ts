/**
 * *Hand on* (`.wshandon`): what the next leader inherits. Plans and after-notes; never contributions, never pictures. So
 * that two rounds cannot be set side by side, the themes of a plan travel by name only, without band or lean.
 */
import type { Bytes } from '../base/bytes.ts';
import { z } from '../base/schema.ts';
import { readCanonical, writeCanonical } from './canonical-file.ts';
import type { Outcome } from './outcome.ts';
import { planSchema, type SessionPlan } from './session-plan.ts';

const HAND_ON_FORMAT = 'wellspring-hand-on';
export const HAND_ON_BYTES = 1024 * 1024;
export const MOST_PLANS = 60;

const handOnSchema = z.strictObject({
  format: z.literal(HAND_ON_FORMAT),
  formatVersion: z.literal(1),
  plans: z
    .array(planSchema.refine(({ heard }) => heard.every(({ band, lean }) => band === '' && lean === '')))
    .min(1)
    .max(MOST_PLANS),
});

export function writeHandOn(plans: readonly SessionPlan[]): Bytes {
  const bare = plans.map((plan) => ({
    ...plan,
    heard: plan.heard.map(({ label }) => ({ label, band: '', lean: '' })),
  }));
  return writeCanonical(handOnSchema.parse({ format: HAND_ON_FORMAT, formatVersion: 1, plans: bare }));
}

export function readHandOn(bytes: Bytes): Outcome<readonly SessionPlan[]> {
  const read = readCanonical(bytes, HAND_ON_FORMAT, handOnSchema, HAND_ON_BYTES);
  return read.ok ? { ok: true, value: read.value.plans } : read;
}
