/** Neighbours of one month, or of one arc, stand together; the order is the journal's. */
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { monthOf } from '../../i18n/format.ts';

interface Group<Item> {
  readonly key: string;
  /** The one it begins with: it says what the heading is. */
  readonly first: Item;
  readonly items: { readonly item: Item; readonly at: number }[];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Group<Item>[] {
  const groups: Group<Item>[] = [];
  for (const [at, item] of items.entries()) {
    const key = keyOf(item);
    const last = groups.at(-1);
    if (last?.key === key) last.items.push({ item, at });
    else groups.push({ key, first: item, items: [{ item, at }] });
  }
  return groups;
}

export function byMonth<Item>(
  items: readonly Item[],
  madeOf: (item: Item) => string,
): readonly Group<Item>[] {
  return grouped(items, (item) => monthOf(madeOf(item)));
}

/** An arc is the same whatever language its title was read in; the pages of none have the key `none`. */
export function byArc(entries: readonly EntrySummary[]): readonly Group<EntrySummary>[] {
  return grouped(entries, ({ packId, arcId, arcTitle }) =>
    arcTitle === null ? 'none' : `${packId ?? ''}/${arcId ?? arcTitle}`,
  );
}
