/** *Forget this round* and *Leave the team*: asked twice, in words that say what goes, and final. */
import { useState } from 'react';
import type { KeptRound, Team } from '../../vault/team-records.ts';
import type { TeamStore } from '../../vault/team-store.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import './team.css';

type Asked = 'no' | 'asked' | 'failed';

interface ForgetProps {
  readonly act: string;
  readonly question: string;
  readonly about: string;
  readonly sure: string;
  readonly run: () => Promise<{ readonly ok: boolean }>;
  readonly onDone: () => void;
}

function Forget({ act, question, about, sure, run, onDone }: ForgetProps) {
  const { t } = useMessages();
  const [asked, setAsked] = useState<Asked>('no');
  const go = async (): Promise<void> => {
    const outcome = await run();
    if (outcome.ok) onDone();
    else setAsked('failed');
  };
  if (asked === 'no') {
    return (
      <Button look="quiet" onPress={() => setAsked('asked')}>
        {act}
      </Button>
    );
  }
  return (
    <Notice
      title={asked === 'failed' ? t('team.forget.failed') : question}
      role="alert"
      acts={
        <>
          <Button look="word" onPress={() => void go()}>
            {sure}
          </Button>
          <Button look="word" onPress={() => setAsked('no')}>
            {t('app.cancel')}
          </Button>
        </>
      }
    >
      <p>{about}</p>
    </Notice>
  );
}

interface ForgetRoundProps {
  readonly store: TeamStore;
  readonly round: KeptRound;
  readonly onForgotten: () => void;
}

export function ForgetRound({ store, round, onForgotten }: ForgetRoundProps) {
  const { t } = useMessages();
  return (
    <Forget
      act={t('team.forget.round')}
      question={t('team.forget.roundQuestion')}
      about={t('team.forget.roundAbout')}
      sure={t('team.forget.sure')}
      run={() => store.forgetRound(round)}
      onDone={onForgotten}
    />
  );
}

interface LeaveTeamProps {
  readonly store: TeamStore;
  readonly team: Team;
}

export function LeaveTeam({ store, team }: LeaveTeamProps) {
  const { t } = useMessages();
  return (
    <Forget
      act={t('team.leave.act')}
      question={t('team.leave.question', { team: team.name })}
      about={t('team.leave.about')}
      sure={t('team.leave.sure')}
      run={() => store.leaveTeam(team.id)}
      onDone={() => undefined}
    />
  );
}
