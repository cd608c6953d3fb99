/** One of many, in a list that opens. For a few, `RadioList` shows them all at once. */
import { useId } from 'react';
import { describedBy, Field } from './field.tsx';

interface PickFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value | '';
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onPick: (value: Value | '') => void;
  /** What stands there for nothing; left out where something must be chosen. */
  readonly none?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly id?: string;
}

export function PickField<Value extends string>(props: PickFieldProps<Value>) {
  const { label, value, choices, onPick, none, hint, error } = props;
  const made = useId();
  const id = props.id ?? made;
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          onPick(chosen?.value ?? '');
        }}
      >
        {none === undefined && value !== '' ? null : <option value="">{none ?? ''}</option>}
        {/* What a draft says stays visible, also when nothing is called so any more. */}
        {isKnown ? null : <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
