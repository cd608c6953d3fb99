/** Typing in the cards of a paper round: each is on the disk before the next is asked for. */
import type { Pack } from '../../shared/programme/pack.ts';
import { readCardWords } from '../features/theme-card/card-words.ts';
import { PaperTyping } from '../features/theme-card/paper-typing.tsx';
import { useMessages } from '../i18n/messages.tsx';
import type { KeptRound } from '../vault/team-records.ts';
import type { TeamStore } from '../vault/team-store.ts';

interface RoundTypingProps {
  readonly store: TeamStore;
  readonly pack: Pack;
  readonly arc: string;
  readonly round: KeptRound;
}

export function RoundTyping({ store, pack, arc, round }: RoundTypingProps) {
  const { language } = useMessages();
  const words = readCardWords(pack, arc, language);
  const { paper } = round;
  if (words === null || paper === null) return null;
  return (
    <PaperTyping
      words={words}
      cards={paper.cards}
      onCards={async (cards) => {
        // Read anew: once the picture is made, nothing typed comes after it.
        const now = (await store.read()).rounds.find(({ id }) => id === round.id);
        if (now === undefined || now.paper === null || now.paper.picture !== null) return false;
        return (await store.keepRound({ ...now, paper: { ...now.paper, cards: [...cards] } })).ok;
      }}
    />
  );
}
