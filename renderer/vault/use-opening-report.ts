/**
 * What there was to report when the journal was opened. The newest pages are shown before the rest is read, so it may grow. A rest
 * that could not be read at all is thrown to the screen that says what is safe: half a list must not pass for the whole.
 */
import { useEffect, useState } from 'react';
import type { OpeningReport, OpenJournal } from './open-journal.ts';

export function useOpeningReport(journal: Pick<OpenJournal, 'report' | 'wholeReport'>): OpeningReport {
  const [whole, setWhole] = useState<OpeningReport | null>(null);
  const [problem, setProblem] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    let isHere = true;
    journal.wholeReport().then(
      (report) => {
        if (isHere) setWhole(report);
      },
      (error: unknown) => {
        if (isHere) setProblem({ error });
      },
    );
    return () => {
      isHere = false;
    };
  }, [journal]);
  if (problem !== null) throw problem.error;
  return whole ?? journal.report;
}
