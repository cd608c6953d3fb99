/** A whole number, typed or left open. What is no number is kept on the screen and not handed on. */
import { useId, useState } from 'react';
import { describedBy, Field } from './field.tsx';

interface AmountFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly from: number;
  readonly to: number;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly id?: string;
  /** A number under this one stays on the screen while the field is written in, and is never handed on. */
  readonly refusesUnder?: number;
  readonly onRefused?: () => void;
}

export function AmountField(props: AmountFieldProps) {
  const { label, value, onChange, from, to, hint, error, refusesUnder = -Infinity, onRefused } = props;
  const made = useId();
  const id = props.id ?? made;
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const amount = readAmount(typed);
  const isRefused = amount !== undefined && amount < refusesUnder;
  const held = value === undefined ? '' : String(value);
  const shown = isRefused || amount === value ? typed : held;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        className="field-amount"
        type="number"
        inputMode="numeric"
        min={from}
        max={to}
        value={shown}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => {
          const next = readAmount(event.target.value);
          setTyped(event.target.value);
          if (next !== undefined && next < refusesUnder) onRefused?.();
          else onChange(next);
        }}
        onBlur={() => {
          if (isRefused) setTyped(held);
        }}
      />
    </Field>
  );
}

function readAmount(typed: string): number | undefined {
  const number = Number(typed);
  return typed.trim() === '' || !Number.isSafeInteger(number) ? undefined : number;
}
