/**
 * The closed lists of the pack format, each said once: what reads packs, what drafts them and the forms that write them take
 * them from here. The order is the one in which they are offered.
 */

/** Lists of the pack whose items have an id that other parts point to, in the order of FORMAT.md. */
export const PART_KINDS = [
  'components',
  'focusAreas',
  'touchstones',
  'practices',
  'thirdThings',
  'arcs',
  'gatherings',
  'prompts',
  'families',
  'themes',
  'pulses',
  'sequences',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

export const PROMPT_TYPES = [
  'free',
  'three-step',
  'third-thing',
  'letter',
  'listening-log',
  'tension',
  'gratitude',
  'close-of-day',
  'check-in',
  'question-workshop',
  'before-after',
  'look-back',
  'rough-day',
  'blank',
] as const;

/** How long a page may be meant to take, in minutes. */
export const LENGTHS = [2, 10, 25] as const;
export const TONES = ['steadying', 'opening', 'stretching'] as const;
export const SHARES = ['never', 'themes-only'] as const;
export const ARC_KINDS = ['before', 'gathering', 'between', 'year', 'anytime'] as const;
export const BLOCK_SLOTS = ['arrival', 'touchstones', 'what-we-heard', 'work', 'quiet', 'close'] as const;
export const RIGHTS = ['public-domain', 'own-work', 'licensed', 'cite-only'] as const;
/** How strongly a component is about a focus area. */
export const STRENGTHS = ['primary', 'supporting'] as const;
/** What an answer to a weather question counts as. */
export const WEATHER_BANDS = ['low', 'middle', 'high', 'declined'] as const;
/** How far a translation is. */
export const TRANSLATION_STATES = ['draft', 'reviewed'] as const;
