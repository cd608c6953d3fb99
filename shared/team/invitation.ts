/** The invitation (`.wsinvite`): how a gatherer opens a round. Holds no name and no words, only ids, a date and a key. */
import type { Bytes } from '../base/bytes.ts';
import { z } from '../base/schema.ts';
import { readCanonical, writeCanonical } from './canonical-file.ts';
import type { Outcome } from './outcome.ts';
import { hashBook, type RoundBook } from './round-book.ts';
import { RECIPIENT } from './seal.ts';

export const INVITATION_FORMAT = 'wellspring-invitation';
export const INVITATION_BYTES = 4096;

export const roundPackSchema = z.strictObject({
  id: z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)+$/),
  version: z
    .string()
    .max(60)
    .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/),
  codebook: z.string().regex(/^[0-9a-f]{64}$/),
});
export const roundTermsShape = {
  arc: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  /** The day cards are handed in by, as YYYY-MM-DD. A word between people: nothing is switched off by it. */
  closes: z.iso.date(),
  /** People before anything is shown. May be raised above the pack's, never lowered below 5. */
  floor: z.int().min(5).max(200),
  /** Whether the gatherer evaluates anyone in the team. */
  evaluates: z.boolean(),
  gatherer: z.string().regex(RECIPIENT),
};

export const invitationSchema = z.strictObject({
  format: z.literal(INVITATION_FORMAT),
  formatVersion: z.literal(1),
  pack: roundPackSchema,
  ...roundTermsShape,
});
export type Invitation = z.infer<typeof invitationSchema>;

/** What a gatherer decides. `gatherer` is the recipient of a fresh identity. */
export interface RoundTerms {
  readonly arc: string;
  readonly closes: string;
  readonly floor: number;
  readonly evaluates: boolean;
  readonly gatherer: string;
}

export function writeInvitation(book: RoundBook, terms: RoundTerms): Bytes {
  const invitation: Invitation = {
    format: INVITATION_FORMAT,
    formatVersion: 1,
    pack: { id: book.packId, version: book.packVersion, codebook: hashBook(book) },
    arc: terms.arc,
    closes: terms.closes,
    floor: Math.max(terms.floor, book.floors.people),
    evaluates: terms.evaluates,
    gatherer: terms.gatherer,
  };
  return writeCanonical(invitationSchema.parse(invitation));
}

export function readInvitation(bytes: Bytes): Outcome<Invitation> {
  return readCanonical(bytes, INVITATION_FORMAT, invitationSchema, INVITATION_BYTES);
}
