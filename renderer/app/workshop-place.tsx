/** The pack workshop, with the drafts of this journal and the programmes that are here put into it. */
import { Workshop } from '../features/workshop/workshop.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import type { PackShelf } from './use-packs.ts';

interface WorkshopPlaceProps {
  readonly journal: OpenJournal;
  readonly shelf: Pick<PackShelf, 'packs' | 'keep'>;
}

export function WorkshopPlace({ journal, shelf }: WorkshopPlaceProps) {
  return (
    <Workshop
      drawers={journal.drawers}
      packs={shelf.packs}
      onAdd={async (bytes) => ((await shelf.keep(bytes)) ? 'added' : 'not-added')}
    />
  );
}
