/**
 * The writer's own tags, kept in the journal's own document so that they are offered again: map `own-tags`, the tag by its
 * folded form. A tag that no page has any more is let go, so that a slip of the finger is not offered for ever.
 */
import type * as Y from 'yjs';
import { tagKey, tagsIn } from './own-marks.ts';

/** More than anybody tells apart; a longer list still opens, and the rest is left out. */
const MOST_LISTED = 500;

/** A page's tags changed from `had` to `has`; `used` are those of all other pages. */
export function updateTagList(
  journal: Y.Doc,
  {
    had,
    has,
    used,
  }: { readonly had: readonly string[]; readonly has: readonly string[]; readonly used: readonly string[] },
): void {
  const list = journal.getMap('own-tags');
  const kept = new Set([...has, ...used].map(tagKey));
  for (const tag of had) if (!kept.has(tagKey(tag))) list.delete(tagKey(tag));
  for (const tag of has) if (!list.has(tagKey(tag))) list.set(tagKey(tag), tag);
}

/** In the order of the alphabet. */
export function readTagList(journal: Y.Doc): readonly string[] {
  return tagsIn(journal.getMap('own-tags'), MOST_LISTED);
}
