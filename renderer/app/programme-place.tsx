/**
 * Programme, with where the writer is put into it, and the programmes of others: a file that came in is shown before it is taken, and
 * each programme can be printed. A choice that the disk refused is said, and changes nothing.
 */
import { useEffect, useState } from 'react';
import type { ProgressChange } from '../../shared/journal/journal-document.ts';
import { asSeen } from '../../shared/programme/as-seen.ts';
import { PACK_BYTES, type Pack } from '../../shared/programme/pack.ts';
import { offerOf, type PackOffer } from '../../shared/programme/pack-offer.ts';
import { BookletView } from '../features/packs/booklet-view.tsx';
import { OfferedPack } from '../features/packs/offered-pack.tsx';
import { Packs } from '../features/packs/packs.tsx';
import { Programme } from '../features/programme/programme.tsx';
import type { PageRequest } from '../features/write/page-document.ts';
import { useMessages } from '../i18n/messages.tsx';
import { PAGE_ID, Row } from '../ui/book/book.tsx';
import { Notice } from '../ui/signs/band.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import { useProgress } from '../vault/use-progress.ts';
import { askForFiles, doneWith, useHandedFiles } from './handed-files.ts';
import type { PackShelf } from './use-packs.ts';

interface ProgrammePlaceProps {
  readonly journal: OpenJournal;
  readonly shelf: PackShelf;
  readonly onWrite: (request: PageRequest) => void;
  readonly onWorkshop: () => void;
}

interface Offered {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly offer: PackOffer;
}

export function ProgrammePlace({ journal, shelf, onWrite, onWorkshop }: ProgrammePlaceProps) {
  const { t, language } = useMessages();
  const progress = useProgress(journal);
  const [failed, setFailed] = useState(false);
  const [offered, leaveOffered] = useOffered(shelf);
  const [booklet, setBooklet] = useState<Pack | null>(null);
  const choose = async (change: ProgressChange): Promise<void> => {
    const outcome = await journal.choose(change);
    setFailed(!outcome.ok);
  };
  const toTop = (): void => {
    document.getElementById(PAGE_ID)?.focus();
    window.scrollTo(0, 0);
  };
  if (offered !== null) {
    const { name, bytes, offer } = offered;
    return (
      <OfferedPack
        key={name}
        fileName={name}
        offer={offer}
        onTake={async () => {
          const kept = await shelf.keep(bytes);
          if (kept) leaveOffered();
          return kept;
        }}
        onLeave={leaveOffered}
      />
    );
  }
  if (booklet !== null) {
    return (
      <BookletView
        pack={booklet}
        onBack={() => {
          setBooklet(null);
          toTop();
        }}
      />
    );
  }
  if (progress === null) return null;
  return (
    <>
      {failed ? (
        <Row>
          <Notice title={t('programme.notKept')} role="alert" />
        </Row>
      ) : null}
      <Programme
        packs={shelf.packs}
        progress={progress}
        onChoose={(change) => void choose(change)}
        onWrite={(place) => {
          const prompt = asSeen(place.pack, place, language);
          const minutes = prompt.lengths.includes(10) ? 10 : (prompt.lengths[0] ?? 10);
          onWrite({ kind: 'new', prompt, minutes });
        }}
      />
      <Packs
        packs={shelf.packs}
        added={new Set(shelf.added.map(({ id }) => id))}
        unreadable={shelf.unreadable}
        onAdd={() => void askForFiles(['pack'])}
        onRemove={(id) => shelf.remove(id)}
        onBooklet={setBooklet}
        onWorkshop={onWorkshop}
      />
    </>
  );
}

/** The first pack file that waits, and what it would be to the programmes that are here. */
function useOffered(shelf: PackShelf): readonly [Offered | null, () => void] {
  const { files } = useHandedFiles();
  const waiting = files.find(({ takenKind }) => takenKind === 'pack');
  const [offered, setOffered] = useState<Offered | null>(null);
  useEffect(() => {
    if (waiting === undefined || offered !== null || !shelf.loaded) return;
    let current = true;
    void waiting
      .read(PACK_BYTES + 1)
      .catch(() => new Uint8Array())
      .then((bytes) => {
        if (!current) return;
        const withApp = shelf.packs.filter((pack) => !shelf.added.includes(pack));
        setOffered({ name: waiting.name, bytes, offer: offerOf(bytes, withApp, shelf.added) });
        doneWith([waiting]);
      });
    return () => {
      current = false;
    };
  }, [waiting, offered, shelf]);
  return [offered, () => setOffered(null)];
}
