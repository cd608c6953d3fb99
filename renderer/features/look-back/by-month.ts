/** Neighbours of one month stand together; the order is the journal's. */
import { monthOf } from '../../i18n/format.ts';

export interface Month<Item> {
  readonly key: string;
  /** A moment in that month. */
  readonly made: string;
  readonly items: { readonly item: Item; readonly at: number }[];
}

export function byMonth<Item>(
  items: readonly Item[],
  madeOf: (item: Item) => string,
): readonly Month<Item>[] {
  const months: Month<Item>[] = [];
  for (const [at, item] of items.entries()) {
    const made = madeOf(item);
    const key = monthOf(made);
    const last = months.at(-1);
    if (last?.key === key) last.items.push({ item, at });
    else months.push({ key, made, items: [{ item, at }] });
  }
  return months;
}
