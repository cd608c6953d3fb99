/**
 * How fast the index is built. A save, the list and a question have their turn between any two steps; while somebody writes,
 * building rests for most of the time, because the page is drawn by the same few cores. A question that waits is never made
 * to wait for that.
 */

/** Somebody who wrote this long ago is still writing, in milliseconds. */
const STILL_WRITING = 1500;
/** A rest is this many times as long as the step before it, and never longer than so many milliseconds. */
const RESTS = 3;
const LONGEST_REST = 250;

export interface Pace {
  /** A page was saved. */
  wrote(): void;
  /** Between two steps. */
  rest(): Promise<void>;
  /** While `task` is under way, nothing rests for longer than a turn of the others. */
  hurry<Result>(task: () => Promise<Result>): Promise<Result>;
}

export function makePace(now: () => number = () => performance.now()): Pace {
  let hurried = 0;
  let wroteAt = Number.NEGATIVE_INFINITY;
  let stepFrom = now();
  return {
    wrote: () => {
      wroteAt = now();
    },
    rest: async () => {
      const step = now() - stepFrom;
      const isWriting = now() - wroteAt < STILL_WRITING;
      const wait = hurried === 0 && isWriting ? Math.min(RESTS * step, LONGEST_REST) : 0;
      await new Promise((done) => {
        setTimeout(done, wait);
      });
      stepFrom = now();
    },
    hurry: async (task) => {
      hurried += 1;
      try {
        return await task();
      } finally {
        hurried -= 1;
      }
    },
  };
}
