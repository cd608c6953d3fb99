/** What a gatherer's round is about, from whichever of its papers is there: the card, the invitation, or the record of one on paper. */
import { fromHex } from '../../shared/base/bytes.ts';
import { readInvitation } from '../../shared/team/invitation.ts';
import type { KeptRound } from '../vault/team-records.ts';
import { cardOf } from '../vault/team-store.ts';

export interface RoundTermsShown {
  readonly arc: string;
  /** YYYY-MM-DD; empty where the round had no day. */
  readonly closes: string;
}

export function roundTermsOf(round: KeptRound): RoundTermsShown {
  if (round.paper !== null) return { arc: round.paper.arc, closes: '' };
  const card = cardOf(round);
  if (card !== null) return { arc: card.card.arc, closes: card.card.closes };
  const bytes = round.invitation === null ? null : fromHex(round.invitation);
  const invitation = bytes === null ? null : readInvitation(bytes);
  return invitation?.ok === true
    ? { arc: invitation.value.arc, closes: invitation.value.closes }
    : { arc: '', closes: '' };
}
