/** Which programme on this computer a round asks about, and in plain words why there is none. */
import type { Pack } from '../../shared/programme/pack.ts';
import { found, refused, type Outcome } from '../../shared/team/outcome.ts';
import { checkPack, type RoundCard } from '../../shared/team/round-card.ts';
import { roundBookOf, type RoundBook } from '../../shared/team/round-book.ts';

export interface RoundPack {
  readonly pack: Pack;
  readonly book: RoundBook;
}

/** The programme of that name whose codebook is the card's; of several that do not fit, the first says why. */
export function findRoundPack(
  packs: readonly Pack[],
  { pack: asked, arc }: Pick<RoundCard, 'pack' | 'arc'>,
): Outcome<RoundPack> {
  let why = refused('other-pack');
  for (const pack of packs.filter(({ id }) => id === asked.id)) {
    const book = roundBookOf(pack, arc);
    const checked = book === null ? refused('other-codebook') : checkPack(asked, book);
    if (book !== null && checked.ok) return found({ pack, book });
    if (!checked.ok && why.refusal === 'other-pack') why = checked;
  }
  return why;
}
