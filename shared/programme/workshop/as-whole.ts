/** A draft looked at as a pack, for the readers of packs that step over what is missing. */
import type { Pack } from '../pack.ts';
import type { DraftPack } from './draft-shape.ts';

/**
 * The same object under another type; nothing is checked or filled in. Only for `stringsOf`, `textOf` and `checkRules`, which look at
 * lists, ids and texts and pass over what is undefined.
 */
export function asWhole(draft: DraftPack): Pack {
  return draft as Pack;
}
