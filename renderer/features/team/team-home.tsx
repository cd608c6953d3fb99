/** A team as its gatherer sees it: the round that is open, the rounds before it one by one, the plans, and what is handed on. */
import type { Pack } from '../../../shared/programme/pack.ts';
import { textOf } from '../../../shared/programme/translate.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { KeptPlan, KeptRound, Team } from '../../vault/team-records.ts';
import { dayOnPaper } from './day-on-paper.ts';
import './team.css';

interface TeamHomeProps {
  readonly team: Team;
  readonly pack: Pack;
  readonly rounds: readonly (KeptRound & { readonly arc: string; readonly closes: string })[];
  readonly plans: readonly KeptPlan[];
  readonly said: string;
  readonly onNewRound: () => void;
  readonly onRound: (id: string) => void;
  readonly onNewPlan: () => void;
  readonly onPlan: (id: string) => void;
  readonly onHandOn: () => void;
  readonly onTakeHandOn: () => void;
}

export function TeamHome(props: TeamHomeProps) {
  const { team, pack, rounds, plans, said, onNewRound, onRound, onNewPlan, onPlan, onHandOn, onTakeHandOn } =
    props;
  const { t, language } = useMessages();
  const read = textOf(pack, language);
  return (
    <Row as="section" className="team-part">
      <h1 className="title">
        <bdi>{team.name}</bdi>
      </h1>
      <section className="team-step" aria-labelledby={`rounds-${team.id}`}>
        <h2 className="lead" id={`rounds-${team.id}`}>
          {t('team.home.rounds')}
        </h2>
        {rounds.length === 0 ? <p className="serif">{t('team.home.noRounds')}</p> : null}
        <ul>
          {rounds.map((round) => (
            <li key={round.id} className="round-line">
              <span>
                <strong>{read(`arcs.${round.arc}.title`)?.text ?? round.arc}</strong>{' '}
                <span className="note">{dayOnPaper(round.closes, language)}</span>
              </span>
              <Button look="word" onPress={() => onRound(round.id)}>
                {t('team.home.openRound')}
              </Button>
            </li>
          ))}
        </ul>
        <Button onPress={onNewRound}>{t('team.home.newRound')}</Button>
      </section>
      <section className="team-step" aria-labelledby={`plans-${team.id}`}>
        <h2 className="lead" id={`plans-${team.id}`}>
          {t('team.home.plans')}
        </h2>
        {plans.length === 0 ? <p className="serif">{t('team.home.noPlans')}</p> : null}
        <ul>
          {plans.map(({ id, plan, handedOn }) => (
            <li key={id} className="round-line">
              <span>
                <strong>
                  <bdi>{plan.title}</bdi>
                </strong>{' '}
                <span className="note">
                  {dayOnPaper(plan.date, language)} {formatNumber(plan.minutes, language)}′
                  {handedOn ? ` · ${t('team.home.handedOn')}` : ''}
                </span>
              </span>
              <Button look="word" onPress={() => onPlan(id)}>
                {t('team.home.openPlan')}
              </Button>
            </li>
          ))}
        </ul>
        <div className="team-acts">
          <Button look="line" onPress={onNewPlan}>
            {t('team.home.newPlan')}
          </Button>
          <Button look="word" isDisabled={plans.length === 0} onPress={onHandOn}>
            {t('team.plan.handOnAct')}
          </Button>
          <Button look="word" onPress={onTakeHandOn}>
            {t('team.home.takeHandOn')}
          </Button>
        </div>
        <p className="note">{t('team.home.handOnAbout')}</p>
        <p role="status">{said}</p>
      </section>
    </Row>
  );
}
