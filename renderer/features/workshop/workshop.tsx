/** The pack workshop: the shelf of drafts, and the one that lies on the desk. */
import { useEffect, useState } from 'react';
import type { Pack } from '../../../shared/programme/pack.ts';
import {
  copyOf,
  draftFromPack,
  emptyDraft,
  openPack,
  type Draft,
} from '../../../shared/programme/workshop/draft.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Desk, type DeskActs } from './desk.tsx';
import type { PartName } from './parts.ts';
import { readShelf, shelve, type DraftDrawers, type Shelf, type ShelvedDraft } from './shelf/draft-shelf.ts';
import { ShelfPage, type ShelfProblem } from './shelf/shelf-page.tsx';

interface WorkshopProps extends DeskActs {
  readonly drawers: DraftDrawers;
  /** The programmes that are here, to begin from a copy of. */
  readonly packs: readonly Pack[];
}

export function Workshop({ drawers, packs, onAdd, onBooklet }: WorkshopProps) {
  const { t, language } = useMessages();
  const [shelf, setShelf] = useState<Shelf | null>(null);
  const [problem, setProblem] = useState<ShelfProblem | null>(null);
  const [open, setOpen] = useState<{ readonly shelved: ShelvedDraft; readonly at: PartName } | null>(null);

  const refresh = async (): Promise<void> => {
    const read = await readShelf(drawers).catch(() => null);
    if (read === null) setProblem({ kind: 'not-read' });
    else setShelf(read);
  };
  useEffect(() => {
    let current = true;
    readShelf(drawers).then(
      (read) => {
        if (current) setShelf(read);
      },
      () => {
        if (current) setProblem({ kind: 'not-read' });
      },
    );
    return () => {
      current = false;
    };
  }, [drawers]);

  /** Rights are asked first where there are none yet. */
  const begin = async (draft: Draft): Promise<void> => {
    setProblem(null);
    const shelved = await shelve(drawers, draft);
    if (shelved === null) setProblem({ kind: 'not-kept' });
    else setOpen({ shelved, at: (draft.pack.licence.spdx ?? '') === '' ? 'licence' : 'about' });
  };
  const beginEmpty = (): Promise<void> =>
    begin(
      emptyDraft(language, {
        component: t('workshop.first.component'),
        arc: t('workshop.first.arc'),
        sequence: t('workshop.first.sequence'),
      }),
    );
  const openFile = async (): Promise<void> => {
    const [file] = await callDesktop('takeFiles', { kinds: ['pack'], several: false });
    if (file === undefined) return;
    if (file.state !== 'read') return setProblem({ kind: 'refused', code: file.state });
    const opened = openPack(file.bytes);
    if (!opened.ok) {
      const [first] = opened.problems;
      return setProblem({ kind: 'refused', code: first?.code ?? 'unreadable' });
    }
    await begin(opened.draft);
  };

  if (open !== null) {
    return (
      <Desk
        key={open.shelved.id}
        drawers={drawers}
        shelved={open.shelved}
        startsAt={open.at}
        onAdd={onAdd}
        onBooklet={onBooklet}
        onShelf={() => {
          setOpen(null);
          void refresh();
        }}
        onCopy={(shelved) => setOpen({ shelved, at: 'about' })}
      />
    );
  }
  return (
    <ShelfPage
      drawers={drawers}
      shelf={shelf}
      packs={packs}
      problem={problem}
      onOpen={(shelved) => setOpen({ shelved, at: 'about' })}
      onEmpty={() => void beginEmpty()}
      onCopyOfPack={(pack) => void begin(copyOf(draftFromPack(pack)))}
      onFile={() => void openFile()}
      onChanged={refresh}
    />
  );
}
