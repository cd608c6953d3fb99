/** The gatherer's halves of the cards at hand, and which of them count. */
import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes, toHex, type Bytes } from '../base/bytes.ts';
import type { SealedHalves } from './contribution.ts';
import { readGathererHalf, type GathererHalf } from './half.ts';
import { found, refused, type Outcome } from './outcome.ts';
import type { OpenCard } from './round-card.ts';
import { openBody } from './seal.ts';

export interface GathererCard {
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string;
  readonly bytes: Bytes;
  readonly half: GathererHalf;
  /** Still sealed, for the keeper alone. */
  readonly keeperHalf: Bytes;
}

export async function openCard(
  identity: string,
  round: OpenCard,
  bytes: Bytes,
  halves: SealedHalves,
): Promise<Outcome<GathererCard>> {
  const body = await openBody(identity, halves.gatherer);
  const half = body === null ? null : readGathererHalf(body);
  if (half === null) return refused('cannot-open');
  if (!equalBytes(half.cardHash, round.hash)) return refused('other-round');
  if (!equalBytes(half.partner, sha256(halves.keeper))) return refused('damaged');
  return found({ digest: toHex(sha256(bytes)), bytes, half, keeperHalf: halves.keeper });
}

/**
 * The latest save of each contribution. Two different saves that claim one place (the same revision, or one save id
 * twice) are both set aside: nobody could say which of them counts.
 */
export function currentCards(cards: readonly GathererCard[]): {
  readonly current: ReadonlySet<GathererCard>;
  readonly conflicting: ReadonlySet<GathererCard>;
} {
  const latest = new Map<string, GathererCard[]>();
  const saves = new Map<string, number>();
  for (const card of cards) {
    const contribution = toHex(card.half.contributionId);
    const rivals = latest.get(contribution) ?? [];
    const highest = rivals[0]?.half.revision ?? 0;
    if (card.half.revision > highest) latest.set(contribution, [card]);
    else if (card.half.revision === highest) rivals.push(card);
    const save = toHex(card.half.saveId);
    saves.set(save, (saves.get(save) ?? 0) + 1);
  }
  const current = new Set<GathererCard>();
  const conflicting = new Set<GathererCard>();
  for (const rivals of latest.values()) {
    for (const card of rivals) {
      const alone = rivals.length === 1 && saves.get(toHex(card.half.saveId)) === 1;
      (alone ? current : conflicting).add(card);
    }
  }
  return { current, conflicting };
}
