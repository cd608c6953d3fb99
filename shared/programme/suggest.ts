/**
 * What Today offers. Pure: packs, what the journal knows, and the day in; one page out.
 *
 * The programme waits for its writer, never the other way round. After a time away, in a light week, while the programme
 * rests, once this week's page is written, or after a page that was heavy, the lightest page is offered instead, and the programme stays
 * where it was. How long a time away was is looked at here and said nowhere: a `Suggestion` carries no number of anything missed.
 */
import type { Length, Pack } from './pack.ts';
import {
  anytimePrompts,
  chosenSequence,
  keyOf,
  nextPrompt,
  placesOf,
  type PromptPlace,
  type WriterProgress,
} from './next-prompt.ts';
import { daysBetween, ownStart, ownWeekOf } from './own-weeks.ts';

/** What the journal knows, as far as a suggestion looks at it. */
export interface WriterWay extends WriterProgress {
  readonly answeredOn: Readonly<Record<string, string>>;
  readonly paused: boolean;
  readonly lightWeeks: readonly string[];
}

/** The newest page: its day, the key of its prompt (null for a blank page), and whether it was heavy. */
export interface NewestPage {
  readonly day: string;
  readonly prompt: string | null;
  /** The writer's own mark, or the door for a rough day that they chose. Never read out of the words. */
  readonly heavy: boolean;
}

export type SuggestionReason = 'programme' | 'away' | 'steady' | 'paused' | 'light' | 'written' | 'walked';

export interface Suggestion {
  readonly reason: SuggestionReason;
  readonly place: PromptPlace;
  /** The lengths to offer, shortest first. */
  readonly lengths: readonly Length[];
  /** The programme's own next page, where it is not the one offered. */
  readonly programme: PromptPlace | null;
}

/** From this many days without a page on, the writer is met with the lightest page. A weekly page is no absence. */
const AWAY_DAYS = 9;

/** The page for `today`; null when there is no pack, or its pages have all been met and none fits any day. */
export function suggest(
  packs: readonly Pack[],
  way: WriterWay,
  today: string,
  newest: NewestPage | null,
): Suggestion | null {
  const chosen = chosenSequence(packs, way);
  if (chosen === null) return null;
  const programme = nextPrompt(packs, way);
  const reason = reasonFor(way, today, newest, programme);
  if (reason === 'programme' && programme !== null) return offer(reason, programme, false, null);
  const light = lightestPage(packs, chosen.pack, reason, today, newest);
  if (light !== null) return offer(reason, light, reason !== 'written' && reason !== 'walked', programme);
  // A pack without pages for any day: its own next one, in its shortest form.
  return programme === null ? null : offer(reason, programme, true, null);
}

function offer(
  reason: SuggestionReason,
  place: PromptPlace,
  shortestOnly: boolean,
  programme: PromptPlace | null,
): Suggestion {
  const lengths = place.prompt.lengths.toSorted((a, b) => a - b);
  return { reason, place, lengths: shortestOnly ? lengths.slice(0, 1) : lengths, programme };
}

function reasonFor(
  way: WriterWay,
  today: string,
  newest: NewestPage | null,
  programme: PromptPlace | null,
): SuggestionReason {
  if (newest?.heavy === true) return 'steady';
  if (way.paused) return 'paused';
  if (newest !== null && daysBetween(newest.day, today) >= AWAY_DAYS) return 'away';
  const week = ownWeekOf(ownStart(way.answeredOn), today);
  if (way.lightWeeks.includes(week)) return 'light';
  if (programme === null) return 'walked';
  if (programme.week !== null && way.here !== keyOf(programme) && hasWeeklyPage(programme, way, week)) {
    return 'written';
  }
  return 'programme';
}

/** Whether a page of a week through the year was written in this own week. */
function hasWeeklyPage({ pack, sequence }: PromptPlace, way: WriterWay, week: string): boolean {
  if (sequence === null) return false;
  const start = ownStart(way.answeredOn);
  return placesOf(pack, sequence).some((place) => {
    const day = place.week === null ? undefined : way.answeredOn[keyOf(place)];
    return day !== undefined && ownWeekOf(start, day) === week;
  });
}

/** Types that ask little of a tired person. What they ask stands in the pack; these are only what may be offered unasked. */
const LIGHT_TYPES: ReadonlySet<string> = new Set(['check-in', 'gratitude', 'close-of-day']);

/**
 * The page for any day that asks least: steadying, for a few words, and never the prompt of the page before. After a time away or a
 * heavy page it is the first that fits, a check-in before others; on other days they take turns.
 */
function lightestPage(
  packs: readonly Pack[],
  pack: Pack,
  reason: SuggestionReason,
  today: string,
  newest: NewestPage | null,
): PromptPlace | null {
  const all = [pack, ...packs.filter(({ id }) => id !== pack.id)].flatMap(anytimePrompts);
  const asked = all.filter((place) => {
    const { type, tone } = place.prompt;
    return (
      type !== 'rough-day' && type !== 'blank' && tone !== 'stretching' && keyOf(place) !== newest?.prompt
    );
  });
  const light = asked.filter(({ prompt }) => LIGHT_TYPES.has(prompt.type) && prompt.tone === 'steadying');
  const candidates = light.length > 0 ? light : asked;
  if (reason === 'away' || reason === 'steady') {
    return candidates.find(({ prompt }) => prompt.type === 'check-in') ?? candidates[0] ?? null;
  }
  const turn = Math.abs(daysBetween('2026-01-01', today));
  return candidates[turn % Math.max(1, candidates.length)] ?? null;
}
