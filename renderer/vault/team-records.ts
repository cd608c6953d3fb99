/**
 * What the team side keeps, as it is written: teams, plans, and for each round the part that this person has in it. Names are
 * those typed here; none of them is in any file that leaves. Read back with these schemas, or not at all.
 */
import { readUtf8, utf8, type Bytes } from '../../shared/base/bytes.ts';
import { idSchema } from '../../shared/base/ids.ts';
import { z } from '../../shared/base/schema.ts';
import { MOST_CONTRIBUTIONS } from '../../shared/team/bundle.ts';
import { choiceSchema } from '../../shared/team/choice.ts';
import { pictureSchema } from '../../shared/team/picture.ts';
import { planSchema } from '../../shared/team/session-plan.ts';
import { WORD_COUNT } from '../../shared/team/words.ts';

export const TEAM_NAME_LIMIT = 80;
export const MOST_PEOPLE = 200;
/** The exact bytes of an invitation or a card, in hexadecimal. */
const smallFile = z.string().regex(/^(?:[0-9a-f]{2}){1,4096}$/);
const word = z
  .int()
  .min(0)
  .max(WORD_COUNT - 1);
const roleSchema = z.enum(['gatherer', 'keeper', 'colleague']);

const teamSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('team'),
  id: idSchema,
  name: z.string().min(1).max(TEAM_NAME_LIMIT),
  roles: z.array(roleSchema).max(3),
  packId: z.string().max(120),
  /** As answered at set-up: whether the gatherer evaluates anyone in the team. */
  evaluates: z.boolean(),
  /** About how many people are in it, where that was typed. */
  people: z.int().min(2).max(MOST_PEOPLE).nullable(),
});
export type Team = z.infer<typeof teamSchema>;

const keptPlanSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('plan'),
  id: idSchema,
  team: idSchema,
  /** The day it was first kept; plans stand in this order, and those of one day by their turn. */
  keptOn: z.iso.date(),
  turn: z.int().min(0).default(0),
  /** Whether it came in a bundle of the leader before. */
  handedOn: z.boolean(),
  /** Whether the last promise was kept, as somebody said. */
  promise: z.enum(['kept', 'partly', 'not-yet']).nullable(),
  plan: planSchema,
});
export type KeptPlan = z.infer<typeof keptPlanSchema>;

const keptSaveSchema = z.strictObject({
  round: z.string().regex(/^[0-9a-f]{64}$/),
  contributionId: idSchema,
  revision: z.int().min(1).max(0xffff_ffff),
  receipt: z.tuple([word, word, word]).readonly(),
});

const keptRoundSchema = z.strictObject({
  version: z.literal(1),
  id: idSchema,
  team: idSchema.nullable(),
  role: roleSchema,
  /** The day the round came to this computer. */
  since: z.iso.date(),
  invitation: smallFile.nullable(),
  card: smallFile.nullable(),
  /** About how many people are in the team, where that was typed. */
  people: z.int().min(2).max(MOST_PEOPLE).nullable(),
  /** The own card that was last saved, and what a save that has not come to its end would be. */
  save: keptSaveSchema.nullable(),
  pending: keptSaveSchema.nullable(),
  brought: z.enum(['something', 'nothing']).nullable(),
  /** A round on paper: there are no files, and the typed cards are kept until the picture is made. */
  paper: z
    .strictObject({
      packId: z.string().max(120),
      arc: z.string().max(64),
      floor: z.int().min(5).max(MOST_PEOPLE),
      cards: z.array(choiceSchema).max(MOST_CONTRIBUTIONS),
      picture: pictureSchema.nullable(),
    })
    .nullable(),
});
export type KeptRound = z.infer<typeof keptRoundSchema>;

const thingSchema = z.discriminatedUnion('kind', [teamSchema, keptPlanSchema]);

/** Null when it is not what was written here. */
export function readThing(bytes: Uint8Array): Team | KeptPlan | null {
  return readAs(thingSchema, bytes);
}

export function writeThing(thing: Team | KeptPlan): Bytes {
  return utf8(JSON.stringify(thingSchema.parse(thing)));
}

export function readKeptRound(bytes: Uint8Array): KeptRound | null {
  return readAs(keptRoundSchema, bytes);
}

export function writeKeptRound(round: KeptRound): Bytes {
  return utf8(JSON.stringify(keptRoundSchema.parse(round)));
}

function readAs<T>(schema: z.ZodType<T>, bytes: Uint8Array): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readUtf8(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
