/**
 * Opening a round: which part of the programme, until when, who adds up, and the question whether the one who gathers evaluates
 * anyone in the team. The answer is no lock: it is said plainly, here and on every card.
 */
import { useState } from 'react';
import type { Pack } from '../../../shared/programme/pack.ts';
import { textOf } from '../../../shared/programme/translate.ts';
import { roundBookOf } from '../../../shared/team/round-book.ts';
import type { Team } from '../../vault/team-records.ts';
import type { TeamStore } from '../../vault/team-store.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DayField } from './day-field.tsx';
import { PickField } from '../../ui/controls/pick-field.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { beginRound, type RoundMode } from './gatherer-steps.ts';
import './team.css';

interface NewRoundProps {
  readonly store: TeamStore;
  readonly team: Team;
  readonly pack: Pack;
  /** The part of the programme that is on now; proposed. */
  readonly arc: string;
  /** YYYY-MM-DD. */
  readonly closes: string;
  readonly onOpened: (round: string) => void;
  readonly onBack: () => void;
}

const MODES = ['two-keepers', 'one-keeper', 'paper'] as const;
type Evaluates = 'no' | 'yes';

export function NewRound({ store, team, pack, onOpened, onBack, ...proposed }: NewRoundProps) {
  const { t, language } = useMessages();
  const [arc, setArc] = useState(proposed.arc);
  const [closes, setCloses] = useState(proposed.closes);
  const [mode, setMode] = useState<RoundMode>('two-keepers');
  const [evaluates, setEvaluates] = useState<Evaluates | null>(null);
  const [problem, setProblem] = useState<'answer' | 'day' | 'not-kept' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const read = textOf(pack, language);

  const open = async (): Promise<void> => {
    const book = roundBookOf(pack, arc);
    if (evaluates === null) return setProblem('answer');
    if (!/^\d{4}-\d\d-\d\d$/.test(closes)) return setProblem('day');
    if (book === null) return undefined;
    setBusy(true);
    const wishes = { team: team.id, arc, closes, evaluates: evaluates === 'yes', people: team.people, mode };
    const begun = await beginRound(store, book, wishes).catch(() => ({ ok: false }) as const);
    setBusy(false);
    if (begun.ok) return onOpened(begun.round.id);
    return setProblem('not-kept');
  };
  return (
    <Row as="section" className="team-part" margin={<bdi>{team.name}</bdi>}>
      <h1 className="title">{t('team.open.title')}</h1>
      <div className="team-form">
        <p>{t('team.open.about')}</p>
        <RadioList
          label={t('team.open.evaluates')}
          choices={[
            { value: 'no', label: t('team.open.evaluatesNo') },
            { value: 'yes', label: t('team.open.evaluatesYes') },
          ]}
          chosen={evaluates}
          onChoose={setEvaluates}
        />
        {evaluates === 'yes' ? <Notice title={t('team.open.warning')} role="status" /> : null}
        <PickField
          label={t('team.open.arc')}
          value={arc}
          choices={pack.arcs.map(({ id, title }) => ({
            value: id,
            label: read(`arcs.${id}.title`)?.text ?? title,
          }))}
          onPick={(one) => setArc(one === '' ? arc : one)}
        />
        <DayField
          label={t('team.open.closes')}
          value={closes}
          onChange={setCloses}
          hint={t('team.open.closesHint')}
        />
        <RadioList
          label={t('team.open.mode')}
          choices={MODES.map((one) => ({
            value: one,
            label: t(`team.mode.${one}`),
            about: t(`team.mode.${one}About`),
          }))}
          chosen={mode}
          onChoose={setMode}
        />
        {mode === 'two-keepers' ? null : <Notice title={t(`team.mode.${mode}Truth`)} role="status" />}
        {problem === null ? null : <Notice title={t(`team.open.problem.${problem}`)} role="alert" />}
        <div className="team-acts">
          <Button isDisabled={isBusy} onPress={() => void open()}>
            {t('team.open.act')}
          </Button>
          <Button look="word" onPress={onBack}>
            {t('app.cancel')}
          </Button>
        </div>
      </div>
    </Row>
  );
}
