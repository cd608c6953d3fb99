/** What every field has around it: its name, a hint, and one sentence when something does not fit. */
import type { ReactNode } from 'react';
import { CareSign } from '../signs/icons.tsx';
import './field.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Set: the field is marked as not fitting, and this sentence says why. It keeps what was typed. */
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** The ids of what describes a field, for its `aria-describedby`. */
export function describedBy(
  id: string,
  parts: { hint?: unknown; error?: unknown; note?: unknown },
): string | undefined {
  const ids = (['hint', 'error', 'note'] as const)
    .filter((part) => Boolean(parts[part]))
    .map((part) => `${id}-${part}`);
  return ids.length === 0 ? undefined : ids.join(' ');
}

export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`} role="alert">
          <CareSign />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
