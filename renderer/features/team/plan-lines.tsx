/** The lines of a plan as fields that look like the words of the page, and what a changed line does to the plan. */
import { useId, useState } from 'react';
import { changeMinutes, type SessionPlan } from '../../../shared/team/session-plan.ts';
import type { LineName } from './plan-sheet.tsx';

/** As many letters as a plan takes in one line (`planSchema`). */
const LINE_LIMIT = 300;

interface PlanLineProps {
  readonly label: string;
  readonly text: string;
  /** Longer than the page has room for. */
  readonly isOver: boolean;
  readonly isShort?: boolean;
  readonly onChange: (text: string) => void;
}

/** One line of words. It grows with them; a line feed typed or pasted becomes a space. */
export function PlanLine({ label, text, isOver, isShort = false, onChange }: PlanLineProps) {
  return (
    <textarea
      className={isShort ? 'plan-line plan-line-short' : 'plan-line'}
      rows={1}
      // The three dots of an empty line have no direction of their own.
      dir={text === '' ? undefined : 'auto'}
      aria-label={label}
      aria-invalid={isOver}
      placeholder="…"
      maxLength={LINE_LIMIT}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(event.target.value.replaceAll(/[\r\n]+/gu, ' '))}
    />
  );
}

interface MinutesLineProps {
  readonly plan: SessionPlan;
  readonly at: number;
  readonly minutes: number;
  readonly label: string;
  readonly onChange: (plan: SessionPlan) => void;
}

/** The minutes of one block. Others give or take what is needed, so the session stays as long as it was. */
export function MinutesLine({ plan, at, minutes, label, onChange }: MinutesLineProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const finish = (): void => {
    const wanted = Number(typed);
    setTyped(null);
    if (typed !== null && Number.isInteger(wanted) && wanted > 0) onChange(changeMinutes(plan, at, wanted));
  };
  return (
    <input
      id={id}
      className="plan-line"
      inputMode="numeric"
      aria-label={label}
      value={typed ?? String(minutes)}
      onChange={(event) => setTyped(event.target.value.replaceAll(/\D/gu, '').slice(0, 3))}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
      }}
    />
  );
}

/** The plan with one line changed. */
export function editedLine(plan: SessionPlan, name: LineName, text: string): SessionPlan {
  const [part, at = '', field = ''] = name.split('.');
  const index = Number(at);
  if (part === 'heard') {
    return {
      ...plan,
      heard: plan.heard.map((one, place) => (place === index ? { ...one, label: text } : one)),
    };
  }
  if (part === 'blocks') {
    const blocks = plan.blocks.map((one, place) => (place === index ? { ...one, [field]: text } : one));
    return { ...plan, blocks };
  }
  if (part === 'after') return { ...plan, after: { ...plan.after, [at]: text } };
  return { ...plan, [name]: text };
}
