/** Ids for new parts, so that nobody who writes a pack has to think one up. */
import type { PartKind } from '../pack-lists.ts';
import type { Draft } from './draft.ts';

const STEMS: Readonly<Record<PartKind, string>> = {
  components: 'component',
  focusAreas: 'focus',
  touchstones: 'touchstone',
  practices: 'practice',
  thirdThings: 'third-thing',
  arcs: 'arc',
  gatherings: 'gathering',
  prompts: 'prompt',
  families: 'family',
  themes: 'theme',
  pulses: 'weather',
  sequences: 'sequence',
};

/**
 * An id that no part of this kind has or had when the pack was last saved: an id never changes its meaning, so one that was
 * taken out is not given to something else. Made of the name where that has letters a–z, else counted (`prompt-12`).
 */
export function freshId({ pack, lastSaved }: Draft, kind: PartKind, name = ''): string {
  const taken = new Set([...pack[kind], ...(lastSaved?.[kind] ?? [])].map(({ id }) => id));
  const stem = stemOf(name);
  if (stem !== '' && !taken.has(stem)) return stem;
  return counted(stem === '' ? STEMS[kind] : stem, taken);
}

/** The same for a question of the weather, among the questions it stands with. */
export function freshItemId(items: readonly { readonly id: string }[]): string {
  return counted('item', new Set(items.map(({ id }) => id)));
}

function counted(stem: string, taken: ReadonlySet<string>): string {
  let number = stem === 'item' ? 1 : taken.size + 1;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

function stemOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40);
  return plain.replace(/-+$/, '');
}
