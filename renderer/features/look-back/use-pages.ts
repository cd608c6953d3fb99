/** The list as far as it was asked for, read anew whenever the journal says that something in it changed. */
import { useCallback, useEffect, useState } from 'react';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import type { Listed, OpenJournal, Overview } from '../../vault/open-journal.ts';

/** Compared by identity: a choice is made once, and kept as it was made. */
export type Which = Exclude<Listed, 'written'>;

interface Pages {
  readonly which: Which;
  readonly entries: readonly EntrySummary[];
  readonly total: number;
  readonly state: 'reading' | 'read' | 'failed';
  /** Where the earlier pages begin that were last asked for; 0 before any were. */
  readonly arrived: number;
}

function nothingYet(which: Which): Pages {
  return { which, entries: [], total: 0, state: 'reading', arrived: 0 };
}

export function usePages(
  journal: OpenJournal,
  which: Which,
): Omit<Pages, 'which'> & { readonly showEarlier: () => void } {
  const [asked, setAsked] = useState({ which, count: 1 });
  const [pages, setPages] = useState<Pages>(nothingYet(which));
  if (asked.which !== which) setAsked({ which, count: 1 });
  const count = asked.which === which ? asked.count : 1;

  useEffect(() => {
    // A later reading makes an earlier one out of date, however long that takes to come back.
    let reading = 0;
    const read = async () => {
      reading += 1;
      const mine = reading;
      try {
        const found = await readPages(journal, which, count);
        if (mine !== reading) return;
        setPages((before) => {
          const entries = keepKnown(before.entries, found.entries);
          const grew = before.which === which && before.entries.length > 0 && count > 1;
          const arrived = grew && entries.length > before.entries.length ? before.entries.length : 0;
          return {
            ...found,
            entries,
            which,
            state: 'read',
            arrived: arrived === 0 && grew ? before.arrived : arrived,
          };
        });
      } catch {
        if (mine === reading) setPages({ ...nothingYet(which), state: 'failed' });
      }
    };
    void read();
    const stop = journal.subscribe(() => void read());
    return () => {
      reading = -1;
      stop();
    };
  }, [journal, which, count]);

  const showEarlier = useCallback(() => {
    setAsked((before) => ({ ...before, count: before.count + 1 }));
  }, []);
  const shown = pages.which === which ? pages : nothingYet(which);
  return { ...shown, showEarlier };
}

/** What says the same as before stays the same object, so that its row is not drawn again. */
function keepKnown(before: readonly EntrySummary[], found: readonly EntrySummary[]): readonly EntrySummary[] {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const entries = found.map((entry) => {
    const same = known.get(entry.id);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(entry) ? same : entry;
  });
  const isSame = entries.length === before.length && entries.every((entry, at) => entry === before[at]);
  return isSame ? before : entries;
}

/** The first `count` pages of the list, one after another; stops early at its end. An entry stands in it once. */
async function readPages(
  journal: OpenJournal,
  which: Which,
  count: number,
): Promise<{ entries: readonly EntrySummary[]; total: number }> {
  const entries = new Map<string, EntrySummary>();
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const page = await journal.list(index, which);
    total = page.total;
    for (const entry of page.entries) entries.set(entry.id, entry);
    if (page.entries.length === 0) break;
  }
  return { entries: [...entries.values()], total };
}

/** Whether there is anything to search: pages in sight, or put away. */
export function useHasPages(journal: Pick<OpenJournal, 'list' | 'subscribe'>): boolean {
  const [hasPages, setHasPages] = useState(false);
  useEffect(() => {
    let current = true;
    const read = (): void =>
      void journal.list(0, 'written').then(
        ({ total }) => {
          if (current) setHasPages(total > 0);
        },
        () => undefined,
      );
    read();
    const stop = journal.subscribe(read);
    return () => {
      current = false;
      stop();
    };
  }, [journal]);
  return hasPages;
}

const NOTHING: Overview = { days: [], tags: [], themes: [], hasArcs: false, hasStars: false, repeated: [] };

/** What the pages in sight can be looked through by. */
export function useOverview(journal: Pick<OpenJournal, 'overview' | 'subscribe'>): Overview {
  const [overview, setOverview] = useState(NOTHING);
  useEffect(() => {
    let current = true;
    const read = (): void =>
      void journal.overview().then(
        (found) => {
          if (current) setOverview(found);
        },
        () => undefined,
      );
    read();
    const stop = journal.subscribe(read);
    return () => {
      current = false;
      stop();
    };
  }, [journal]);
  return overview;
}
