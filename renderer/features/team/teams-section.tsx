/** Settings: the teams this journal has a part in, and their rounds. A team begins here for the one who gathers. */
import { useRef, useState } from 'react';
import { newId } from '../../../shared/base/ids.ts';
import type { Pack } from '../../../shared/programme/pack.ts';
import type { SaveOutcome } from '../../vault/open-journal.ts';
import { MOST_PEOPLE, TEAM_NAME_LIMIT, type KeptRound } from '../../vault/team-records.ts';
import type { TeamSide, TeamStore } from '../../vault/team-store.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { AmountField } from '../../ui/controls/amount-field.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { PickField } from '../../ui/controls/pick-field.tsx';
import { TextField } from '../../ui/controls/text-field.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { dayOnPaper } from './day-on-paper.ts';
import { ForgetRound, LeaveTeam } from './forget-parts.tsx';
import './team.css';

interface TeamsSectionProps {
  readonly store: TeamStore;
  readonly side: TeamSide;
  readonly packs: readonly Pack[];
  /** What a round is about: the part of the programme, in words, and YYYY-MM-DD; each empty where it is not known. */
  readonly termsOf: (round: KeptRound) => { readonly arc: string; readonly closes: string };
  /** A team was begun: its place is shown. */
  readonly onBegun: () => void;
}

export function TeamsSection({ store, side, packs, termsOf, onBegun }: TeamsSectionProps) {
  const { t } = useMessages();
  const strayRounds = side.rounds.filter(({ team }) => !side.teams.some(({ id }) => id === team));
  return (
    <div className="team-form">
      <p>{t('team.settings.about')}</p>
      {side.unreadable.team + side.unreadable.rounds === 0 ? null : (
        <Notice
          title={t('team.settings.unreadable')}
          acts={
            <Button look="word" onPress={() => void store.forgetUnreadable()}>
              {t('team.settings.forgetUnreadable')}
            </Button>
          }
        >
          <p>{t('team.settings.unreadableAbout')}</p>
        </Notice>
      )}
      {side.teams.map((team) => (
        <section key={team.id} className="team-step" aria-label={team.name}>
          <h2 className="lead">
            <bdi>{team.name}</bdi>
          </h2>
          <p className="note">{team.roles.map((role) => t(`team.role.${role}`)).join(' · ')}</p>
          <RoundLines
            store={store}
            rounds={side.rounds.filter((round) => round.team === team.id)}
            termsOf={termsOf}
          />
          <LeaveTeam store={store} team={team} />
        </section>
      ))}
      {strayRounds.length === 0 ? null : (
        <section className="team-step">
          <h2 className="lead">{t('team.settings.rounds')}</h2>
          <RoundLines store={store} rounds={strayRounds} termsOf={termsOf} />
        </section>
      )}
      <NewTeam store={store} packs={packs} onBegun={onBegun} />
    </div>
  );
}

interface RoundLinesProps extends Pick<TeamsSectionProps, 'store' | 'termsOf'> {
  readonly rounds: readonly KeptRound[];
}

function RoundLines({ store, rounds, termsOf }: RoundLinesProps) {
  const { t, language } = useMessages();
  /** Enough to tell it from another one of the same day. */
  const about = (round: KeptRound): string => {
    const { closes } = termsOf(round);
    return [
      t('team.settings.round', { day: dayOnPaper(round.since, language) }),
      t(`team.role.${round.role}`),
      closes === '' ? '' : t('card.closes', { day: dayOnPaper(closes, language) }),
      round.paper === null ? '' : t('team.mode.paper'),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
  return (
    <ul>
      {rounds.map((round) => (
        <li key={round.id} className="round-line">
          <span className="round-about">
            <bdi>{termsOf(round).arc}</bdi>
            <span className="note">{about(round)}</span>
          </span>
          <ForgetRound store={store} round={round} onForgotten={() => undefined} />
        </li>
      ))}
    </ul>
  );
}

function NewTeam({ store, packs, onBegun }: Omit<TeamsSectionProps, 'side' | 'termsOf'>) {
  const { t } = useMessages();
  const name = useRef<HTMLInputElement>(null);
  const withThemes = packs.filter(({ themes }) => themes.length > 0);
  const [people, setPeople] = useState<number | undefined>();
  const [packId, setPackId] = useState(withThemes[0]?.id ?? '');
  const [problem, setProblem] = useState<'name' | 'people' | 'failed' | null>(null);

  const begin = async (): Promise<void> => {
    const typed = name.current?.value.trim() ?? '';
    if (typed === '') return setProblem('name');
    if (people !== undefined && (people < 2 || people > MOST_PEOPLE)) return setProblem('people');
    const kept: SaveOutcome = await store.keepTeam({
      version: 1,
      kind: 'team',
      id: newId(),
      name: typed,
      roles: ['gatherer'],
      packId,
      evaluates: false,
      people: people ?? null,
    });
    if (!kept.ok) return setProblem('failed');
    return onBegun();
  };
  return (
    <section className="team-step">
      <h2 className="lead">{t('team.begin.title')}</h2>
      <p>{t('team.begin.about')}</p>
      <TextField
        label={t('team.begin.name')}
        inputRef={name}
        hint={t('team.begin.nameHint')}
        maxLength={TEAM_NAME_LIMIT}
        error={problem === 'name' ? t('team.begin.problem.name') : undefined}
      />
      <AmountField
        label={t('team.begin.people')}
        value={people}
        onChange={setPeople}
        from={2}
        to={MOST_PEOPLE}
        error={problem === 'people' ? t('team.begin.problem.people') : undefined}
      />
      {withThemes.length < 2 ? null : (
        <PickField
          label={t('team.begin.pack')}
          value={packId}
          choices={withThemes.map(({ id, title }) => ({ value: id, label: title }))}
          onPick={setPackId}
        />
      )}
      {problem === 'failed' ? <Notice title={t('team.begin.problem.failed')} role="alert" /> : null}
      <Button look="line" onPress={() => void begin()}>
        {t('team.begin.act')}
      </Button>
    </section>
  );
}
