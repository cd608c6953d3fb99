/** The rounds on this computer as a list shows them: by their arc, never by a number. */
import { fromHex } from '../../shared/base/bytes.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { textOf } from '../../shared/programme/translate.ts';
import { readInvitation } from '../../shared/team/invitation.ts';
import type { ListedRound } from '../features/theme-card/rounds-list.tsx';
import { formatDay } from '../i18n/format.ts';
import type { Language } from '../i18n/choose-language.ts';
import type { KeptRound } from '../vault/team-records.ts';
import { cardOf } from '../vault/team-store.ts';
import { dayAt } from './round-margin.tsx';

/** What a person brings to a round or keeps for it; rounds that they gather have a place of their own. */
export function listedRounds(
  rounds: readonly KeptRound[],
  packs: readonly Pack[],
  language: Language,
): readonly ListedRound[] {
  return rounds.flatMap((round): ListedRound[] => {
    const terms = termsOf(round);
    if (round.role === 'gatherer' || terms === null) return [];
    const pack = packs.find(({ id }) => id === terms.pack.id);
    const title = pack === undefined ? null : textOf(pack, language)(`arcs.${terms.arc}.title`);
    return [
      {
        id: round.id,
        title: (
          <span lang={title?.language} dir={title?.direction}>
            {title?.text ?? terms.arc}
          </span>
        ),
        closes: formatDay(dayAt(terms.closes), language),
        isKeeper: round.role === 'keeper',
        brought: round.save === null && round.pending === null ? null : (round.brought ?? 'something'),
      },
    ];
  });
}

function termsOf(round: KeptRound) {
  const card = cardOf(round);
  if (card !== null) return card.card;
  const bytes = round.invitation === null ? null : fromHex(round.invitation);
  const invitation = bytes === null ? null : readInvitation(bytes);
  return invitation?.ok === true ? invitation.value : null;
}
