/** The draft on the desk: its history, and the disk behind it. Locking, closing and leaving wait for what is on its way. */
import { useEffect, useReducer, useRef, useState } from 'react';
import {
  beginHistory,
  noteEdit,
  redo,
  undo,
  type DraftHistory,
} from '../../../../shared/programme/workshop/draft-history.ts';
import { markSaved, type Draft } from '../../../../shared/programme/workshop/draft.ts';
import type { Edited } from '../../../../shared/programme/workshop/edit-draft.ts';
import { onFlush } from '../../../vault/flush.ts';
import type { DraftDrawers, ShelvedDraft } from './draft-shelf.ts';
import { keepDraft, type DraftKeeper, type KeptStatus } from './keep-draft.ts';

/** What is done to a draft: null where it cannot be. */
export type MakeEdit = (draft: Draft) => Edited | null;

type Act =
  | { readonly kind: 'make'; readonly by: MakeEdit; readonly joins: string | null }
  | { readonly kind: 'undo' | 'redo' | 'mark-saved' };

export interface KeptDraft {
  readonly draft: Draft;
  readonly status: KeptStatus;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Does it, as one step; `joins` names the field that is being typed in. */
  make(by: MakeEdit, joins?: string): void;
  undo(): void;
  redo(): void;
  /** The draft as it stands is what a file holds now. */
  markSaved(): void;
  flush(): Promise<void>;
}

function acted(history: DraftHistory, act: Act): DraftHistory {
  switch (act.kind) {
    case 'make': {
      const edited = act.by(history.draft);
      return edited === null || edited.inverse.length === 0 ? history : noteEdit(history, edited, act.joins);
    }
    case 'undo':
      return undo(history);
    case 'redo':
      return redo(history);
    case 'mark-saved':
      return { ...history, draft: markSaved(history.draft) };
  }
}

export function useKeptDraft(drawers: DraftDrawers, shelved: ShelvedDraft): KeptDraft {
  const [history, act] = useReducer(acted, shelved.draft, beginHistory);
  const [status, setStatus] = useState<KeptStatus>({ kind: 'untouched' });
  const keeper = useRef<DraftKeeper | null>(null);
  const { draft } = history;
  const sent = useRef(draft);

  useEffect(() => {
    const opened = keepDraft(drawers, shelved, setStatus);
    keeper.current = opened;
    const stopFlushing = onFlush(opened.flush);
    const onLeave = (): void => void opened.flush();
    window.addEventListener('blur', onLeave);
    window.addEventListener('pagehide', onLeave);
    return () => {
      window.removeEventListener('blur', onLeave);
      window.removeEventListener('pagehide', onLeave);
      stopFlushing();
      void opened.close();
    };
  }, [drawers, shelved]);

  useEffect(() => {
    if (draft === sent.current) return;
    sent.current = draft;
    keeper.current?.take(draft);
  }, [draft]);

  return {
    draft,
    status,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    make: (by, joins) => act({ kind: 'make', by, joins: joins ?? null }),
    undo: () => act({ kind: 'undo' }),
    redo: () => act({ kind: 'redo' }),
    markSaved: () => act({ kind: 'mark-saved' }),
    flush: () => keeper.current?.flush() ?? Promise.resolve(),
  };
}
