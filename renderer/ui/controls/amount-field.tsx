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
}

export function AmountField(props: AmountFieldProps) {
  const { label, value, onChange, from, to, hint, error } = props;
  const made = useId();
  const id = props.id ?? made;
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const shown = readAmount(typed) === value ? typed : value === undefined ? '' : String(value);
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
          setTyped(event.target.value);
          onChange(readAmount(event.target.value));
        }}
      />
    </Field>
  );
}

function readAmount(typed: string): number | undefined {
  const number = Number(typed);
  return typed.trim() === '' || !Number.isSafeInteger(number) ? undefined : number;
}
