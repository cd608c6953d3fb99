/** What stands at a place of the draft is called: by its name, its title, or how its text begins; null when it has no words yet. */
import type { DraftPack } from '../../../shared/programme/workshop/draft-shape.ts';
import { nameOfPart } from '../../../shared/programme/workshop/pack-place.ts';
import { valueAt, type Place } from '../../../shared/programme/workshop/tree-edit.ts';

export function nameAt(pack: DraftPack, place: Place): string | null {
  return nameOfPart(valueAt(pack, place));
}
