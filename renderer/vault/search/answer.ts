/** From what was typed to what is shown: the pages that hold it, newest first, each with the piece where it stands. */
import { dayOf, instantOf } from '../../../shared/base/moment.ts';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { tagKey } from '../../../shared/journal/own-marks.ts';
import type { MarkedText, SearchFilters, SearchHit, SearchResults } from '../open-journal.ts';
import type { EntryText } from './entry-text.ts';
import { isWantedWord } from './indexed-page.ts';
import type { Wants } from './indexed-page.ts';
import { markAll, markPiece, unmarkedPiece } from './marked-text.ts';
import type { Wanted } from './marked-text.ts';
import { isEmpty, parseQuery } from './parse-query.ts';
import type { Shelf } from './shelf.ts';

export interface Index {
  readonly shelf: Pick<Shelf, 'find' | 'closeTo'>;
  readonly summaries: ReadonlyMap<string, EntrySummary>;
}

interface Candidate {
  readonly summary: EntrySummary;
  readonly readText: () => EntryText;
  /** When the page was made. */
  readonly at: number;
}

interface Found {
  /** The newest, as many as are to be shown. */
  readonly newest: readonly Candidate[];
  /** How many there are, and how many before an arc or a tag was chosen. */
  readonly total: number;
  readonly considered: number;
  readonly arcs: ReadonlySet<string>;
  /** By their keys. */
  readonly tags: ReadonlyMap<string, string>;
}

export function answer(typed: string, filters: SearchFilters, limit: number, index: Index): SearchResults {
  const query = parseQuery(typed);
  if (isEmpty(query)) return { hits: [], total: 0, arcs: [], tags: [], close: false };
  const { phrases } = query;
  const begins: Wants = { words: query.words.map((word) => ({ begins: word })), phrases };
  let wants = begins;
  let found = consider(wants, filters, limit, index);
  if (found.considered === 0 && query.words.length > 0) {
    // Words that are only nearly the same are worth showing when nothing else was found, and not before.
    wants = { words: query.words.map((word) => ({ oneOf: index.shelf.closeTo(word) })), phrases };
    found = consider(wants, filters, limit, index);
  }
  const isWanted = (word: string): boolean => wants.words.some((wanted) => isWantedWord(word, wanted));
  return {
    hits: found.newest.map((candidate) => show(candidate, { phrases, isWanted })),
    total: found.total,
    arcs: [...found.arcs].toSorted(),
    tags: [...found.tags.values()].toSorted((one, other) => one.localeCompare(other)),
    close: wants !== begins && found.considered > 0,
  };
}

function isOfChoice(summary: EntrySummary, { arcTitle, tag }: SearchFilters): boolean {
  if (arcTitle !== null && summary.arcTitle !== arcTitle) return false;
  return tag === null || (summary.tags ?? []).some((one) => tagKey(one) === tagKey(tag));
}

/** One walk over all that is found: most of it is only counted. */
function consider(wants: Wants, filters: SearchFilters, limit: number, { shelf, summaries }: Index): Found {
  const arcs = new Set<string>();
  const tags = new Map<string, string>();
  const keys = new Map<string, string>();
  const keyOf = (tag: string): string => {
    const key = keys.get(tag) ?? tagKey(tag);
    keys.set(tag, key);
    return key;
  };
  const newest: Candidate[] = [];
  let considered = 0;
  let total = 0;
  shelf.find(wants, (id, readText) => {
    const summary = summaries.get(id);
    if (summary === undefined || summary.deleted !== null || !isBetween(summary, filters)) return;
    considered += 1;
    if (summary.arcTitle !== null) arcs.add(summary.arcTitle);
    for (const tag of summary.tags ?? []) tags.set(keyOf(tag), tag);
    if (!isOfChoice(summary, filters)) return;
    total += 1;
    keepNewest(newest, limit, { summary, readText, at: instantIn(summary) });
  });
  return { newest, total, considered, arcs, tags };
}

function isBetween(summary: EntrySummary, { from, to }: SearchFilters): boolean {
  if (from === null && to === null) return true;
  const day = dayOf(summary.made);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Reading a date is slow beside comparing two numbers, and every key asks for thousands. */
const instants = new WeakMap<EntrySummary, number>();

function instantIn(summary: EntrySummary): number {
  let instant = instants.get(summary);
  if (instant === undefined) {
    instant = instantOf(summary.made);
    instants.set(summary, instant);
  }
  return instant;
}

/** Into its place among the newest, or not at all. */
function keepNewest(newest: Candidate[], limit: number, candidate: Candidate): void {
  const last = newest.at(-1);
  if (newest.length >= limit && (last === undefined || byNewest(last, candidate) <= 0)) return;
  const before = newest.findIndex((one) => byNewest(candidate, one) < 0);
  newest.splice(before === -1 ? newest.length : before, 0, candidate);
  if (newest.length > limit) newest.pop();
}

function byNewest(a: Candidate, b: Candidate): number {
  return b.at - a.at || (a.summary.id < b.summary.id ? 1 : -1);
}

function show({ summary, readText }: Candidate, wanted: Wanted): SearchHit {
  const text = readText();
  return {
    entry: summary,
    prompt: summary.promptText === null ? null : markAll(text.prompt, wanted),
    piece: markPiece(text.words, wanted) ?? unmarkedPiece(text.words),
    note: firstMarked(text.notes, wanted),
    label: firstMarked(text.labels, wanted),
  };
}

/** The first of several lines that holds something of what was looked for. */
function firstMarked(lines: string, wanted: Wanted): MarkedText | null {
  for (const line of lines.split('\n')) {
    const piece = markPiece(line, wanted);
    if (piece !== null) return piece;
  }
  return null;
}
