/** From what was typed to what is shown: the pages that hold it, newest first, each with the piece where it stands. */
import { dayOf, instantOf } from '../../../shared/base/moment.ts';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { tagKey } from '../../../shared/journal/own-marks.ts';
import type { MarkedText, SearchFilters, SearchHit, SearchResults } from '../open-journal.ts';
import type { Lexicon, WordSet } from './lexicon.ts';
import { markAll, markPiece, unmarkedPiece } from './marked-text.ts';
import { isEmpty, parseQuery } from './parse-query.ts';
import type { Wanted } from './marked-text.ts';
import type { IndexedPage, Postings, Wants } from './postings.ts';

export interface Index {
  readonly lexicon: Lexicon;
  readonly postings: Postings;
  readonly summaries: ReadonlyMap<string, EntrySummary>;
}

interface Candidate {
  readonly summary: EntrySummary;
  readonly page: IndexedPage;
  /** When the page was made. */
  readonly at: number;
}

export function answer(typed: string, filters: SearchFilters, limit: number, index: Index): SearchResults {
  const { lexicon } = index;
  const query = parseQuery(typed);
  if (isEmpty(query)) return { hits: [], total: 0, arcs: [], tags: [], close: false };
  const phrases = query.phrases.map((phrase) => phrase.map((word) => lexicon.exactly(word)));
  const begins = query.words.map((word) => lexicon.beginning(word));
  let found = consider({ words: begins, phrases }, filters, index);
  let close: readonly WordSet[] | null = null;
  if (found.length === 0 && query.words.length > 0) {
    // Words that are only nearly the same are worth showing when nothing else was found, and not before.
    close = query.words.map((word) => lexicon.close(word));
    found = consider({ words: close, phrases }, filters, index);
  }
  const sets = close ?? begins;
  const isWanted = (word: string): boolean => {
    const number = lexicon.number(word);
    return sets.some((set) => set[number] === 1);
  };
  const wanted = { phrases: query.phrases, isWanted };
  const arcs = new Set<string>();
  const tags = new Map<string, string>();
  for (const { summary } of found) {
    if (summary.arcTitle !== null) arcs.add(summary.arcTitle);
    for (const tag of summary.tags ?? []) tags.set(tagKey(tag), tag);
  }
  const { arcTitle, tag } = filters;
  const chosen =
    arcTitle === null && tag === null ? found : found.filter(({ summary }) => isOfChoice(summary, filters));
  return {
    hits: newest(chosen, limit).map((candidate) => show(candidate, wanted)),
    total: chosen.length,
    arcs: [...arcs].toSorted(),
    tags: [...tags.values()].toSorted((one, other) => one.localeCompare(other)),
    close: close !== null && found.length > 0,
  };
}

function isOfChoice(summary: EntrySummary, { arcTitle, tag }: SearchFilters): boolean {
  if (arcTitle !== null && summary.arcTitle !== arcTitle) return false;
  return tag === null || (summary.tags ?? []).some((one) => tagKey(one) === tagKey(tag));
}

function consider(wants: Wants, filters: SearchFilters, { postings, summaries }: Index): Candidate[] {
  const candidates: Candidate[] = [];
  for (const page of postings.find(wants)) {
    const summary = summaries.get(page.id);
    if (summary !== undefined && summary.deleted === null && isBetween(summary, filters))
      candidates.push({ summary, page, at: instantIn(summary) });
  }
  return candidates;
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

/** The first `limit` in order; the rest is only counted, so it is not put in order. */
function newest(candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    const last = chosen.at(-1);
    if (chosen.length === limit && last !== undefined && byNewest(last, candidate) <= 0) continue;
    const before = chosen.findIndex((one) => byNewest(candidate, one) < 0);
    chosen.splice(before === -1 ? chosen.length : before, 0, candidate);
    if (chosen.length > limit) chosen.pop();
  }
  return chosen;
}

function byNewest(a: Candidate, b: Candidate): number {
  return b.at - a.at || (a.summary.id < b.summary.id ? 1 : -1);
}

function show({ summary, page: { text } }: Candidate, wanted: Wanted): SearchHit {
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
