/**
 * Up to 1,024 pages of the index: the words of each in their order, as numbers of the lexicon. Volumes keep what has to be
 * sealed again after a sitting small, and give saves their turn between one volume and the next.
 */
import { concatBytes, readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { z } from '../../../shared/base/schema.ts';
import type { EntryText } from './entry-text.ts';
import type { Lexicon } from './lexicon.ts';
import type { IndexedPage, Postings } from './postings.ts';
import { wordsIn } from './words.ts';

export const VOLUME_SIZE = 1024;

/** 2: margin notes, tags and themes are searched too. */
const VERSION = 2;
const NUMBER = 4;

export interface Volume {
  readonly id: string;
  /** True when what is sealed in the cache is older than this. */
  stale: boolean;
  readonly size: number;
  put(id: string, text: EntryText): void;
  remove(id: string): void;
  /** The volume as one row. `reflects`: the cache's row of each page; null, and there is no row, while one has none. */
  write(era: string, reflects: (id: string) => number | null): Bytes | null;
}

const headSchema = z.strictObject({
  version: z.literal(VERSION),
  era: z.string(),
  lexicon: z.array(z.string().min(1)),
  pages: z
    .array(
      z.strictObject({
        id: z.string(),
        reflects: z.int(),
        words: z.string(),
        prompt: z.string(),
        notes: z.string(),
        labels: z.string(),
        /** How many numbers of the row's tail are its own. */
        length: z.int().nonnegative(),
      }),
    )
    .max(VOLUME_SIZE),
});

/** Throws when the row is of another time of the cache or not what `write` makes. */
export function readVolume(
  id: string,
  row: Uint8Array,
  era: string,
  lexicon: Lexicon,
  postings: Postings,
): { volume: Volume; reflects: ReadonlyMap<string, number> } {
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  const tail = NUMBER + view.getUint32(0, true);
  const head = headSchema.parse(JSON.parse(readUtf8(row.subarray(NUMBER, tail))));
  const total = head.pages.reduce((sum, page) => sum + page.length, 0);
  if (head.era !== era || row.length !== tail + total * NUMBER) throw new Error('an index of another cache');
  const numbers = [0, ...head.lexicon.map((word) => lexicon.number(word))];
  const pages = new Map<string, IndexedPage>();
  let at = tail;
  for (const page of head.pages) {
    const own = new Uint32Array(page.length);
    for (let place = 0; place < own.length; place += 1) {
      const number = numbers[view.getUint32(at, true)];
      if (number === undefined) throw new Error('a word of no lexicon');
      own[place] = number;
      at += NUMBER;
    }
    const { words, prompt, notes, labels } = page;
    pages.set(page.id, { id: page.id, text: { words, prompt, notes, labels }, numbers: own });
  }
  for (const page of pages.values()) postings.put(page);
  return {
    volume: makeVolume(id, lexicon, postings, pages),
    reflects: new Map(head.pages.map((page) => [page.id, page.reflects])),
  };
}

export function makeVolume(
  id: string,
  lexicon: Lexicon,
  postings: Postings,
  pages = new Map<string, IndexedPage>(),
): Volume {
  const volume: Volume = {
    id,
    stale: false,
    get size() {
      return pages.size;
    },
    put: (page, text) => {
      const before = pages.get(page);
      if (before !== undefined) postings.remove(before);
      const indexed = { id: page, text, numbers: numbersOf(text, lexicon) };
      pages.set(page, indexed);
      postings.put(indexed);
      volume.stale = true;
    },
    remove: (page) => {
      const before = pages.get(page);
      if (before === undefined) return;
      postings.remove(before);
      pages.delete(page);
      volume.stale = true;
    },
    write: (era, reflects) => {
      const local = new Map<number, number>();
      const heads: z.infer<typeof headSchema>['pages'] = [];
      const tails: Uint8Array[] = [];
      for (const [page, { text, numbers }] of pages) {
        const row = reflects(page);
        if (row === null) return null;
        heads.push({ id: page, reflects: row, ...text, length: numbers.length });
        tails.push(tailOf(numbers, local));
      }
      const words = [...local.keys()].map((number) => lexicon.word(number));
      const head = utf8(JSON.stringify({ version: VERSION, era, lexicon: words, pages: heads }));
      const length = new Uint8Array(NUMBER);
      new DataView(length.buffer).setUint32(0, head.length, true);
      return concatBytes(length, head, ...tails);
    },
  };
  return volume;
}

function numbersOf(text: EntryText, lexicon: Lexicon): Uint32Array {
  const numbers: number[] = [];
  const labels = text.labels.split('\n');
  const notes = text.notes.split('\n');
  for (const [index, piece] of [text.prompt, text.words, ...notes, ...labels].entries()) {
    // A phrase never reaches from what was asked into what was written, or from one note or tag into another.
    if (index > 0) numbers.push(0);
    for (const word of wordsIn(piece)) numbers.push(lexicon.number(word.folded));
  }
  return Uint32Array.from(numbers);
}

/** The numbers as the row's own lexicon counts them, from 1; `local` grows with what it did not know. */
function tailOf(numbers: Uint32Array, local: Map<number, number>): Uint8Array {
  const bytes = new Uint8Array(numbers.length * NUMBER);
  const view = new DataView(bytes.buffer);
  for (const [place, number] of numbers.entries()) {
    let own = number === 0 ? 0 : local.get(number);
    if (own === undefined) {
      own = local.size + 1;
      local.set(number, own);
    }
    view.setUint32(place * NUMBER, own, true);
  }
  return bytes;
}
