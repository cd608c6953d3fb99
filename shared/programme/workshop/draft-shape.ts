/**
 * A pack while it is being written: the same tree as a `Pack`, in which anything may be missing, too long, said twice or
 * pointing nowhere. It keeps what was typed, whatever a finished pack would say to that; check-pack.ts names what is amiss.
 *
 * Every `Pack` is a `DraftPack`. An empty string and a missing field are the same thing: not written yet.
 */
import { z } from '../../base/schema.ts';
import { LEAST_CONTRIBUTORS, LEAST_PER_THEME, type Length } from '../pack.ts';
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
  type PartKind,
} from '../pack-lists.ts';

/** More of one kind than a pack may hold, so that a long table can come in first and be cut down afterwards. */
const MOST_DRAFTED = 10_000;

const words = z.string().optional();
const number = z.number().optional();
const id = z.string().default('');
const switched = (by: boolean) => z.boolean().default(by);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .max(MOST_DRAFTED)
    .default(() => []);

const length = z.union(LENGTHS.map((minutes) => z.literal(minutes)));
const labelled = z.strictObject({ id, title: words, about: words });
const draftStep = z.strictObject({
  order: number,
  label: words,
  prompts: list(z.string()),
  gathering: words,
  pulse: words,
  light: switched(false),
});
const draftArc = z.strictObject({
  id,
  title: words,
  intent: words,
  kind: z.enum(ARC_KINDS).optional(),
  steps: list(draftStep),
});
const draftBlock = z.strictObject({
  minutes: number,
  title: words,
  say: words,
  practice: words,
  prompt: words,
  thirdThing: words,
  slot: z.enum(BLOCK_SLOTS).optional(),
});
const draftGathering = z.strictObject({
  id,
  title: words,
  purpose: words,
  minutes: number,
  setup: words,
  blocks: list(draftBlock),
});
const draftQuestion = z.strictObject({ ask: words, from: length.default(2), hint: words });
const draftPrompt = z.strictObject({
  id,
  type: z.enum(PROMPT_TYPES).default('free'),
  title: words,
  text: words,
  component: words,
  focusAreas: list(z.string()),
  lengths: z.array(length).default((): Length[] => [2, 10, 25]),
  steps: list(draftQuestion),
  thirdThing: words,
  tone: z.enum(TONES).optional(),
  share: z.enum(SHARES).default('themes-only'),
});
const draftTranslation = z.strictObject({
  translators: list(z.string()),
  status: z.enum(TRANSLATION_STATES).default('draft'),
  forVersion: words,
  strings: z.record(z.string(), z.string()).default(() => ({})),
});

export const draftPackSchema = z.strictObject({
  format: z.literal('programme-pack').default('programme-pack'),
  formatVersion: z.string().default('1.0'),
  id,
  version: words,
  title: words,
  summary: words,
  notice: words,
  defaultLanguage: z.string().default('en'),
  authors: list(z.strictObject({ name: words, role: words, contact: words })),
  licence: z
    .strictObject({
      spdx: words,
      attribution: words,
      url: words,
      mayRedistribute: switched(true),
      trademarks: list(z.string()),
    })
    .default(() => ({ mayRedistribute: true, trademarks: [] })),
  basedOn: list(z.strictObject({ id: words, version: words, spdx: words })),
  components: list(labelled),
  focusAreas: list(labelled),
  componentFocus: list(
    z.strictObject({
      component: id,
      focusArea: id,
      strength: z.enum(STRENGTHS).default('primary'),
    }),
  ),
  touchstones: list(labelled),
  practices: list(
    z.strictObject({
      id,
      title: words,
      how: words,
      minutes: number,
      minPeople: number,
      maxPeople: number,
      needsTrainedFacilitator: switched(false),
      credit: words,
    }),
  ),
  thirdThings: list(
    z.strictObject({
      id,
      title: words,
      creator: words,
      year: number,
      text: words,
      rights: z.enum(RIGHTS).optional(),
      rightsNote: words,
    }),
  ),
  arcs: list(draftArc),
  gatherings: list(draftGathering),
  prompts: list(draftPrompt),
  families: list(z.strictObject({ id, label: words })),
  themes: list(
    z.strictObject({
      id,
      label: words,
      definition: words,
      use: words,
      avoid: words,
      examples: list(z.string()),
      family: words,
    }),
  ),
  pulses: list(
    z.strictObject({
      id,
      title: words,
      notValidated: switched(false),
      source: words,
      minContributors: number,
      scale: list(z.strictObject({ label: words, band: z.enum(WEATHER_BANDS).optional() })),
      items: list(z.strictObject({ id, text: words, facet: words })),
    }),
  ),
  sequences: list(
    z.strictObject({ id, title: words, about: words, default: switched(false), arcs: list(z.string()) }),
  ),
  sharing: z
    .strictObject({
      minContributors: z.number().default(LEAST_CONTRIBUTORS),
      minPerTheme: z.number().default(LEAST_PER_THEME),
    })
    .default({ minContributors: LEAST_CONTRIBUTORS, minPerTheme: LEAST_PER_THEME }),
  translations: z.record(z.string(), draftTranslation).default(() => ({})),
  changelog: list(z.strictObject({ version: words, date: words, note: words })),
});

export type DraftPack = z.infer<typeof draftPackSchema>;

/** One part of a kind, as it stands in a draft: `DraftPart<'prompts'>`. */
export type DraftPart<K extends PartKind> = DraftPack[K][number];
