/** One round of a gatherer, with its programme, the files that wait for it, and the parts other places make put into it. */
import { useCallback, useMemo } from 'react';
import type { Pack } from '../../shared/programme/pack.ts';
import { textOf } from '../../shared/programme/translate.ts';
import { roundBookOf } from '../../shared/team/round-book.ts';
import { PaperRound, RoundFrame } from '../features/team/round-frame.tsx';
import { RoundWithFiles } from '../features/team/round-page.tsx';
import type { StepTrouble } from '../features/team/team-words.ts';
import { useMessages } from '../i18n/messages.tsx';
import type { KeptRound, Team } from '../vault/team-records.ts';
import type { TeamStore } from '../vault/team-store.ts';
import { roundTermsOf } from './gathered-round.ts';
import { doneWith, useHandedFiles } from './handed-files.ts';
import { PaperCardAct } from './paper-card-act.tsx';
import { RoundRefusal } from './round-refusal.tsx';
import { RoundTyping } from './round-typing.tsx';

interface TeamRoundPlaceProps {
  readonly store: TeamStore;
  readonly team: Team;
  readonly pack: Pack;
  readonly round: KeptRound;
  readonly onBack: () => void;
  readonly onPicture: () => void;
}

export function TeamRoundPlace({ store, team, pack, round, onBack, onPicture }: TeamRoundPlaceProps) {
  const { language } = useMessages();
  const { files } = useHandedFiles();
  const { arc, closes } = roundTermsOf(round);
  const book = roundBookOf(pack, arc);
  // Before there is a round card, cards belong to other rounds: the team's place finds theirs.
  const takesCards = round.card !== null;
  const handedCards = useMemo(
    () => (takesCards ? files.filter(({ takenKind }) => takenKind === 'contribution') : []),
    [files, takesCards],
  );
  const done = useCallback(() => doneWith(handedCards), [handedCards]);
  if (book === null) return <RoundRefusal step={{ problem: 'other-codebook' }} />;
  const sayRefused = (trouble: StepTrouble) => <RoundRefusal step={{ problem: trouble }} />;
  const frame = {
    store,
    round,
    team: team.name,
    arc: textOf(pack, language)(`arcs.${arc}.title`)?.text ?? arc,
    closes,
    onBack,
    onForgotten: onBack,
  };
  return (
    <RoundFrame {...frame}>
      {round.paper === null ? (
        <RoundWithFiles
          store={store}
          book={book}
          round={round}
          handed={handedCards}
          onHandedDone={done}
          paperCard={<PaperCardAct packs={[pack]} arc={arc} />}
          sayRefused={sayRefused}
          onPicture={onPicture}
        />
      ) : (
        <PaperRound
          store={store}
          book={book}
          round={round}
          typing={<RoundTyping store={store} pack={pack} arc={arc} round={round} />}
          paperCard={<PaperCardAct packs={[pack]} arc={arc} />}
          sayRefused={sayRefused}
          onPicture={onPicture}
        />
      )}
    </RoundFrame>
  );
}
