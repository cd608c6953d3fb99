/**
 * What a pack from elsewhere may bring that no form shows: words of a translation that translate nothing, a pair that names no
 * component, a note on an old version. *Check* names it, and taking it out is the only way to mend it.
 */
import { stringsOf } from '../pack-strings.ts';
import { asWhole } from './as-whole.ts';
import type { DraftPack } from './draft-shape.ts';
import type { Edit, Place } from './tree-edit.ts';

/** Lists that are carried along and have no form. */
const CARRIED: ReadonlySet<unknown> = new Set(['componentFocus', 'basedOn', 'changelog']);

/** The edit that takes out what stands at a place; null where a form leads to it. */
export function takeOut(pack: DraftPack, place: Place): Edit | null {
  const [section, at, field, inner] = place;
  if (CARRIED.has(section) && typeof section === 'string') {
    return typeof at === 'number' ? [{ kind: 'remove', list: [section], at }] : null;
  }
  if (section === 'authors' && field === 'contact') return [{ kind: 'set', place }];
  if (section === 'translations' && field === 'forVersion') return [{ kind: 'set', place }];
  if (section === 'translations' && field === 'strings' && typeof inner === 'string') {
    return stringsOf(asWhole(pack)).has(inner) ? null : [{ kind: 'set', place }];
  }
  if (
    section === 'prompts' &&
    field === 'focusAreas' &&
    typeof at === 'number' &&
    typeof inner === 'number'
  ) {
    const id = pack.prompts[at]?.focusAreas[inner];
    const isShown = pack.focusAreas.some((area) => area.id === id);
    return isShown ? null : [{ kind: 'remove', list: place.slice(0, 3), at: inner }];
  }
  return null;
}
