/** One writer's year, made up: days with and without a page, and every choice that can be made, on packs that change. */
import * as Y from 'yjs';
import { applyChange, noteAnswered, readProgress } from '../../journal/journal-document.ts';
import type { Progress } from '../../journal/journal-document.ts';
import { keyOf, placesOf } from '../next-prompt.ts';
import { dayAfter, ownStart, ownWeekOf } from '../own-weeks.ts';
import type { Pack } from '../pack.ts';
import { suggest, type NewestPage, type Suggestion } from '../suggest.ts';

/** A number from 0 up to, not including, `below`. */
export type Dice = (below: number) => number;

export interface YearDay {
  readonly day: string;
  readonly before: Progress;
  readonly newest: NewestPage | null;
  readonly suggestion: Suggestion | null;
  readonly wrote: boolean;
}

/** Walks a year and more; `packsOn` gives the packs as they are on a day. */
export function walkYear(dice: Dice, packsOn: (day: number) => readonly Pack[]): YearDay[] {
  let document = new Y.Doc();
  let newest: NewestPage | null = null;
  const days: YearDay[] = [];
  for (let at = 0; at < 420; at += 1 + (dice(12) === 0 ? dice(60) : dice(3))) {
    const day = dayAfter('2026-08-20', at);
    const packs = packsOn(at);
    if (dice(5) === 0) choose(document, packs, day, dice);
    if (dice(30) === 0) document = merged(document, packs, day, dice);
    const before = readProgress(document);
    const suggestion = suggest(packs, before, day, newest);
    const wrote = suggestion !== null && dice(4) > 0;
    days.push({ day, before, newest, suggestion, wrote });
    if (!wrote) continue;
    const { pack, prompt } = suggestion.place;
    noteAnswered(document, pack.id, prompt.id, day);
    newest = { day, prompt: keyOf(suggestion.place), heavy: dice(6) === 0 };
  }
  return days;
}

function choose(document: Y.Doc, packs: readonly Pack[], day: string, dice: Dice): void {
  const pack = packs[dice(packs.length)];
  const sequence = pack?.sequences[dice(pack.sequences.length)];
  if (pack === undefined || sequence === undefined) return;
  const places = placesOf(pack, sequence);
  const place = places[dice(places.length)];
  const weekStart = ownWeekOf(ownStart(readProgress(document).answeredOn), day);
  switch (dice(6)) {
    case 0:
      applyChange(document, { kind: 'sequence', packId: pack.id, sequenceId: sequence.id });
      break;
    case 1:
      applyChange(document, { kind: 'pause', paused: dice(2) === 0 });
      break;
    case 2:
      applyChange(document, { kind: 'light-week', weekStart, light: dice(3) > 0 });
      break;
    case 3:
      if (place !== undefined) applyChange(document, { kind: 'skip', prompt: keyOf(place) });
      break;
    default:
      applyChange(document, {
        kind: 'go-to',
        prompt: place === undefined || dice(4) === 0 ? null : keyOf(place),
      });
  }
}

/** The same journal on two computers for a moment, each with a choice of its own, then one again. */
function merged(document: Y.Doc, packs: readonly Pack[], day: string, dice: Dice): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdateV2(other, Y.encodeStateAsUpdateV2(document));
  choose(document, packs, day, dice);
  choose(other, packs, day, dice);
  Y.applyUpdateV2(other, Y.encodeStateAsUpdateV2(document));
  return other;
}
