/**
 * A journal that arrives in a file: double-clicked, or given at the start. The shell keeps where it lies; the window hears its name,
 * and the closed notebook then offers to bring it here.
 */
import { useSyncExternalStore } from 'react';
import { onShellEvent } from '../desktop/desktop.ts';

/** `count` tells one offer from the next, of the same name perhaps. */
interface HandedMove {
  readonly name: string;
  readonly count: number;
}

let handed: HandedMove | null = null;
const listeners = new Set<() => void>();

/** Listens from the first moment. Called once. */
export function startHandedMoves(): void {
  onShellEvent((event) => {
    if (event.type !== 'handed-move') return;
    handed = { name: event.name, count: (handed?.count ?? 0) + 1 };
    for (const listener of listeners) listener();
  });
}

export function useHandedMove(): HandedMove | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => handed,
  );
}
