/** The preferences in use: shown at once, kept on the disk a moment later. */
import { useCallback, useEffect, useState } from 'react';
import type { Preferences } from '../../shared/ipc/preferences.ts';
import { callDesktop } from '../desktop/desktop.ts';
import { applyLook } from '../ui/look/apply-look.ts';

const DARK = '(prefers-color-scheme: dark)';

export function usePreferences(stored: Preferences): [Preferences, (next: Preferences) => void] {
  const [preferences, setPreferences] = useState(stored);

  useEffect(() => {
    const dark = window.matchMedia(DARK);
    const apply = (): void => applyLook(preferences, dark.matches);
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [preferences]);

  const change = useCallback((next: Preferences): void => {
    setPreferences(next);
    // A preference that could not be kept is still in use until the app ends; nothing of worth is lost.
    callDesktop('writePreferences', next).catch(() => undefined);
  }, []);

  return [preferences, change];
}
