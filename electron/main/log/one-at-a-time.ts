/** Lets pieces of work on one thing run in the order they were asked for, each after the one before has ended. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function oneAtATime(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // The next in line waits for the end, not for success.
    last = mine.catch(() => undefined);
    return mine;
  };
}
