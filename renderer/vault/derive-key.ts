/**
 * From a passphrase to the key that opens a slot: Argon2id in a throw-away worker, and, at creation, the choice of its
 * numbers for this machine (shared/vault/FORMAT.md, "Slots").
 */
import { wrap } from 'comlink';
import { ownBytes, randomBytes } from '../../shared/base/bytes.ts';
import { normalisePassphrase } from '../../shared/vault/key-slot.ts';
import type { Argon2Numbers } from '../../shared/vault/key-slot.ts';
import type { DeriveKey } from '../../shared/vault/open-key-file.ts';
import type { Argon2Worker } from './argon2.worker.ts';

/** One that has read its program and waits. */
let prepared: Worker | null = null;

const startWorker = (): Worker =>
  new Worker(new URL('./argon2.worker.ts', import.meta.url), { type: 'module' });

/** While a passphrase is being typed: what a derivation needs besides the passphrase is there when it comes. */
export function prepareToDerive(): void {
  if (prepared !== null) return;
  prepared = startWorker();
  // What goes wrong here goes wrong again at the derivation, and is told there.
  wrap<Argon2Worker>(prepared)
    .warmUp()
    .catch(() => undefined);
}

/** No passphrase is going to come: a journal was opened by something else. */
export function stopPreparing(): void {
  prepared?.terminate();
  prepared = null;
}

export const deriveInWorker: DeriveKey = async (passphrase, salt, numbers) => {
  const worker = prepared ?? startWorker();
  prepared = null;
  try {
    const { memoryKib, passes } = numbers;
    const key = await wrap<Argon2Worker>(worker).derive({ passphrase, salt, memoryKib, passes });
    return key === null ? null : ownBytes(key);
  } finally {
    worker.terminate();
  }
};

const MEMORY_STEPS_KIB = [64 * 1024, 128 * 1024, 256 * 1024] as const;
const PASSES = 3;
/** A creation may take this long per derivation, in milliseconds. */
const PATIENCE = 500;

/**
 * The strongest of 64, 128 and 256 MiB (three passes, one lane) that stays under half a second here, best of two runs;
 * never less than 64 MiB, however slow the machine. Null where even that cannot be allocated. Twice the memory takes at least
 * twice as long, so a step that takes more than half of the patience is the last one that is tried.
 */
export async function chooseNumbers(
  derive: DeriveKey,
  now: () => number = () => performance.now(),
): Promise<Argon2Numbers | null> {
  let chosen: Argon2Numbers | null = null;
  for (const memoryKib of MEMORY_STEPS_KIB) {
    const numbers: Argon2Numbers = { memoryKib, passes: PASSES, parallelism: 1 };
    const isLast = memoryKib === MEMORY_STEPS_KIB.at(-1);
    const enough = isLast ? PATIENCE : PATIENCE / 2;
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 2 && best >= enough; run += 1) {
      const start = now();
      if ((await derive(normalisePassphrase('measure'), randomBytes(16), numbers)) === null) return chosen;
      best = Math.min(best, now() - start);
    }
    if (best < PATIENCE || chosen === null) chosen = numbers;
    if (best >= enough) return chosen;
  }
  return chosen;
}
