/**
 * Calls about the system's keychain and about what this computer's administrators laid down. The secret that the keychain keeps is
 * the one key-like thing that passes between window and shell: at the first unlock after signing in, and when it is made.
 */
import { idSchema } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { call, nothing, written } from './call-shapes.ts';

export const KEYCHAIN_SECRET_LENGTH = 32;

const secret = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length === KEYCHAIN_SECRET_LENGTH,
  'the bytes of a secret',
);

/** `forbidden`: by the administrators' rules. `not-only-yours`: the journal says that this is a school's or a shared computer. */
const keychainOffer = z.enum(['offered', 'no-keychain', 'forbidden', 'not-only-yours']);
export type KeychainOffer = z.infer<typeof keychainOffer>;

const policyReply = z.strictObject({
  /** `unreadable`: there are rules here that cannot be read, so the safest reading of them holds. */
  state: z.enum(['none', 'held', 'unreadable']),
  /** Where they lie, for telling people. */
  place: z.string().max(400),
  keychain: z.enum(['allowed', 'forbidden']),
  /** The most minutes without a sign of the writer; null where nothing is laid down. */
  idleMinutesAtMost: z.int().min(1).max(60).nullable(),
});
export type PolicyInForce = z.infer<typeof policyReply>;

export const keychainCalls = {
  readPolicy: call(nothing, policyReply),
  /** `isKept`: a secret lies here for this journal. `mayOpen`: it would be handed out now. */
  readKeychain: call(
    z.strictObject({ vault: idSchema }),
    z.strictObject({ offer: keychainOffer, isKept: z.boolean(), mayOpen: z.boolean() }),
  ),
  /** Durable when it answers `ok`. Refused, with `failed`, where the keychain is not offered. */
  keepKeychainSecret: call(z.strictObject({ vault: idSchema, secret }), written),
  /** Once, at the first unlock after signing in to the computer. */
  takeKeychainSecret: call(
    z.strictObject({ vault: idSchema }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), secret }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['ask-passphrase', 'gone', 'failed']) }),
    ]),
  ),
  /** `ok` when it is not there any more, or never was. */
  forgetKeychainSecret: call(z.strictObject({ vault: idSchema }), written),
} as const;
