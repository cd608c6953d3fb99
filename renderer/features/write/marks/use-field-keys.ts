/** Keys of a small thing on the page that opens and closes: Escape leaves it, Control and Enter keep what is in it. */
import { useEffect } from 'react';
import type { RefObject } from 'react';

export function useFieldKeys(
  box: RefObject<HTMLElement | null>,
  onLeave: () => void,
  onKeep: (() => void) | null = null,
): void {
  useEffect(() => {
    const element = box.current;
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      if (event.key === 'Escape') onLeave();
      else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onKeep !== null) onKeep();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before what is inside: a list keeps Escape to itself.
    element?.addEventListener('keydown', onKey, { capture: true });
    return () => element?.removeEventListener('keydown', onKey, { capture: true });
  }, [box, onLeave, onKeep]);
}
