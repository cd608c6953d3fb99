/** The pack workshop, with the drafts of this journal and the programmes that are here put into it. */
import { useState } from 'react';
import type { Pack } from '../../shared/programme/pack.ts';
import { BookletView } from '../features/packs/booklet-view.tsx';
import { Workshop } from '../features/workshop/workshop.tsx';
import { useMessages } from '../i18n/messages.tsx';
import { PAGE_ID } from '../ui/book/book.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import type { PackShelf } from './use-packs.ts';

interface WorkshopPlaceProps {
  readonly journal: OpenJournal;
  readonly shelf: Pick<PackShelf, 'packs' | 'keep'>;
}

export function WorkshopPlace({ journal, shelf }: WorkshopPlaceProps) {
  const { t } = useMessages();
  const [booklet, setBooklet] = useState<Pack | null>(null);
  return (
    <>
      {booklet === null ? null : (
        <BookletView
          pack={booklet}
          back={t('app.back')}
          onBack={() => {
            setBooklet(null);
            document.getElementById(PAGE_ID)?.focus();
          }}
        />
      )}
      {/* The desk stays as it lies, with all that can be undone on it. */}
      <div hidden={booklet !== null}>
        <Workshop
          drawers={journal.drawers}
          packs={shelf.packs}
          onAdd={async (bytes) => ((await shelf.keep(bytes)) ? 'added' : 'not-added')}
          onBooklet={setBooklet}
        />
      </div>
    </>
  );
}
