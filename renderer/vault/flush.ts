/** What must be sealed before the window may lock or close. Whoever holds unsaved words registers a way to save them. */

const flushers = new Set<() => Promise<void>>();

/** Registers; answers with the way to take it back. */
export function onFlush(flush: () => Promise<void>): () => void {
  flushers.add(flush);
  return () => flushers.delete(flush);
}

/** Resolves when every holder has saved, or failed to; failures stay on the screen, not here. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...flushers].map((flush) => flush()));
}
