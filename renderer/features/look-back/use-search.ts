/** What was found, asked anew when what is typed rests for a moment, and whenever the journal changes. */
import { useEffect, useState } from 'react';
import type { OpenJournal, SearchFilters, SearchResults } from '../../vault/open-journal.ts';

/** In milliseconds: long enough not to ask for every letter, too short to be waited for. */
const REST = 120;

export interface SearchState {
  readonly kind: 'none' | 'searching' | 'found' | 'failed';
  /** Stays while the next answer is on its way. */
  readonly results: SearchResults | null;
}

const NONE: SearchState = { kind: 'none', results: null };

export function useSearch(
  journal: OpenJournal,
  typed: string,
  filters: SearchFilters,
  limit: number,
): SearchState {
  const [state, setState] = useState<SearchState>(NONE);
  const asked = typed.trim();

  useEffect(() => {
    if (asked === '') return;
    let asking = 0;
    const ask = async () => {
      asking += 1;
      const mine = asking;
      // An earlier answer stays as it is until then: drawing it once more would only make the next one wait.
      setState((before) => (before.results === null ? { results: null, kind: 'searching' } : before));
      try {
        const results = await journal.search(asked, filters, limit);
        if (mine === asking) setState({ kind: 'found', results });
      } catch {
        if (mine === asking) setState({ kind: 'failed', results: null });
      }
    };
    const timer = setTimeout(() => void ask(), REST);
    const stop = journal.subscribe(() => void ask());
    return () => {
      asking = -1;
      clearTimeout(timer);
      stop();
    };
  }, [journal, asked, filters, limit]);

  return asked === '' ? NONE : state;
}
