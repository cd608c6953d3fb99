/** Settings, teams and rounds: what is kept of the team side, read when it is shown. */
import type { Pack } from '../../shared/programme/pack.ts';
import { textOf } from '../../shared/programme/translate.ts';
import { TeamsSection } from '../features/team/teams-section.tsx';
import { useMessages } from '../i18n/messages.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import { teamStoreOf } from '../vault/team-store.ts';
import { useTeamSide } from '../vault/use-team-side.ts';
import { roundTermsOf } from './gathered-round.ts';
import { RoundRefusal } from './round-refusal.tsx';

interface TeamsPartProps {
  readonly journal: OpenJournal;
  readonly packs: readonly Pack[];
  readonly onBegun: () => void;
}

export function TeamsPart({ journal, packs, onBegun }: TeamsPartProps) {
  const store = teamStoreOf(journal);
  const side = useTeamSide(store);
  const { language } = useMessages();
  if (side === null) return null;
  if (side === 'failed') return <RoundRefusal step={{ problem: 'not-kept' }} />;
  return (
    <TeamsSection
      store={store}
      side={side}
      packs={packs}
      termsOf={(round) => {
        const { arc, closes } = roundTermsOf(round);
        const pack = packs.find(({ arcs }) => arcs.some(({ id }) => id === arc));
        return {
          arc: pack === undefined ? '' : (textOf(pack, language)(`arcs.${arc}.title`)?.text ?? ''),
          closes,
        };
      }}
      onBegun={onBegun}
    />
  );
}
