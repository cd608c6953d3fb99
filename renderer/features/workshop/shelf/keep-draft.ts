/**
 * A draft on its way to the disk: at most half a second after a change it is written whole, one writing after another. The sign
 * says *saved* only after the disk has it; what failed is tried again. Before each writing the drawer is looked at: a draft that
 * something else changed is not written over, and the writer is told.
 */
import { equalBytes } from '../../../../shared/base/bytes.ts';
import type { WriteProblem } from '../../../../shared/ipc/call-shapes.ts';
import { writeDraft, type Draft } from '../../../../shared/programme/workshop/draft.ts';
import type { DraftDrawers, ShelvedDraft } from './draft-shelf.ts';

/** The longest that a change waits before it is sent to the disk, in milliseconds. There is no pause to wait for. */
const LONGEST_WAIT = 500;
/** After a failure the same draft is tried again this often, in milliseconds. */
const RETRY = 5000;

export type KeptStatus =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'not-saved'; readonly problem: WriteProblem; readonly since: Date }
  /** Something else wrote this draft; nothing of it was touched, and what is on the screen is only there. */
  | { readonly kind: 'changed-elsewhere' };

export interface DraftKeeper {
  /** Takes the draft as it now is. */
  take(draft: Draft): void;
  /** Sends what is waiting now. Resolves when the disk has answered. */
  flush(): Promise<void>;
  /** Sends what is waiting and stops. */
  close(): Promise<void>;
}

export function keepDraft(
  drawers: Pick<DraftDrawers, 'read' | 'write'>,
  shelved: ShelvedDraft,
  onStatus: (status: KeptStatus) => void,
): DraftKeeper {
  let waiting: Draft | null = null;
  let known = shelved.bytes;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sending: Promise<void> = Promise.resolve();
  let failedSince: Date | null = null;
  let isStopped = false;

  function schedule(wait: number): void {
    timer ??= setTimeout(() => void flush(), wait);
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    sending = sending.then(send);
    return sending;
  }

  async function send(): Promise<void> {
    if (waiting === null || isStopped) return;
    const taken = waiting;
    waiting = null;
    const bytes = writeDraft(taken);
    const outcome = await write(bytes).catch(() => 'failed' as const);
    if (outcome === 'changed-elsewhere') {
      isStopped = true;
      onStatus({ kind: outcome });
    } else if (outcome === 'ok') {
      known = bytes;
      failedSince = null;
      onStatus(waiting === null ? { kind: 'saved', at: new Date() } : { kind: 'saving' });
    } else {
      waiting ??= taken;
      failedSince ??= new Date();
      onStatus({ kind: 'not-saved', problem: outcome, since: failedSince });
      schedule(RETRY);
    }
  }

  async function write(bytes: Uint8Array): Promise<'ok' | 'changed-elsewhere' | WriteProblem> {
    const there = await drawers.read('drafts', shelved.id);
    // One that is gone is written again: these words are nowhere else.
    if (there.ok && !equalBytes(there.bytes, known)) return 'changed-elsewhere';
    if (!there.ok && there.problem !== 'gone')
      return there.problem === 'failed' ? 'failed' : 'changed-elsewhere';
    const outcome = await drawers.write('drafts', shelved.id, bytes);
    return outcome.ok ? 'ok' : outcome.problem;
  }

  return {
    take: (draft) => {
      if (isStopped) return;
      waiting = draft;
      if (failedSince === null) onStatus({ kind: 'saving' });
      schedule(LONGEST_WAIT);
    },
    flush,
    close: async () => {
      await flush();
      if (timer !== null && waiting === null) clearTimeout(timer);
    },
  };
}
