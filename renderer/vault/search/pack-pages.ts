/** From pages to a packing, and from a packing to one row of the cache and back. */
import { concatBytes, readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { z } from '../../../shared/base/schema.ts';
import { BREAK } from './indexed-page.ts';
import type { IndexedPage } from './indexed-page.ts';
import type { Packing } from './packed-pages.ts';

/** Pages in one packing: what has to be sealed again after a sitting stays small. */
export const MOST_PAGES = 1024;

/** Pages taken in before others have their turn. */
const STEP = 128;

/** 3: texts and words apart, so that nothing is read before it is shown. */
const VERSION = 3;
const NUMBER = 4;

/** `pause` is awaited between steps. */
export async function packPages(pages: readonly IndexedPage[], pause: () => Promise<void>): Promise<Packing> {
  const found = new Map<string, number>();
  const drawn: Uint32Array[] = [];
  const texts: Bytes[] = [];
  for (const [index, { words, text }] of pages.entries()) {
    if (index % STEP === STEP - 1) await pause();
    const own = new Uint32Array(words.length);
    for (const [at, word] of words.entries()) {
      if (word === BREAK) continue;
      let number = found.get(word);
      if (number === undefined) {
        number = found.size + 1;
        found.set(word, number);
      }
      own[at] = number;
    }
    drawn.push(own);
    texts.push(utf8(text.prompt), utf8(text.words), utf8(text.notes), utf8(text.labels));
  }
  const words = [...found.keys()].toSorted();
  const renumbered = new Uint32Array(words.length + 1);
  for (const [at, word] of words.entries()) renumbered[found.get(word) ?? 0] = at + 1;
  const numbers = new Uint32Array(drawn.reduce((sum, own) => sum + own.length, 0));
  let at = 0;
  for (const own of drawn)
    for (const number of own) {
      numbers[at] = renumbered[number] ?? 0;
      at += 1;
    }
  return {
    ids: pages.map(({ id }) => id),
    words,
    textEnds: ends(texts.map(({ length }) => length)),
    texts: concatBytes(...texts),
    numberEnds: ends(drawn.map(({ length }) => length)),
    numbers,
  };
}

function ends(lengths: readonly number[]): Uint32Array {
  let sum = 0;
  return Uint32Array.from(lengths, (length) => (sum += length));
}

const headSchema = z.strictObject({
  version: z.literal(VERSION),
  era: z.string(),
  ids: z.array(z.string()).max(MOST_PAGES),
  /** The cache's row of each page. */
  reflects: z.array(z.int()).max(MOST_PAGES),
  /** One after another, with a line's end between them; no word holds one. */
  words: z.string(),
});

/**
 * The packing as one row: the length of a head, the head, then ends of texts, ends of words, the numbers, each number four
 * bytes, least first; then the texts.
 */
export function writePacking(
  { ids, words, textEnds, texts, numberEnds, numbers }: Packing,
  era: string,
  reflects: readonly number[],
): Bytes {
  const head = utf8(JSON.stringify({ version: VERSION, era, ids, reflects, words: words.join('\n') }));
  const length = Uint32Array.of(head.length);
  return concatBytes(asBytes(length), head, ...[textEnds, numberEnds, numbers].map(asBytes), texts);
}

/** Throws when the row is of another time of the cache or not what `writePacking` makes. */
export function readPacking(
  row: Uint8Array,
  era: string,
): { packing: Packing; reflects: ReadonlyMap<string, number> } {
  const headEnd = NUMBER + new DataView(row.buffer, row.byteOffset, row.byteLength).getUint32(0, true);
  const head = headSchema.parse(JSON.parse(readUtf8(row.subarray(NUMBER, headEnd))));
  if (head.era !== era || head.ids.length !== head.reflects.length)
    throw new Error('an index of another cache');
  const { ids } = head;
  const words = head.words === '' ? [] : head.words.split('\n');
  let at = headEnd;
  const take = (count: number): Uint32Array => {
    const bytes = row.slice(at, at + count * NUMBER);
    if (bytes.length !== count * NUMBER) throw new Error('an index that is cut short');
    at += bytes.length;
    return new Uint32Array(bytes.buffer);
  };
  const textEnds = take(ids.length * 4);
  const numberEnds = take(ids.length);
  const numbers = take(numberEnds.at(-1) ?? 0);
  const texts = row.slice(at);
  const isSound =
    isGrowing(textEnds) &&
    isGrowing(numberEnds) &&
    texts.length === (textEnds.at(-1) ?? 0) &&
    words.every((word, index) => index === 0 || (words[index - 1] ?? '') < word) &&
    numbers.every((number) => number <= words.length);
  if (!isSound) throw new Error('an index whose parts do not fit');
  return {
    packing: { ids, words, textEnds, texts, numberEnds, numbers },
    reflects: new Map(ids.map((id, index) => [id, head.reflects[index] ?? -1])),
  };
}

function asBytes({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function isGrowing(numbers: Uint32Array): boolean {
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
}
