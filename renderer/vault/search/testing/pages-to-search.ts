/** A small journal to search in tests: pages as the cache holds them, and rows for the sealed index. */
import * as Y from 'yjs';
import { newId } from '../../../../shared/base/ids.ts';
import { beginEntry, partName, summarise } from '../../../../shared/journal/entry.ts';
import type { EntrySummary } from '../../../../shared/journal/entry.ts';
import type { SearchFilters, SearchResults } from '../../open-journal.ts';
import { makeSearch } from '../search.ts';
import type { IndexRows, Search } from '../search.ts';

export const ALL: SearchFilters = { arcTitle: null, tag: null, from: null, to: null };

/** Pages as the cache holds them: a state and the number of its row. */
export const states = new Map<string, { state: Uint8Array; reflects: number }>();
export const summaries = new Map<string, EntrySummary>();
/** The pages whose state was asked for, in order. */
export const read: string[] = [];
let counter = 0;

export function forgetPages(): void {
  states.clear();
  summaries.clear();
  counter = 0;
  read.length = 0;
}

export function put(document: Y.Doc, id = newId()): string {
  const summary = summarise(id, document);
  if (summary === null) throw new Error('not an entry');
  counter += 1;
  states.set(id, { state: Y.encodeStateAsUpdateV2(document), reflects: counter });
  summaries.set(id, summary);
  return id;
}

export function page(words: string, made = '2026-11-19T17:52:00+01:00', arcTitle?: string): Y.Doc {
  const document = new Y.Doc();
  const prompt =
    arcTitle === undefined
      ? null
      : {
          packId: 'org.example.pack',
          packVersion: '1.0.0',
          promptId: 'b1',
          type: 'check-in',
          language: 'en',
          text: 'A welcome, given or missed. What could you do?',
          arcId: 'a1',
          arcTitle,
          lengths: [10 as const],
          questions: [{ id: 'q1', ask: 'And then?', from: 10 as const }],
        };
  beginEntry(document, made, prompt, 10);
  for (const line of words.split('\n')) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(line)]);
    const fragment = document.getXmlFragment(partName('main'));
    fragment.insert(fragment.length, [paragraph]);
  }
  return document;
}

export function open(rows: IndexRows | null = null): Search {
  return makeSearch(
    {
      summaries,
      states: async (ids) => {
        read.push(...ids);
        return ids.map((id) => states.get(id)?.state ?? null);
      },
      reflects: (id) => states.get(id)?.reflects ?? null,
      settled: async () => {},
    },
    rows,
  );
}

export function memoryRows(era = 'first'): IndexRows & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    era: () => era,
    ids: async () => [...kept.keys()],
    read: async (id) => new Uint8Array(kept.get(id) ?? []),
    write: async (id, row) => void kept.set(id, row.slice()),
    remove: async (id) => void kept.delete(id),
  };
}

export const found = (results: SearchResults): string[] => results.hits.map((hit) => hit.entry.id);
export const marked = (results: SearchResults): string[] =>
  results.hits.flatMap(({ piece }) => piece.marks.map(({ start, end }) => piece.text.slice(start, end)));
