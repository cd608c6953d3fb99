/** A plan, with the programme's gathering, the last promise and the picture's words put into it, and kept while it is changed. */
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../shared/base/ids.ts';
import { dayOf, localMoment } from '../../shared/base/moment.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import type { PlanMinutes } from '../../shared/team/session-plan.ts';
import { draftInLanguage, heardFrom, type Heard } from '../features/team/plan-draft.ts';
import { PlanPage } from '../features/team/plan-page.tsx';
import { useMessages } from '../i18n/messages.tsx';
import { onFlush } from '../vault/flush.ts';
import type { KeptPlan, Team } from '../vault/team-records.ts';
import type { TeamStore } from '../vault/team-store.ts';

interface TeamPlanPlaceProps {
  readonly store: TeamStore;
  readonly team: Team;
  readonly pack: Pack;
  readonly plans: readonly KeptPlan[];
  /** The id of a plan that is kept; null for a new one. */
  readonly opened: string | null;
  readonly heard: Heard;
  readonly said: string;
  readonly onBack: () => void;
  readonly onHandOn: () => void;
}

const USUAL_MINUTES: PlanMinutes = 45;
const USUAL_START = '15:00';
/** What is changed goes to the disk after this many milliseconds without another change. */
const REST = 500;

export function TeamPlanPlace(props: TeamPlanPlaceProps) {
  const { store, team, pack, plans, opened, heard, onBack, onHandOn, said } = props;
  const { t, language } = useMessages();
  const [begun] = useState(() => {
    const known = plans.find(({ id }) => id === opened);
    if (known !== undefined) return { kept: known, leftOut: [] };
    const draft = draftInLanguage(
      {
        pack,
        minutes: USUAL_MINUTES,
        start: USUAL_START,
        date: '',
        place: '',
        lastPromise: plans.at(-1)?.plan.after.handOn ?? '',
        heard: heard === null ? [] : heardFrom(heard.picture, heard.themes, pack, t, language),
      },
      t,
      language,
    );
    if (draft === null) return null;
    const kept: KeptPlan = {
      version: 1,
      kind: 'plan',
      id: newId(),
      team: team.id,
      keptOn: dayOf(localMoment(new Date())),
      turn: turnAfter(plans),
      handedOn: false,
      promise: null,
      plan: draft.plan,
    };
    return { kept, leftOut: draft.leftOut };
  });
  const [kept, setKept] = useState<KeptPlan | null>(begun?.kept ?? null);
  const [leftOut, setLeftOut] = useState<readonly string[]>(begun?.leftOut ?? []);
  const keeper = useKeptPlan(store, opened === null ? kept : null);

  if (kept === null) return null;
  const change = (next: KeptPlan): void => {
    setKept(next);
    keeper.keep(next);
  };
  const draftAgain = (minutes: PlanMinutes): void => {
    const { start, date, place, lastPromise, heard: chosen } = kept.plan;
    const wishes = { pack, minutes, start, date, place, lastPromise, heard: chosen };
    const draft = draftInLanguage(wishes, t, language);
    if (draft === null) return;
    setLeftOut(draft.leftOut);
    change({ ...kept, plan: { ...draft.plan, after: kept.plan.after } });
  };
  const keptWords = { quiet: '', kept: t('team.plan.kept'), 'not-kept': t('team.plan.notKept') }[
    keeper.state
  ];
  return (
    <PlanPage
      plan={kept.plan}
      promise={kept.promise}
      leftOut={leftOut}
      onChange={(plan, promise) => change({ ...kept, plan, promise })}
      onMinutes={kept.handedOn ? null : draftAgain}
      said={[keptWords, said].filter((words) => words !== '').join(' ')}
      onHandOn={() => void keeper.flush().then(onHandOn)}
      onBack={() => void keeper.flush().then(onBack)}
    />
  );
}

/** Later than any that is there. */
function turnAfter(plans: readonly KeptPlan[]): number {
  return Math.max(0, ...plans.map(({ turn }) => turn + 1));
}

interface PlanKeeper {
  readonly state: 'quiet' | 'kept' | 'not-kept';
  keep(plan: KeptPlan): void;
  flush(): Promise<void>;
}

/** Keeps what was changed last: after a rest, before another place, before the lock. What the disk refused is tried again. */
function useKeptPlan(store: TeamStore, first: KeptPlan | null): PlanKeeper {
  const [state, setState] = useState<PlanKeeper['state']>('quiet');
  const [keeper] = useState(() => {
    let waiting = first;
    let timer = 0;
    const flush = async (): Promise<void> => {
      window.clearTimeout(timer);
      const next = waiting;
      if (next === null) return;
      waiting = null;
      const outcome = await store.keepPlan(next);
      if (!outcome.ok) waiting ??= next;
      setState(outcome.ok ? 'kept' : 'not-kept');
    };
    const keep = (plan: KeptPlan): void => {
      waiting = plan;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void flush(), REST);
    };
    return { flush, keep };
  });
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) void keeper.flush();
    isFirst.current = false;
    const stop = onFlush(keeper.flush);
    return () => {
      stop();
      void keeper.flush();
    };
  }, [keeper]);
  return { ...keeper, state };
}
