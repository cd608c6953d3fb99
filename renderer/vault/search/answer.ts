/** From what was typed to what is shown: the pages that hold it, newest first, each with the piece where it stands. */
import { dayOf, instantOf } from '../../../shared/base/moment.ts';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import type { SearchFilters, SearchHit, SearchResults } from '../open-journal.ts';
import { holdsPhrases, markAll, markPiece, unmarkedPiece } from './marked-text.ts';
import { isEmpty, parseQuery } from './parse-query.ts';
import type { Query } from './parse-query.ts';
import type { Found, Volume } from './volume.ts';

interface Candidate {
  readonly summary: EntrySummary;
  readonly volume: Volume;
  readonly terms: readonly string[];
}

export function answer(
  typed: string,
  filters: SearchFilters,
  limit: number,
  volumes: readonly Volume[],
  summaries: ReadonlyMap<string, EntrySummary>,
): SearchResults {
  const query = parseQuery(typed);
  if (isEmpty(query)) return { hits: [], total: 0, close: false };
  const look = (close: boolean): Candidate[] =>
    volumes.flatMap((volume) =>
      volume.find(query, close).flatMap((found) => consider(found, volume, query, filters, summaries)),
    );
  const exact = look(false);
  // Words that are only nearly the same are worth showing when nothing else was found, and not before.
  const close = exact.length === 0 && query.words.length > 0;
  const candidates = close ? look(true) : exact;
  const ordered = candidates.toSorted(
    (a, b) =>
      instantOf(b.summary.made) - instantOf(a.summary.made) || b.summary.id.localeCompare(a.summary.id),
  );
  return {
    hits: ordered.slice(0, limit).map((candidate) => show(candidate, query, close)),
    total: candidates.length,
    close: close && candidates.length > 0,
  };
}

function consider(
  found: Found,
  volume: Volume,
  query: Query,
  filters: SearchFilters,
  summaries: ReadonlyMap<string, EntrySummary>,
): Candidate[] {
  const summary = summaries.get(found.id);
  const text = volume.text(found.id);
  if (summary === undefined || text === undefined || summary.deleted !== null) return [];
  if (!passes(summary, filters)) return [];
  if (query.phrases.length > 0 && !holdsPhrases(`${text.prompt}\n${text.words}`, query.phrases)) return [];
  return [{ summary, volume, terms: found.terms }];
}

function passes(summary: EntrySummary, { arcTitle, from, to }: SearchFilters): boolean {
  const day = dayOf(summary.made);
  return (
    (arcTitle === null || summary.arcTitle === arcTitle) &&
    (from === null || day >= from) &&
    (to === null || day <= to)
  );
}

function show({ summary, volume, terms }: Candidate, query: Query, close: boolean): SearchHit {
  const text = volume.text(summary.id) ?? { words: '', prompt: '' };
  const wanted = { query, close: close ? new Set(terms) : null };
  return {
    entry: summary,
    prompt: summary.promptText === null ? null : markAll(text.prompt, wanted),
    piece: markPiece(text.words, wanted) ?? unmarkedPiece(text.words),
  };
}
