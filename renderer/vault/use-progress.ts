/** Where the writer is, kept up to date while a screen is shown; null until it was read. */
import { useEffect, useState } from 'react';
import type { Progress } from '../../shared/journal/journal-document.ts';
import type { OpenJournal } from './open-journal.ts';

export function useProgress(journal: Pick<OpenJournal, 'progress' | 'subscribe'>): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const read = await journal.progress();
      if (current) setProgress(read);
    };
    void read();
    const stop = journal.subscribe(() => void read());
    return () => {
      current = false;
      stop();
    };
  }, [journal]);
  return progress;
}
