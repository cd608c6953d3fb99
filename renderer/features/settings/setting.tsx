/** One line of Settings: what it is called, and what can be chosen. */
import { useId, type ReactNode } from 'react';
import type { Preferences } from '../../../shared/ipc/preferences.ts';

/** What every part of Settings is given. */
export interface SectionProps {
  readonly preferences: Preferences;
  readonly onChange: (preferences: Preferences) => void;
}

interface SettingProps {
  readonly name: string;
  readonly hint?: string | undefined;
  /** Gets the id of the name, for `aria-labelledby`. */
  readonly children: (labelledBy: string) => ReactNode;
}

export function Setting({ name, hint, children }: SettingProps) {
  const id = useId();
  return (
    <div className="setting">
      <h2 className="setting-name" id={id}>
        {name}
      </h2>
      <div>
        {children(id)}
        {hint === undefined ? null : <p className="note">{hint}</p>}
      </div>
    </div>
  );
}
