/**
 * Words on their way to the disk. Updates of a page's document are gathered for at most half a second, whatever the pace of
 * typing, then sealed together. The sign says *saved* only after the disk has them; what failed is kept here and tried again.
 */
import { useEffect, useRef, useState } from 'react';
import * as Y from 'yjs';
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import { onFlush } from './flush.ts';
import type { OpenJournal } from './open-journal.ts';

/** The longest that a typed word waits before it is sent to the disk, in milliseconds. There is no pause to wait for. */
const LONGEST_WAIT = 500;
/** After a failure the same words are tried again this often, in milliseconds. */
const RETRY = 5000;

export type DraftStatus =
  | { kind: 'untouched' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'not-saved'; problem: WriteProblem; since: Date };

export interface Draft {
  readonly status: DraftStatus;
  /** Sends what is waiting now. Resolves when the disk has answered. */
  flush(): Promise<void>;
}

export function useDraft(journal: OpenJournal, id: string, document: Y.Doc, isNew: boolean): Draft {
  const [status, setStatus] = useState<DraftStatus>({ kind: 'untouched' });
  const flushRef = useRef<() => Promise<void>>(async () => {});

  useEffect(() => {
    // Saving says the same at every key: the page is drawn again only when the sign changes.
    const onStatus = (next: DraftStatus): void =>
      setStatus((before) => (before.kind === 'saving' && next.kind === 'saving' ? before : next));
    const keeper = keepDraft({ journal, id, document, isNew, onStatus });
    flushRef.current = keeper.flush;
    const stopFlushing = onFlush(keeper.flush);
    const onBlur = (): void => void keeper.flush();
    window.addEventListener('blur', onBlur);
    window.addEventListener('pagehide', onBlur);
    return () => {
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('pagehide', onBlur);
      stopFlushing();
      void keeper.close();
    };
  }, [journal, id, document, isNew]);

  return { status, flush: () => flushRef.current() };
}

interface DraftSource {
  readonly journal: Pick<OpenJournal, 'save'>;
  readonly id: string;
  readonly document: Y.Doc;
  /** A page the journal does not know yet: its first save carries the whole document. */
  readonly isNew: boolean;
  readonly onStatus: (status: DraftStatus) => void;
}

export interface DraftKeeper {
  flush(): Promise<void>;
  /** Sends what is waiting and stops listening. */
  close(): Promise<void>;
}

/** The hook's engine, without React. */
export function keepDraft(source: DraftSource): DraftKeeper {
  const { journal, id, document, onStatus } = source;
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let first = source.isNew;
  let sending: Promise<void> = Promise.resolve();
  let failedSince: Date | null = null;

  function onUpdate(update: Uint8Array): void {
    waiting.push(update);
    if (failedSince === null) onStatus({ kind: 'saving' });
    schedule(LONGEST_WAIT);
  }

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
    if (waiting.length === 0) return;
    const taken = waiting;
    waiting = [];
    const update = first ? Y.encodeStateAsUpdateV2(document) : Y.mergeUpdatesV2(taken);
    const outcome = await journal.save(id, update).catch(() => ({ ok: false, problem: 'failed' }) as const);
    if (outcome.ok) {
      first = false;
      failedSince = null;
      onStatus(waiting.length === 0 ? { kind: 'saved', at: new Date() } : { kind: 'saving' });
      return;
    }
    waiting = [...taken, ...waiting];
    failedSince ??= new Date();
    onStatus({ kind: 'not-saved', problem: outcome.problem, since: failedSince });
    schedule(RETRY);
  }

  document.on('updateV2', onUpdate);
  return {
    flush,
    close: async () => {
      document.off('updateV2', onUpdate);
      await flush();
      if (timer !== null && waiting.length === 0) clearTimeout(timer);
    },
  };
}
