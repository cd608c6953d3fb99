/** What is known of a journal's safety copy, and the acts on it. Every screen that shows it hears of a new copy. */
import { useCallback, useEffect, useState } from 'react';
import type { CopyProblem, SafetyCopy, SafetyFolder } from '../../../shared/ipc/safety-calls.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import type { OpenJournal } from '../../vault/open-journal.ts';

export type Copied = Pick<OpenJournal, 'vault' | 'sealNow' | 'subscribe' | 'owner'>;

const listeners = new Set<() => void>();

/** Seals what was written and copies it; null when the copy was read again and is whole. */
export async function makeSafetyCopy(journal: Copied): Promise<CopyProblem | null> {
  try {
    await journal.sealNow();
    const made = await callDesktop('makeSafetyCopy', { vault: journal.vault });
    return made.ok ? null : made.problem;
  } catch {
    return 'failed';
  } finally {
    tellAll();
  }
}

function tellAll(): void {
  for (const listener of listeners) listener();
}

export function useSafetyCopy({ vault }: Pick<Copied, 'vault'>): SafetyCopy | null {
  const [copy, setCopy] = useState<SafetyCopy | null>(null);
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const known = await callDesktop('readSafetyCopy', { vault }).catch(() => null);
      if (current) setCopy(known);
    };
    const listener = (): void => void read();
    listeners.add(listener);
    void read();
    return () => {
      current = false;
      listeners.delete(listener);
    };
  }, [vault]);
  return copy;
}

/** Between two copies while somebody writes, in milliseconds. */
const ROUND = 4 * 60_000;

/** Copies every few minutes of writing. What fails is tried again at the next round, and at lock. */
export function useSafetyRounds(journal: Copied): void {
  useEffect(() => {
    let changed = false;
    const stop = journal.subscribe(() => {
      changed = true;
    });
    const timer = setInterval(() => {
      if (!changed) return;
      changed = false;
      void callDesktop('readSafetyCopy', { vault: journal.vault }).then(({ chosen }) =>
        chosen === null ? null : makeSafetyCopy(journal),
      );
    }, ROUND);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [journal]);
}

export interface FolderChoice {
  /** Chosen and described, not yet taken: the writer is told something first. */
  readonly asked: SafetyFolder | null;
  readonly choose: () => Promise<void>;
  readonly take: () => Promise<void>;
  readonly leave: () => void;
  readonly problem: CopyProblem | null;
  readonly busy: boolean;
  readonly copyNow: () => Promise<void>;
  /** Brings back what only the copy has. */
  readonly fetchMore: () => Promise<void>;
  /** How many files came back; null before that. They are read when the journal is next opened. */
  readonly fetched: number | null;
}

/** What is under way ends, and everything is as it was. */
export function stopCopying(): void {
  void callDesktop('stopSafetyCopy', null);
}

export function useFolderChoice(journal: Copied): FolderChoice {
  const [asked, setAsked] = useState<SafetyFolder | null>(null);
  const [problem, setProblem] = useState<CopyProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [fetched, setFetched] = useState<number | null>(null);

  const fetchMore = useCallback(async () => {
    setBusy(true);
    setProblem(null);
    const answer = await callDesktop('fetchFromSafetyCopy', { vault: journal.vault }).catch(() => null);
    setBusy(false);
    if (answer?.ok === true) setFetched(answer.files);
    else setProblem(answer?.problem ?? 'failed');
    tellAll();
  }, [journal]);

  const copyNow = useCallback(async () => {
    setBusy(true);
    setProblem(await makeSafetyCopy(journal));
    setBusy(false);
  }, [journal]);

  const take = useCallback(async () => {
    setAsked(null);
    const taken = await callDesktop('acceptSafetyFolder', { vault: journal.vault });
    if (taken.ok) await copyNow();
    else setProblem(taken.problem);
  }, [journal, copyNow]);

  const choose = useCallback(async () => {
    const folder = await callDesktop('chooseSafetyFolder', { vault: journal.vault });
    if (folder === null) return;
    setProblem(null);
    if (folder.carriedBy === null) await take();
    else setAsked(folder);
  }, [journal, take]);

  return { asked, choose, take, leave: () => setAsked(null), problem, busy, copyNow, fetchMore, fetched };
}
