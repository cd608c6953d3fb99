/**
 * A field whose words its owner holds: one line, or several that grow with what is written. Nothing is cut off; what is too
 * long stays, and is said. Words that come from the clipboard come as plain text.
 */
import { useId, type ClipboardEvent } from 'react';
import { plainPaste } from './plain-paste.ts';
import { describedBy, Field } from './field.tsx';

interface WordsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly several?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Set where an outside link leads to this very field. */
  readonly id?: string;
  /** The language of the words, where it is known; otherwise the first letters decide which way they run. */
  readonly language?: string | undefined;
  readonly isReadOnly?: boolean;
}

export function WordsField(props: WordsFieldProps) {
  const { label, value, onChange, several = false, hint, error, language, isReadOnly = false } = props;
  const made = useId();
  const id = props.id ?? made;
  const paste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    const field = event.currentTarget;
    const words = plainPaste(event.clipboardData, several);
    if (words === null || isReadOnly) return;
    event.preventDefault();
    field.setRangeText(words, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    onChange(field.value);
  };
  const shared = {
    id,
    dir: 'auto',
    lang: language,
    autoComplete: 'off',
    value,
    readOnly: isReadOnly,
    'aria-invalid': error !== undefined,
    'aria-describedby': describedBy(id, { hint, error }),
    onPaste: paste,
  } as const;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {several ? (
        <textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type="text" onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
