/**
 * A programme pack as data: every field, its type and its size. FORMAT.md says the same in words.
 *
 * These schemas say what one field may hold. What fields must be to each other (references, minutes, translations)
 * is in pack-rules.ts; `parsePack` in parse-pack.ts asks both and is the only way in for bytes from outside.
 * Lists and switches that a pack leaves out are filled in, so that a `Pack` in hand is always whole.
 */
import { z } from '../base/schema.ts';
import {
  ARC_KINDS,
  BLOCK_SLOTS,
  LENGTHS,
  PROMPT_TYPES,
  RIGHTS,
  SHARES,
  STRENGTHS,
  TONES,
  TRANSLATION_STATES,
  WEATHER_BANDS,
} from './pack-lists.ts';

/** The largest pack, in bytes. */
export const PACK_BYTES = 2 * 1024 * 1024;
/** The fewest people before anything combined is shown. A pack may ask for more, never for fewer. */
export const LEAST_CONTRIBUTORS = 5;
/** The fewest people before a theme is named. A pack may ask for more, never for fewer. */
export const LEAST_PER_THEME = 3;

/** Sizes of text fields, in UTF-16 code units. */
export const TEXT_SIZE = { short: 200, long: 2000, piece: 6000 } as const;
/** Short text is one line; long text and pieces may hold several. */
export type TextKind = keyof typeof TEXT_SIZE;

const packId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);
const version = z
  .string()
  .max(60)
  .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/);
const oneLine = (size: number) =>
  z
    .string()
    .min(1)
    .max(size)
    .refine((text) => !text.includes('\n'), { params: { problem: 'line-break' } })
    .meta({ pattern: '^[^\\n]*$' });
const shortText = oneLine(TEXT_SIZE.short);
const longText = z.string().min(1).max(TEXT_SIZE.long);
const address = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^\s<>"'\\]+$/);

const list = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .max(most)
    .default(() => []);

/** A component, a focus area or a touchstone. */
const labelledSchema = z.strictObject({ id: packId, title: shortText, about: longText.optional() });

const lengthSchema = z.union(LENGTHS.map((minutes) => z.literal(minutes)));
/** How long a page is meant to take, in minutes. */
export type Length = z.infer<typeof lengthSchema>;

const practiceSchema = z.strictObject({
  id: packId,
  title: shortText,
  how: longText,
  minutes: z.int().min(1).max(480).optional(),
  minPeople: z.int().min(1).max(1000).optional(),
  maxPeople: z.int().min(1).max(1000).optional(),
  needsTrainedFacilitator: z.boolean().default(false),
  credit: shortText.optional(),
});

const thirdThingSchema = z.strictObject({
  id: packId,
  title: shortText,
  creator: shortText.optional(),
  year: z.int().min(-5000).max(3000).optional(),
  text: z.string().min(1).max(TEXT_SIZE.piece).optional(),
  rights: z.enum(RIGHTS),
  rightsNote: shortText.optional(),
});
export type ThirdThing = z.infer<typeof thirdThingSchema>;

const stepSchema = z.strictObject({
  order: z.int().min(1).max(1000),
  label: shortText.optional(),
  prompts: list(packId, 12),
  gathering: packId.optional(),
  pulse: packId.optional(),
  light: z.boolean().default(false),
});
export type Step = z.infer<typeof stepSchema>;

const arcSchema = z.strictObject({
  id: packId,
  title: shortText,
  intent: longText.optional(),
  kind: z.enum(ARC_KINDS).optional(),
  steps: z.array(stepSchema).max(60),
});
export type Arc = z.infer<typeof arcSchema>;

const blockSchema = z.strictObject({
  minutes: z.int().min(1).max(600),
  title: shortText,
  say: longText.optional(),
  practice: packId.optional(),
  prompt: packId.optional(),
  thirdThing: packId.optional(),
  slot: z.enum(BLOCK_SLOTS).optional(),
});
export type GatheringBlock = z.infer<typeof blockSchema>;

const gatheringSchema = z.strictObject({
  id: packId,
  title: shortText,
  purpose: longText.optional(),
  minutes: z.int().min(5).max(600),
  setup: longText.optional(),
  blocks: z.array(blockSchema).min(1).max(20),
});
export type Gathering = z.infer<typeof gatheringSchema>;

const promptSchema = z.strictObject({
  id: packId,
  type: z.enum(PROMPT_TYPES),
  title: shortText.optional(),
  text: longText,
  component: packId.optional(),
  focusAreas: list(packId, 4),
  lengths: z
    .array(lengthSchema)
    .min(1)
    .max(3)
    .default((): Length[] => [2, 10, 25]),
  steps: list(
    z.strictObject({ ask: longText, from: lengthSchema.default(2), hint: shortText.optional() }),
    8,
  ),
  thirdThing: packId.optional(),
  tone: z.enum(TONES).optional(),
  share: z.enum(SHARES).default('themes-only'),
});
export type Prompt = z.infer<typeof promptSchema>;

const themeSchema = z.strictObject({
  id: packId,
  label: shortText,
  definition: longText,
  use: longText,
  avoid: longText,
  examples: z.array(shortText).min(1).max(6),
  family: packId,
});

const familySchema = z.strictObject({ id: packId, label: shortText });

const pulseSchema = z.strictObject({
  id: packId,
  title: shortText,
  notValidated: z.boolean().default(false),
  source: shortText.optional(),
  minContributors: z.int().min(LEAST_CONTRIBUTORS).max(1000),
  scale: z
    .array(z.strictObject({ label: shortText, band: z.enum(WEATHER_BANDS) }))
    .min(2)
    .max(7),
  items: z
    .array(z.strictObject({ id: packId, text: longText, facet: shortText.optional() }))
    .min(1)
    .max(6),
});
export type Pulse = z.infer<typeof pulseSchema>;

const sequenceSchema = z.strictObject({
  id: packId,
  title: shortText,
  about: longText.optional(),
  default: z.boolean().default(false),
  arcs: z.array(packId).min(1).max(20),
});
export type Sequence = z.infer<typeof sequenceSchema>;

const translationSchema = z.strictObject({
  translators: list(shortText, 20),
  status: z.enum(TRANSLATION_STATES).default('draft'),
  forVersion: version.optional(),
  strings: z.record(
    z
      .string()
      .max(300)
      .regex(/^[a-zA-Z]+(\.[A-Za-z0-9_-]+)*$/),
    z.string().min(1).max(TEXT_SIZE.piece),
  ),
});

export const packSchema = z.strictObject({
  format: z.literal('programme-pack'),
  formatVersion: z.string().regex(/^1\.[0-9]{1,4}$/),
  id: z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)+$/),
  version,
  title: shortText,
  summary: longText.optional(),
  notice: longText.optional(),
  defaultLanguage: language,
  authors: z
    .array(z.strictObject({ name: shortText, role: shortText.optional(), contact: oneLine(200).optional() }))
    .min(1)
    .max(20),
  licence: z.strictObject({
    spdx: oneLine(80),
    attribution: shortText,
    url: address.optional(),
    mayRedistribute: z.boolean().default(true),
    trademarks: list(shortText, 20),
  }),
  basedOn: list(z.strictObject({ id: oneLine(120), version: oneLine(60), spdx: oneLine(80).optional() }), 10),
  components: z.array(labelledSchema).min(1).max(12),
  focusAreas: list(labelledSchema, 24),
  componentFocus: list(
    z.strictObject({ component: packId, focusArea: packId, strength: z.enum(STRENGTHS) }),
    200,
  ),
  touchstones: list(labelledSchema, 24),
  practices: list(practiceSchema, 40),
  thirdThings: list(thirdThingSchema, 100),
  arcs: z.array(arcSchema).min(1).max(20),
  gatherings: list(gatheringSchema, 40),
  prompts: z.array(promptSchema).min(1).max(500),
  families: list(familySchema, 8),
  themes: list(themeSchema, 32),
  pulses: list(pulseSchema, 6),
  sequences: z.array(sequenceSchema).min(1).max(8),
  sharing: z
    .strictObject({
      minContributors: z.int().min(LEAST_CONTRIBUTORS).max(1000).default(LEAST_CONTRIBUTORS),
      minPerTheme: z.int().min(LEAST_PER_THEME).max(1000).default(LEAST_PER_THEME),
    })
    .default({ minContributors: LEAST_CONTRIBUTORS, minPerTheme: LEAST_PER_THEME }),
  translations: z.record(language, translationSchema).default(() => ({})),
  changelog: list(
    z.strictObject({
      version: oneLine(60),
      date: z.iso.date().optional(),
      note: longText,
    }),
    100,
  ),
});
/** A whole programme, checked. */
export type Pack = z.infer<typeof packSchema>;
