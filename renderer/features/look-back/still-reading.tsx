/** While the list is made again behind its newest pages: how far that is, for whoever looks for an older one. */
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import type { OpenJournal } from '../../vault/open-journal.ts';
import { useRemaking } from '../../vault/use-remaking.ts';

interface StillReadingProps {
  readonly journal: Pick<OpenJournal, 'wholeReport'>;
}

export function StillReading({ journal }: StillReadingProps) {
  const { t } = useMessages();
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    let isHere = true;
    const whole = (): void => {
      if (isHere) setIsWhole(true);
    };
    // A list that cannot be read is another screen's to say.
    journal.wholeReport().then(whole, whole);
    return () => {
      isHere = false;
    };
  }, [journal]);
  const percent = useRemaking(!isWhole);
  return (
    <p role="status" className="look-back-calm">
      {percent === null ? '' : t('unlock.remaking', { percent })}
    </p>
  );
}
