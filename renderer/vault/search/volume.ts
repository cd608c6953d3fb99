/**
 * One volume of the index: up to 1,024 pages, their words and where they stand. Volumes keep what has to be sealed again
 * after a sitting small, and give saves their turn between one volume and the next.
 */
import MiniSearch from 'minisearch';
import type { AsPlainObject, Options, SearchResult } from 'minisearch';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { z } from '../../../shared/base/schema.ts';
import type { EntryText } from './entry-text.ts';
import type { Query } from './parse-query.ts';
import { formsOf, wordsIn } from './words.ts';

export const VOLUME_SIZE = 1024;

const VERSION = 1;

interface IndexedPage extends EntryText {
  readonly id: string;
}

const options: Options<IndexedPage> = {
  fields: ['words', 'prompt'],
  tokenize: (text) => wordsIn(text).flatMap((word) => formsOf(word.folded)),
  processTerm: (term) => term,
  autoVacuum: false,
};

/** What is typed is parsed before; here every word is taken as it is. */
const asTyped = (word: string): string[] => [word];

/** One wrong letter in a short word, two in a long one. */
function closeness(word: string): number {
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
}

export interface Found {
  readonly id: string;
  /** The words of the page that were taken for what was typed. */
  readonly terms: readonly string[];
}

export interface Volume {
  readonly id: string;
  /** True when what is sealed in the cache is older than this. */
  stale: boolean;
  text(id: string): EntryText | undefined;
  ids(): Iterable<string>;
  readonly size: number;
  put(id: string, text: EntryText): void;
  remove(id: string): void;
  /** Pages that hold every word and the words of every phrase. `close` also takes words that are nearly the same. */
  find(query: Query, close: boolean): Found[];
  /** Takes every trace of removed words out of the index. */
  clean(): Promise<void>;
  /** The volume as one row. `reflects`: the cache's row of each page; null, and there is no row, while one has none. */
  write(era: string, reflects: (id: string) => number | null): Bytes | null;
}

const rowSchema = z.strictObject({
  version: z.literal(VERSION),
  era: z.string(),
  pages: z
    .array(z.strictObject({ id: z.string(), reflects: z.int(), words: z.string(), prompt: z.string() }))
    .max(VOLUME_SIZE),
  /** The library's own shape; it opens only under the cache's key, and what the library refuses is built anew. */
  index: z.looseObject({ documentCount: z.int(), documentIds: z.record(z.string(), z.string()) }),
});

export function emptyVolume(id: string): Volume {
  return makeVolume(id, new MiniSearch(options), new Map());
}

/** Throws when the row is of another time of the cache or not what `write` makes. */
export function readVolume(
  id: string,
  row: Uint8Array,
  era: string,
): { volume: Volume; reflects: ReadonlyMap<string, number> } {
  const content = rowSchema.parse(JSON.parse(readUtf8(row)));
  if (content.era !== era) throw new Error('an index of another cache');
  const index = MiniSearch.loadJS(content.index as unknown as AsPlainObject, options);
  const texts = new Map(content.pages.map(({ id: page, words, prompt }) => [page, { words, prompt }]));
  if (index.documentCount !== texts.size || [...texts.keys()].some((page) => !index.has(page))) {
    throw new Error('an index of other pages');
  }
  return {
    volume: makeVolume(id, index, texts),
    reflects: new Map(content.pages.map((page) => [page.id, page.reflects])),
  };
}

function makeVolume(id: string, index: MiniSearch<IndexedPage>, texts: Map<string, EntryText>): Volume {
  const volume: Volume = {
    id,
    stale: false,
    text: (page) => texts.get(page),
    ids: () => texts.keys(),
    get size() {
      return texts.size;
    },
    put: (page, text) => {
      const before = texts.get(page);
      if (before?.words === text.words && before.prompt === text.prompt) {
        // The cache has a newer row of it all the same, and the sealed volume has to know that.
        volume.stale = true;
        return;
      }
      if (before !== undefined) index.discard(page);
      texts.set(page, text);
      index.add({ id: page, ...text });
      volume.stale = true;
    },
    remove: (page) => {
      if (!texts.delete(page)) return;
      index.discard(page);
      volume.stale = true;
    },
    find: (query, close) => {
      const begin = query.words.map((word) => ({
        queries: [word],
        prefix: true,
        ...(close ? { fuzzy: closeness(word) } : {}),
      }));
      const whole = query.phrases.flat().map((word) => ({ queries: [word], prefix: false }));
      const results: SearchResult[] = index.search(
        { combineWith: 'AND', queries: [...begin, ...whole] },
        { tokenize: asTyped },
      );
      return results.map((result) => ({ id: String(result.id), terms: result.terms }));
    },
    clean: () => index.vacuum({ batchSize: 2000, batchWait: 1 }),
    write: (era, reflects) => {
      const pages = [];
      for (const [page, text] of texts) {
        const row = reflects(page);
        if (row === null) return null;
        pages.push({ id: page, reflects: row, ...text });
      }
      return utf8(JSON.stringify({ version: VERSION, era, pages, index: index.toJSON() }));
    },
  };
  return volume;
}
