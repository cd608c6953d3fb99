/** The touchstone of a week: they take turns by the writer's own weeks, in the order of the pack. */
import { chosenSequence } from './next-prompt.ts';
import { daysBetween, ownStart, ownWeekOf } from './own-weeks.ts';
import type { Pack } from './pack.ts';
import type { WriterWay } from './suggest.ts';
import { textOf, type Wording } from './translate.ts';

/** Null where the programme has no touchstones. */
export function touchstoneOf(
  packs: readonly Pack[],
  way: Pick<WriterWay, 'packId' | 'sequenceId' | 'answeredOn'>,
  today: string,
  language: string,
): Wording | null {
  const pack = chosenSequence(packs, way)?.pack;
  if (pack === undefined || pack.touchstones.length === 0) return null;
  const start = ownStart(way.answeredOn);
  const weeks = start === null ? 0 : Math.round(daysBetween(start, ownWeekOf(start, today)) / 7);
  const turn = ((weeks % pack.touchstones.length) + pack.touchstones.length) % pack.touchstones.length;
  const touchstone = pack.touchstones[turn];
  return touchstone === undefined ? null : textOf(pack, language)(`touchstones.${touchstone.id}.title`);
}
