/** Locks after minutes without a sign of the writer. Any keystroke, press or turn of the wheel begins the time anew. */
import { useEffect } from 'react';

const SIGNS = ['keydown', 'pointerdown', 'wheel', 'compositionupdate'] as const;
const MINUTE = 60_000;

export function useIdleLock(minutes: number, lock: () => void): void {
  useEffect(() => {
    let timer = setTimeout(lock, minutes * MINUTE);
    const begin = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lock, minutes * MINUTE);
    };
    for (const sign of SIGNS) window.addEventListener(sign, begin, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, begin, { capture: true });
    };
  }, [minutes, lock]);
}
