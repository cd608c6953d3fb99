/**
 * The pages in their months or arcs. What is above the lower edge of a window is drawn first, the rest as soon as nothing waits
 * for it; a row is drawn again only when its page changed.
 */
import { memo, startTransition, useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { formatMonth } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { EntryRow } from './entry-row.tsx';
import type { EntryActs } from './entry-row.tsx';
import { byArc, byMonth } from './groups.ts';
import { BY_ARC } from './views.tsx';
import type { Which } from './use-pages.ts';

interface EntryListProps {
  readonly entries: readonly EntrySummary[];
  readonly which: Which;
  /** Prompts with more than one page: `<pack id>/<prompt id>`. */
  readonly repeated: readonly string[];
  readonly acts: EntryActs;
}

/** Rows that fill a large window. */
const FIRST_ROWS = 16;

export const EntryList = memo(function EntryList({ entries, which, repeated, acts }: EntryListProps) {
  const { t, language } = useMessages();
  const headings = useId();
  const [isWhole, setWhole] = useState(false);
  const hasMore = entries.length > FIRST_ROWS;
  useEffect(() => {
    if (hasMore) startTransition(() => setWhole(true));
  }, [hasMore]);
  // A further word on some rows; the rows themselves are there before it.
  const deferred = useDeferredValue(repeated);
  const withAnswers = useMemo(() => new Set(deferred), [deferred]);
  const drawn = isWhole ? entries : entries.slice(0, FIRST_ROWS);
  const groups = which === BY_ARC ? byArc(drawn) : byMonth(drawn, (entry) => entry.made);
  return groups.map((group) => (
    <section key={group.key} aria-labelledby={`${headings}${group.key}`}>
      <Row className="look-back-month">
        <h2 className="lead" id={`${headings}${group.key}`} dir="auto">
          {which === BY_ARC
            ? (group.first.arcTitle ?? t('lookBack.noArc'))
            : formatMonth(group.first.made, language)}
        </h2>
      </Row>
      {group.items.map(({ item: entry, at }) => (
        <EntryRow
          key={entry.id}
          entry={entry}
          at={at}
          isDeleted={which === 'deleted'}
          hasAnswers={withAnswers.has(`${entry.packId ?? ''}/${entry.promptId ?? ''}`)}
          acts={acts}
        />
      ))}
    </section>
  ));
});
