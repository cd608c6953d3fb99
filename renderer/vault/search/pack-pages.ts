/** From pages to a packing, and from a packing to one row of the cache and back. */
import { concatBytes, readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import { z } from '../../../shared/base/schema.ts';
import { BREAK } from './indexed-page.ts';
import type { IndexedPage } from './indexed-page.ts';
import type { Packing, WordNumbers } from './packed-pages.ts';

/** Pages in one packing: what has to be sealed again after a sitting stays small. */
export const MOST_PAGES = 1024;

/** Pages taken in before others have their turn. */
const STEP = 128;

/** 4: words in two bytes each where that is enough. */
const VERSION = 4;
const NUMBER = 4;
const SHORT_NUMBER = 2;
/** Of more words than this the last has a number that two bytes do not hold. */
const SHORT_WORDS = 0xffff;

const isShort = (words: readonly string[]): boolean => words.length <= SHORT_WORDS;

function numbersFor(words: readonly string[], length: number): WordNumbers {
  return isShort(words) ? new Uint16Array(length) : new Uint32Array(length);
}

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
  const numbers = numbersFor(
    words,
    drawn.reduce((sum, own) => sum + own.length, 0),
  );
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
 * The packing as one row: the length of a head, the head, then ends of texts, ends of words, each number four bytes, least
 * first; the words' numbers, two bytes each or, where there are more than 65,535 words, four; then the texts.
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
  /** In a buffer of its own: a row's bytes begin where no number may. */
  const take = (length: number): ArrayBuffer => {
    const bytes = new Uint8Array(row.subarray(at, at + length));
    if (bytes.length !== length) throw new Error('an index that is cut short');
    at += length;
    return bytes.buffer;
  };
  const textEnds = new Uint32Array(take(ids.length * 4 * NUMBER));
  const numberEnds = new Uint32Array(take(ids.length * NUMBER));
  const count = numberEnds.at(-1) ?? 0;
  const numbers = isShort(words)
    ? new Uint16Array(take(count * SHORT_NUMBER))
    : new Uint32Array(take(count * NUMBER));
  const texts = row.slice(at);
  const isSound =
    isGrowing(textEnds) &&
    isGrowing(numberEnds) &&
    texts.length === (textEnds.at(-1) ?? 0) &&
    words.every((word, index) => index === 0 || (words[index - 1] ?? '') < word) &&
    numbersFit(numbers, words.length);
  if (!isSound) throw new Error('an index whose parts do not fit');
  return {
    packing: { ids, words, textEnds, texts, numberEnds, numbers },
    reflects: new Map(ids.map((id, index) => [id, head.reflects[index] ?? -1])),
  };
}

/** A plain loop: it runs over every word of the journal. */
function numbersFit(numbers: WordNumbers, most: number): boolean {
  for (let at = 0; at < numbers.length; at += 1) if ((numbers[at] ?? 0) > most) return false;
  return true;
}

function asBytes({ buffer, byteOffset, byteLength }: WordNumbers): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function isGrowing(numbers: Uint32Array): boolean {
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
}
