/** One line to write on, for what may be seen by anybody at this computer. */
import { useId, type RefObject } from 'react';
import { describedBy, Field } from './field.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly startsWith?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly maxLength?: number;
}

export function TextField({ label, inputRef, startsWith, hint, error, maxLength }: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        ref={inputRef}
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        defaultValue={startsWith}
        maxLength={maxLength}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { hint, error })}
      />
    </Field>
  );
}
