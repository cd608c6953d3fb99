/**
 * The keys of the name guard, wherever the caret is on the page: F6 to its note and back, Escape from the note to the sheet,
 * Control and full stop to put the shown words at once.
 */
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { returnTo } from '../../editor/name-marks.ts';
import type { CurrentName } from './current-name.ts';

export function useNoteKeys(
  current: CurrentName | null,
  note: RefObject<HTMLElement | null>,
  write: () => void,
): void {
  useEffect(() => {
    if (current === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const inside = note.current?.contains(document.activeElement) ?? false;
      if (event.isComposing || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.ctrlKey ? event.key !== '.' && event.code !== 'Period' : event.key === '.') return;
      if (event.key === 'F6' && !inside) note.current?.querySelector('button')?.focus();
      else if ((event.key === 'F6' || event.key === 'Escape') && inside) returnTo(current.editor);
      else if (event.ctrlKey) write();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the buttons: they keep some keys to themselves.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [current, note, write]);
}
