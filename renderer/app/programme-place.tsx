/** Programme, with where the writer is put into it. A choice that the disk refused is said, and changes nothing. */
import { useState } from 'react';
import type { ProgressChange } from '../../shared/journal/journal-document.ts';
import { asSeen } from '../../shared/programme/as-seen.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { Programme } from '../features/programme/programme.tsx';
import type { PageRequest } from '../features/write/page-document.ts';
import { useMessages } from '../i18n/messages.tsx';
import { Row } from '../ui/book/book.tsx';
import { Notice } from '../ui/signs/band.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import { useProgress } from '../vault/use-progress.ts';

interface ProgrammePlaceProps {
  readonly journal: OpenJournal;
  readonly packs: readonly Pack[];
  readonly onWrite: (request: PageRequest) => void;
}

export function ProgrammePlace({ journal, packs, onWrite }: ProgrammePlaceProps) {
  const { t, language } = useMessages();
  const progress = useProgress(journal);
  const [failed, setFailed] = useState(false);
  const choose = async (change: ProgressChange): Promise<void> => {
    const outcome = await journal.choose(change);
    setFailed(!outcome.ok);
  };
  if (progress === null) return null;
  return (
    <>
      {failed ? (
        <Row>
          <Notice title={t('programme.notKept')} role="alert" />
        </Row>
      ) : null}
      <Programme
        packs={packs}
        progress={progress}
        onChoose={(change) => void choose(change)}
        onWrite={(place) => {
          const prompt = asSeen(place.pack, place, language);
          const minutes = prompt.lengths.includes(10) ? 10 : (prompt.lengths[0] ?? 10);
          onWrite({ kind: 'new', prompt, minutes });
        }}
      />
    </>
  );
}
