/** The pages that hold what was looked for, in their months, and in words how many there are. */
import { memo, useId, type ReactNode } from 'react';
import { formatDay, formatMonth, formatShortWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { PlainLink } from '../../ui/controls/plain-acts.tsx';
import type { SearchHit, SearchResults as Results } from '../../vault/open-journal.ts';
import { byMonth } from './groups.ts';
import { Marked } from './marked.tsx';
import type { SearchState } from './use-search.ts';

interface SearchResultsProps {
  readonly state: SearchState;
  readonly onOpen: (id: string) => void;
  readonly onMore: () => void;
}

/** Drawn anew for an answer, not for every letter. */
export const SearchResults = memo(function SearchResults({ state, onOpen, onMore }: SearchResultsProps) {
  const { t, language } = useMessages();
  const headings = useId();
  const { kind, results } = state;
  const hits = results?.hits ?? [];
  return (
    <>
      <Row className="search-count">
        <p role="status" className="look-back-calm">
          {kind === 'searching' && results === null ? t('lookBack.search.looking') : <Count of={results} />}
        </p>
        {kind === 'failed' ? <p role="alert">{t('lookBack.search.failed')}</p> : null}
        {results?.total === 0 ? (
          <p className="serif look-back-empty">{t('lookBack.search.noneHelp')}</p>
        ) : null}
      </Row>
      {byMonth(hits, (hit) => hit.entry.made).map((month) => (
        <section key={month.key} aria-labelledby={`${headings}${month.key}`}>
          <Row className="look-back-month">
            <h2 className="lead" id={`${headings}${month.key}`}>
              {formatMonth(month.first.entry.made, language)}
            </h2>
          </Row>
          {month.items.map(({ item }) => (
            <Hit key={item.entry.id} hit={item} onOpen={onOpen} />
          ))}
        </section>
      ))}
      <Row className="look-back-end">
        {results !== null && hits.length < results.total ? (
          <Button look="line" onPress={onMore}>
            {t('lookBack.search.more')}
          </Button>
        ) : null}
      </Row>
    </>
  );
});

function Count({ of: results }: { readonly of: Results | null }): ReactNode {
  const { t } = useMessages();
  if (results === null) return null;
  if (results.total === 0) return t('lookBack.search.none');
  return t(results.close ? 'lookBack.search.close' : 'lookBack.search.found', { count: results.total });
}

function Hit({ hit, onOpen }: { readonly hit: SearchHit; readonly onOpen: (id: string) => void }) {
  const { t, language } = useMessages();
  const { entry, prompt, piece, note, label } = hit;
  return (
    <article className="entry">
      <Row
        margin={
          <>
            <p>
              <strong>{formatShortWeekday(entry.made, language)}</strong> {formatDay(entry.made, language)}
            </p>
            {entry.arcTitle === null ? null : <p dir="auto">{entry.arcTitle}</p>}
            {entry.putAway === true ? <p>{t('lookBack.search.putAway')}</p> : null}
          </>
        }
      >
        <PlainLink className="entry-open" onPress={() => onOpen(entry.id)}>
          <span className="entry-prompt" dir="auto">
            {prompt === null ? t('lookBack.blank') : <Marked of={prompt} />}
          </span>{' '}
          <span className="entry-line serif" dir="auto">
            <Marked of={piece} />
          </span>
        </PlainLink>
        {note === null ? null : (
          <p className="hit-beside">
            {t('lookBack.search.inNote')}:{' '}
            <span className="serif" dir="auto">
              <Marked of={note} />
            </span>
          </p>
        )}
        {label === null ? null : (
          <p className="hit-beside">
            {t('lookBack.search.inMarks')}:{' '}
            <span dir="auto">
              <Marked of={label} />
            </span>
          </p>
        )}
      </Row>
    </article>
  );
}
