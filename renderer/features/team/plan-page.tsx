/**
 * A session plan being prepared: the minutes, the paper and what can be done with it in the margin; the page itself on the
 * sheet, every line of it a field. What is changed is kept by itself.
 */
import { createPortal } from 'react-dom';
import { PLAN_MINUTES, type PlanMinutes, type SessionPlan } from '../../../shared/team/session-plan.ts';
import { changeStart, linesOverBudget } from '../../../shared/team/session-plan.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { useState } from 'react';
import { dayOnPaper } from './day-on-paper.ts';
import { PaperActs } from './paper-acts.tsx';
import { editedLine, MinutesLine, PlanLine } from './plan-lines.tsx';
import { DID_WE, PlanSheet, PrintedPlan, PROMISES, type Promised } from './plan-sheet.tsx';
import './plan.css';
import './plan-screen.css';
import './picture-print.css';
import './team.css';

interface PlanPageProps {
  readonly plan: SessionPlan;
  readonly promise: Promised;
  readonly onChange: (plan: SessionPlan, promise: Promised) => void;
  /** Another length: drafted anew from the programme. Null where the plan came from somebody else. */
  readonly onMinutes: ((minutes: PlanMinutes) => void) | null;
  /** Titles of parts there was no time for. */
  readonly leftOut: readonly string[];
  readonly said: string;
  readonly onHandOn: () => void;
  readonly onBack: () => void;
}

export function PlanPage(props: PlanPageProps) {
  const { plan, promise, onChange, onMinutes, leftOut, said, onHandOn, onBack } = props;
  const { t, language } = useMessages();
  const [isLarge, setLarge] = useState(false);
  const over = linesOverBudget(plan);
  const change = (next: SessionPlan): void => onChange(next, promise);
  const isOnePage = over.length === 0;

  const controls = (
    <div className="plan-controls">
      <Button look="word" onPress={onBack}>
        {t('app.back')}
      </Button>
      {onMinutes === null ? null : (
        <RadioList
          label={t('team.plan.minutes')}
          choices={PLAN_MINUTES.map((one) => ({
            value: String(one) as `${PlanMinutes}`,
            label: formatNumber(one, language),
          }))}
          chosen={String(plan.minutes) as `${PlanMinutes}`}
          onChoose={(one) => onMinutes(Number(one) as PlanMinutes)}
          hint={t('team.plan.minutesHint')}
        />
      )}
      <Tick label={t('team.plan.large')} isChosen={isLarge} onChange={setLarge} />
      <PaperActs
        layout="column"
        name={t('team.fileName.plan')}
        title={[t('team.plan.sheet'), plan.title].filter((part) => part !== '').join(' – ')}
      />
      <Button look="word" onPress={onHandOn}>
        {t('team.plan.handOnAct')}
      </Button>
      <p className="note">{t('team.plan.editHint')}</p>
      {leftOut.length === 0 ? null : (
        <p className="note">{t('team.plan.leftOut', { titles: leftOut.join(' · ') })}</p>
      )}
      <p className="note" role="status">
        {isOnePage ? said : t('team.plan.tooLong')}
      </p>
    </div>
  );
  const when = [
    dayOnPaper(plan.date, language, 'full'),
    plan.start,
    plan.place,
    t('team.plan.length', { count: plan.minutes }),
  ];
  return (
    <>
      <Row className="plan-place" margin={controls}>
        <h1 className="unseen">{t('team.plan.sheet')}</h1>
        <PlanSheet
          plan={plan}
          parts={{
            isPaper: false,
            // eslint-disable-next-line react/no-unstable-nested-components -- called as a function for a line of the page, never mounted
            line: (name, label, text) => (
              <PlanLine
                key={name}
                label={label}
                text={text}
                isOver={over.includes(name)}
                onChange={(next) => change(editedLine(plan, name, next))}
              />
            ),
            when: (
              <span className="plan-when">
                <input
                  className="plan-line plan-line-short"
                  type="date"
                  aria-label={t('team.plan.date')}
                  value={plan.date}
                  onChange={(event) => change({ ...plan, date: event.target.value })}
                />
                <input
                  className="plan-line plan-line-short"
                  type="time"
                  aria-label={t('team.plan.start')}
                  value={plan.start}
                  onChange={(event) => {
                    if (event.target.value !== '') change(changeStart(plan, event.target.value));
                  }}
                />
                <PlanLine
                  isShort
                  label={t('team.plan.place')}
                  text={plan.place}
                  isOver={over.includes('place')}
                  onChange={(place) => change({ ...plan, place })}
                />
              </span>
            ),
            // eslint-disable-next-line react/no-unstable-nested-components -- called as a function for a line of the page, never mounted
            minutes: (at, minutes) => (
              <MinutesLine
                plan={plan}
                at={at}
                minutes={minutes}
                label={t('team.plan.minutes')}
                onChange={change}
              />
            ),
            promise: (
              <RadioList
                labelledBy={DID_WE}
                layout="row"
                choices={PROMISES.map((one) => ({ value: one, label: t(`team.promise.${one}`) }))}
                chosen={promise}
                onChoose={(one) => onChange(plan, one)}
              />
            ),
          }}
        />
      </Row>
      {createPortal(
        <section className={`printed-page printed-plan ${isLarge ? 'printed-plan-large' : ''}`.trimEnd()}>
          <PrintedPlan
            isLarge={isLarge}
            plan={plan}
            promise={promise}
            when={when.filter((one) => one !== '').join(' · ')}
          />
        </section>,
        document.body,
      )}
    </>
  );
}
