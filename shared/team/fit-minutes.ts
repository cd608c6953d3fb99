/** Fits the blocks of a gathering into another length. Whatever goes in, the minutes that come out add up. */
import type { GatheringBlock } from '../programme/pack.ts';

/** The fewest minutes a block is worth having. */
const LEAST = 2;
type Slot = NonNullable<GatheringBlock['slot']>;
/** What gives way first when there is little time; arrival, themes, one piece of work and the close stay. */
const GIVES_WAY: readonly (Slot | undefined)[] = ['touchstones', 'quiet', undefined, 'work'];
/** Blocks that do not grow with the session. */
const KEEPS: ReadonlySet<Slot | undefined> = new Set(['arrival', 'touchstones', 'close']);

export interface FittedBlocks {
  readonly blocks: readonly GatheringBlock[];
  /** Titles of blocks there was no time for. */
  readonly leftOut: readonly string[];
}

/** `minutes` is at least 20; `most` is how many blocks the page has room for. */
export function fitBlocks(blocks: readonly GatheringBlock[], minutes: number, most: number): FittedBlocks {
  const asIs = sumOf(blocks.map((block) => block.minutes)) === minutes && blocks.length <= most;
  if (asIs) return { blocks, leftOut: [] };
  const { kept, leftOut } = chooseBlocks(blocks, minutes, most);
  const spread = spreadMinutes(kept, minutes);
  return { blocks: kept.map((block, at) => ({ ...block, minutes: spread[at] ?? LEAST })), leftOut };
}

/** Leaves out blocks until each of the rest can have a fair part of what it was meant to have, and the page holds them. */
function chooseBlocks(blocks: readonly GatheringBlock[], minutes: number, most: number) {
  const kept = [...blocks];
  const fair = Math.min(LEAST * 2, minutes / 5);
  const work = () => kept.filter(({ slot }) => slot === 'work').length;
  const tooMany = () => kept.length > most || kept.length * fair > minutes;
  for (const slot of GIVES_WAY) {
    for (let at = kept.length - 1; at >= 0 && tooMany(); at -= 1) {
      if (kept[at]?.slot === slot && !(slot === 'work' && work() === 1)) kept.splice(at, 1);
    }
  }
  while (tooMany() && kept.length > 1) kept.splice(-2, 1);
  return { kept, leftOut: blocks.filter((block) => !kept.includes(block)).map(({ title }) => title) };
}

/** Opening and closing keep their minutes when there is room; the rest is shared in proportion, by largest remainder. */
function spreadMinutes(blocks: readonly GatheringBlock[], minutes: number): readonly number[] {
  const flexible = blocks.filter(({ slot }) => !KEEPS.has(slot));
  const fixed = sumOf(blocks.filter(({ slot }) => KEEPS.has(slot)).map((block) => block.minutes));
  const holds = flexible.length > 0 && minutes - fixed >= sumOf(flexible.map((block) => block.minutes)) / 2;
  const keeps = (block: GatheringBlock) => holds && KEEPS.has(block.slot);
  const shared = blocks.filter((block) => !keeps(block));
  const left = minutes - sumOf(blocks.filter(keeps).map((block) => block.minutes));
  const parts = shareOut(
    shared.map((block) => block.minutes),
    left,
  );
  let next = 0;
  return blocks.map((block) => (keeps(block) ? block.minutes : (parts[next++] ?? LEAST)));
}

/** Whole parts of `total`, each at least two where that is possible, in proportion to the weights. */
function shareOut(weights: readonly number[], total: number): readonly number[] {
  const least = Math.max(0, Math.min(LEAST, Math.floor(total / Math.max(1, weights.length))));
  const free = total - least * weights.length;
  const all = sumOf(weights);
  const exact = weights.map((weight) => (free * weight) / all);
  const parts = exact.map((part) => least + Math.floor(part));
  const byRemainder = exact
    .map((part, at) => ({ at, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  const missing = total - sumOf(parts);
  for (const { at } of byRemainder.slice(0, missing)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
