/** A day, typed or picked from the system's own calendar. */
import { useId } from 'react';
import { describedBy, Field } from '../../ui/controls/field.tsx';

interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly hint?: string;
}

export function DayField({ label, value, onChange, hint }: DayFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint}>
      <input
        id={id}
        type="date"
        value={value}
        aria-describedby={describedBy(id, { hint })}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
