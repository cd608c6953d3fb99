import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectWhenQuiet } from './collect-garbage.ts';

let left = 50;
const gc = vi.fn(async () => {});

/** What of a window is asked: its events, its clock, and when it has nothing to do. */
function makeWindow(): Window {
  const events = new EventTarget();
  return Object.assign(events, {
    setTimeout: (task: () => void, wait: number) => setTimeout(task, wait),
    requestIdleCallback: (task: (deadline: { timeRemaining: () => number }) => void) =>
      setTimeout(() => task({ timeRemaining: () => left }), 1),
  }) as unknown as Window;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  vi.stubGlobal('gc', gc);
  left = 50;
  gc.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what opening took', () => {
  it('is given back once, when the window was left alone for a while', async () => {
    collectWhenQuiet(makeWindow());
    await vi.advanceTimersByTimeAsync(500);
    expect(gc).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(400);
    expect(gc).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gc).toHaveBeenCalledOnce();
  });

  it('waits as long as somebody writes', async () => {
    const window = makeWindow();
    collectWhenQuiet(window);
    for (let key = 0; key < 40; key += 1) {
      window.dispatchEvent(new Event('keydown'));
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(gc).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(gc).toHaveBeenCalledOnce();
  });

  it('waits as long as there is something to draw', async () => {
    left = 12;
    collectWhenQuiet(makeWindow());
    await vi.advanceTimersByTimeAsync(5000);
    expect(gc).not.toHaveBeenCalled();
    left = 49;
    await vi.advanceTimersByTimeAsync(1000);
    expect(gc).toHaveBeenCalledOnce();
  });
});
