import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makePace } from './pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** How long the rest after a step of so many milliseconds took. */
async function restAfter(pace: ReturnType<typeof makePace>, step: number): Promise<number> {
  await vi.advanceTimersByTimeAsync(step);
  const began = performance.now();
  let ended = Number.NaN;
  void pace.rest().then(() => {
    ended = performance.now();
  });
  while (Number.isNaN(ended)) await vi.advanceTimersByTimeAsync(1);
  // A turn of the others takes a millisecond or two here.
  return Math.round((ended - began) / 10) * 10;
}

describe('the pace of building the index', () => {
  it('rests for most of the time while somebody writes, and a little while after', async () => {
    const pace = makePace();
    expect(await restAfter(pace, 40)).toBe(0);
    pace.wrote();
    expect(await restAfter(pace, 40)).toBe(120);
    pace.wrote();
    expect(await restAfter(pace, 1000)).toBe(250);
    expect(await restAfter(pace, 1600)).toBe(0);
  });

  it('does not rest while a question waits, and rests again when it was answered', async () => {
    const pace = makePace();
    let answer: () => void = () => undefined;
    const question = pace.hurry(
      () =>
        new Promise<void>((done) => {
          answer = done;
        }),
    );
    pace.wrote();
    expect(await restAfter(pace, 40)).toBe(0);
    answer();
    await question;
    pace.wrote();
    expect(await restAfter(pace, 40)).toBe(120);
  });

  it('hurries no longer when a question failed', async () => {
    const pace = makePace();
    await expect(pace.hurry(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
    pace.wrote();
    expect(await restAfter(pace, 40)).toBe(120);
  });
});
