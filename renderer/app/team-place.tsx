/** Team, for the one who gathers: a team's rounds, one round, its picture, a plan. One thing at a time, and never two pictures. */
import { useState, type ReactNode } from 'react';
import { dayOf, localMoment } from '../../shared/base/moment.ts';
import { nextPrompt } from '../../shared/programme/next-prompt.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import type { Picture } from '../../shared/team/picture.ts';
import { keptPicture } from '../features/team/gatherer-steps.ts';
import type { Heard } from '../features/team/plan-draft.ts';
import { NewRound } from '../features/team/new-round.tsx';
import { PicturePage } from '../features/team/picture.tsx';
import { TeamHome } from '../features/team/team-home.tsx';
import { useMessages } from '../i18n/messages.tsx';
import { PAGE_ID, Row } from '../ui/book/book.tsx';
import { PlaceLink } from '../ui/book/running-head.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import type { KeptRound, Team } from '../vault/team-records.ts';
import { teamStoreOf, type TeamSide, type TeamStore } from '../vault/team-store.ts';
import { useProgress } from '../vault/use-progress.ts';
import { useTeamSide } from '../vault/use-team-side.ts';
import { roundTermsOf } from './gathered-round.ts';
import { HandedOnPlans } from './handed-on-plans.tsx';
import { readWhole } from './kept-round.ts';
import { RoundRefusal, type RefusedStep } from './round-refusal.tsx';
import { TeamPlanPlace } from './team-plan-place.tsx';
import { TeamRoundPlace } from './team-round-place.tsx';
import { useHandOn } from './use-hand-on.ts';
import { useHandedToTeam } from './use-handed-to-team.ts';

interface TeamPlaceProps {
  readonly journal: OpenJournal;
  readonly packs: readonly Pack[];
}

type Shown =
  | { readonly what: 'home' | 'new-round' }
  | { readonly what: 'round'; readonly id: string }
  | { readonly what: 'picture'; readonly id: string; readonly picture: Picture }
  /** `plan` null: drafted from these themes, or from none. */
  | {
      readonly what: 'plan';
      readonly plan: string | null;
      readonly round: string | null;
      readonly heard: Heard;
    };

/** Cards are proposed to be in by this many days from now. */
const CLOSES_IN_DAYS = 7;

export function TeamPlace({ journal, packs }: TeamPlaceProps) {
  const store = teamStoreOf(journal);
  const side = useTeamSide(store);
  if (side === null) return null;
  if (side === 'failed') return <RoundRefusal step={{ problem: 'not-kept' }} />;
  return <OpenTeams journal={journal} packs={packs} store={store} side={side} />;
}

interface OpenTeamsProps extends TeamPlaceProps {
  readonly store: TeamStore;
  readonly side: TeamSide;
}

function OpenTeams({ journal, packs, store, side }: OpenTeamsProps) {
  const { t } = useMessages();
  const progress = useProgress(journal);
  const teams = side.teams.filter(({ roles }) => roles.includes('gatherer'));
  const [teamId, setTeamId] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>({ what: 'home' });
  const team = teams.find(({ id }) => id === teamId) ?? teams[0];
  const handOn = useHandOn(store);
  const [refused, setRefused] = useState<RefusedStep | null>(null);
  const show = (next: Shown): void => {
    setShown(next);
    setRefused(null);
    window.scrollTo(0, 0);
    // Reading goes on at the top of what is shown now; the control that led here is gone.
    requestAnimationFrame(() => document.getElementById(PAGE_ID)?.focus());
  };
  const openRound = async (wanted: Pick<KeptRound, 'id' | 'team'>): Promise<void> => {
    const picture = await pictureOfRound(store, wanted.id).catch(() => null);
    setTeamId(wanted.team);
    show(picture === null ? { what: 'round', id: wanted.id } : { what: 'picture', id: wanted.id, picture });
  };
  const shownRound = 'id' in shown ? side.rounds.find(({ id }) => id === shown.id) : undefined;
  const [plansThatCame, letPlansGo] = useHandedToTeam({
    store,
    packs,
    rounds: side.rounds,
    takesCards: shown.what === 'round' && typeof shownRound?.card === 'string',
    onRound: openRound,
    onPicture: (one, picture) => {
      setTeamId(one.team);
      show({ what: 'picture', id: one.id, picture });
    },
    onPlans: () => show({ what: 'home' }),
    onRefused: setRefused,
  });
  const pack = packs.find(({ id }) => id === team?.packId);
  if (team === undefined) return null;
  if (pack === undefined)
    return <RoundRefusal step={{ problem: 'other-pack', asks: { id: team.packId, version: '' } }} />;

  const rounds = side.rounds.filter((round) => round.team === team.id && round.role === 'gatherer');
  const plans = side.plans.filter((plan) => plan.team === team.id);
  const home = (): void => show({ what: 'home' });
  const round = 'id' in shown ? rounds.find(({ id }) => id === shown.id) : undefined;

  const page = (): ReactNode => {
    if (shown.what === 'new-round') {
      return (
        <NewRound
          store={store}
          team={team}
          pack={pack}
          arc={arcNow(packs, progress, pack)}
          closes={dayFromNow(CLOSES_IN_DAYS)}
          onOpened={(id) => show({ what: 'round', id })}
          onBack={home}
        />
      );
    }
    if (shown.what === 'round' && round !== undefined) {
      return (
        <TeamRoundPlace
          key={round.id}
          store={store}
          team={team}
          pack={pack}
          round={round}
          onBack={home}
          onPicture={() => void openRound(round)}
        />
      );
    }
    if (shown.what === 'picture' && round !== undefined) {
      const { arc, closes } = roundTermsOf(round);
      return (
        <PicturePage
          picture={shown.picture}
          pack={pack}
          arc={arc}
          closes={closes}
          team={team.name}
          onBack={home}
          onPlan={(themes) =>
            show({ what: 'plan', plan: null, round: round.id, heard: { picture: shown.picture, themes } })
          }
        />
      );
    }
    if (shown.what === 'plan') {
      return (
        <TeamPlanPlace
          store={store}
          team={team}
          pack={pack}
          plans={plans}
          opened={shown.plan}
          heard={shown.heard}
          onBack={home}
          onHandOn={() => void handOn.save(plans)}
          said={handOn.said}
        />
      );
    }
    return (
      <>
        <TeamChoice teams={teams} team={team} onChoose={setTeamId} label={t('team.home.teams')} />
        <TeamHome
          team={team}
          pack={pack}
          rounds={rounds.map((one) => ({ ...one, ...roundTermsOf(one) }))}
          plans={plans}
          said={handOn.said}
          onNewRound={() => show({ what: 'new-round' })}
          onRound={(id) => {
            const wanted = rounds.find((one) => one.id === id);
            if (wanted !== undefined) void openRound(wanted);
          }}
          onNewPlan={() => show({ what: 'plan', plan: null, round: null, heard: null })}
          onPlan={(id) => show({ what: 'plan', plan: id, round: null, heard: null })}
          onHandOn={() => void handOn.save(plans)}
          onTakeHandOn={() => void handOn.take(team.id)}
        />
      </>
    );
  };

  return (
    <>
      {refused === null && plansThatCame === undefined ? null : (
        <Row className="team-part">
          <RoundRefusal step={refused} />
          {plansThatCame === undefined ? null : (
            <HandedOnPlans
              file={plansThatCame}
              teams={teams}
              onTake={(into) => {
                letPlansGo();
                setTeamId(into);
                show({ what: 'home' });
                void readWhole(plansThatCame).then((bytes) => handOn.bring(into, bytes ?? new Uint8Array(0)));
              }}
              onLeave={letPlansGo}
            />
          )}
        </Row>
      )}
      {page()}
    </>
  );
}

/** Read anew: the step that made it was kept only a moment ago. Null while there is none. */
async function pictureOfRound(store: TeamStore, id: string): Promise<Picture | null> {
  const round = (await store.read()).rounds.find((one) => one.id === id);
  return round === undefined ? null : keptPicture(store, round);
}

interface TeamChoiceProps {
  readonly teams: readonly Team[];
  readonly team: Team;
  readonly label: string;
  readonly onChoose: (id: string) => void;
}

/** With one team there is nothing to choose. */
function TeamChoice({ teams, team, label, onChoose }: TeamChoiceProps) {
  if (teams.length < 2) return null;
  return (
    <Row className="team-part">
      <nav aria-label={label}>
        <ul className="team-acts">
          {teams.map(({ id, name }) => (
            <li key={id}>
              <PlaceLink label={name} current={id === team.id} onPress={() => onChoose(id)} />
            </li>
          ))}
        </ul>
      </nav>
    </Row>
  );
}

function arcNow(packs: readonly Pack[], progress: ReturnType<typeof useProgress>, pack: Pack): string {
  const here = progress === null ? null : nextPrompt(packs, progress);
  const arc = here?.pack.id === pack.id ? here.arc.id : undefined;
  return arc ?? pack.arcs[0]?.id ?? '';
}

function dayFromNow(days: number): string {
  const now = new Date();
  return dayOf(localMoment(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12)));
}
