/**
 * Opening a journal takes far more memory than keeping it open, and the engine's collector comes by only when more is wanted:
 * a window that nobody touches would keep what its opening took all afternoon.
 */

/** `--expose-gc` (electron/main/index.ts); not there in unit tests. */
interface CollectingGlobal {
  readonly gc?: (how: { type: 'major'; execution: 'async'; flavor: 'last-resort' }) => Promise<void>;
}

/** Of this thread, which does nothing else meanwhile: 40 to 60 ms. */
export async function collectGarbage(): Promise<void> {
  await (globalThis as CollectingGlobal).gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
}

/** Nobody is in the middle of a word who has not touched a key for this long, in milliseconds. */
const QUIET = 600;
/** The longest that the browser ever promises is 50. */
const ENOUGH = 40;

const TOUCHES = ['keydown', 'pointerdown', 'wheel', 'input'] as const;

/** In a window: as soon as its user rests and there is nothing to draw. */
export function collectWhenQuiet(window: Window): void {
  let touched = performance.now();
  const touch = (): void => {
    touched = performance.now();
  };
  const look = (): void => {
    window.requestIdleCallback((deadline) => {
      if (performance.now() - touched < QUIET || deadline.timeRemaining() < ENOUGH) {
        window.setTimeout(look, QUIET / 4);
        return;
      }
      for (const name of TOUCHES) window.removeEventListener(name, touch, true);
      void collectGarbage();
    });
  };
  for (const name of TOUCHES) window.addEventListener(name, touch, { capture: true, passive: true });
  look();
}
