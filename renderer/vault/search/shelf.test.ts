import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAK, holds, indexPage } from './indexed-page.ts';
import type { IndexedPage, WantedWord, Wants } from './indexed-page.ts';
import { MOST_PAGES, packPages, readPacking, writePacking } from './pack-pages.ts';
import { openPacking } from './packed-pages.ts';
import { makeShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';

const noPause = async (): Promise<void> => {};

const pageOf = (id: string, words: string, prompt = '', notes = '', labels = ''): IndexedPage =>
  indexPage(id, { words, prompt, notes, labels });

function foundIn(shelf: Shelf, wants: Wants): string[] {
  const ids: string[] = [];
  shelf.find(wants, (id) => ids.push(id));
  return ids.toSorted();
}

const beginning = (begins: string): Wants => ({ words: [{ begins }], phrases: [] });

const WORDS = ['noon', 'no', 'nobody', 'room', 'quiet', 'المدرسه', 'مدرسه', 'الان', 'ان', 'zebra'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
const wantedWord: fc.Arbitrary<WantedWord> = fc.oneof(
  fc.record({
    begins: fc.tuple(fc.constantFrom(...WORDS), fc.nat(5)).map(([word, end]) => word.slice(0, end + 1)),
  }),
  fc.record({ oneOf: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((words) => new Set(words)) }),
);
const wants: fc.Arbitrary<Wants> = fc.record({
  words: fc.array(wantedWord, { maxLength: 2 }),
  phrases: fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }), { maxLength: 1 }),
});

describe('the shelf', () => {
  it('finds the same in packed pages, in pages read back and in pages that changed since as in the pages themselves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(11), text), { maxLength: 4 }),
        fc.array(wants, { minLength: 1, maxLength: 4 }),
        async (texts, changes, asked) => {
          const pages = new Map(
            texts.map(([words, prompt, notes], at) => [`p${at}`, pageOf(`p${at}`, words, prompt, notes)]),
          );
          const packing = await packPages([...pages.values()], noPause);
          const row = writePacking(
            packing,
            'era',
            [...pages.keys()].map((_, at) => at),
          );
          const shelf = makeShelf();
          shelf.addVolume('v', readPacking(row, 'era').packing, () => true);
          for (const [at, words] of changes) {
            pages.set(`p${at}`, pageOf(`p${at}`, words));
            shelf.put(pageOf(`p${at}`, words));
          }
          const expectAll = (): void => {
            for (const one of asked) {
              if (one.words.length + one.phrases.length === 0) continue;
              const held = [...pages.values()].filter((page) => holds(page, one)).map(({ id }) => id);
              expect(foundIn(shelf, one)).toEqual(held.toSorted());
            }
          };
          expectAll();
          for (
            let next = await shelf.nextToSeal(noPause);
            next !== null;
            next = await shelf.nextToSeal(noPause)
          )
            next.sealed = true;
          expectAll();
          shelf.find({ words: [{ begins: 'n' }], phrases: [] }, (id, readText) => {
            expect(readText()).toEqual(pages.get(id)?.text);
          });
        },
      ),
    );
  });

  it('goes on over more pages than one volume holds, and packs again only what changed', async () => {
    const shelf = makeShelf();
    const count = MOST_PAGES * 2 + 50;
    for (let at = 0; at < count; at += 1) shelf.put(pageOf(`p${at}`, `lantern number${at % 7}`));
    await shelf.pack(0, noPause);
    const sealed = new Set<string>();
    const sealAll = async (): Promise<void> => {
      for (
        let next = await shelf.nextToSeal(noPause);
        next !== null;
        next = await shelf.nextToSeal(noPause)
      ) {
        expect(next.pages.size).toBeLessThanOrEqual(MOST_PAGES);
        next.sealed = true;
        sealed.add(next.id);
      }
    };
    await sealAll();
    expect(sealed.size).toBe(3);
    expect(foundIn(shelf, beginning('lant')).length).toBe(count);
    sealed.clear();
    shelf.put(pageOf('p7', 'harbour'));
    shelf.remove('p8');
    expect(foundIn(shelf, beginning('harb'))).toEqual(['p7']);
    expect(foundIn(shelf, beginning('number1')).includes('p8')).toBe(false);
    await sealAll();
    expect(sealed.size).toBe(1);
    expect(foundIn(shelf, beginning('lant')).length).toBe(count - 2);
  });

  it('gives up a volume of which no page is left', async () => {
    const shelf = makeShelf();
    shelf.addVolume('v', await packPages([pageOf('p1', 'noon')], noPause), () => true);
    expect(shelf.takeEmpty()).toEqual([]);
    shelf.remove('p1');
    expect(shelf.takeEmpty().map(({ id }) => id)).toEqual(['v']);
    expect(await shelf.nextToSeal(noPause)).toBeNull();
  });

  it('knows words that come close, also those that came after it was first asked, and forgets those of a removed page', () => {
    const shelf = makeShelf();
    shelf.put(pageOf('p1', 'corridor'));
    expect([...shelf.closeTo('coridor')]).toEqual(['corridor']);
    shelf.put(pageOf('p2', 'colander'));
    expect([...shelf.closeTo('colandar')]).toEqual(['colander']);
    shelf.remove('p1');
    expect([...shelf.closeTo('coridor')]).toEqual([]);
  });
});

describe('a packing read back', () => {
  it('has its words in two bytes each, or in four when there are more than two bytes can tell apart', async () => {
    const many = Array.from({ length: 0x1_0000 }, (_, at) => `w${at.toString(36).padStart(4, '0')}`);
    for (const words of [many.slice(1), many]) {
      const packing = await packPages([pageOf('p1', words.join(' '))], noPause);
      expect(packing.numbers.BYTES_PER_ELEMENT).toBe(words === many ? 4 : 2);
      const { packing: read } = readPacking(writePacking(packing, 'era', [1]), 'era');
      expect(
        openPacking(read)
          .pageOf(0)
          .words.filter((word) => word !== BREAK),
      ).toEqual(words);
    }
  });

  it.each([
    ['of another time of the cache', (row: Uint8Array) => row, 'later'],
    ['cut short', (row: Uint8Array) => row.slice(0, row.length - 1), 'era'],
    ['with a byte too many', (row: Uint8Array) => Uint8Array.of(...row, 0), 'era'],
    [
      'with a number of no word',
      (row: Uint8Array) => row.with(row.length - 'noon room'.length - 1, 9),
      'era',
    ],
  ])('is refused when it is %s', async (_, spoil, era) => {
    const packing = await packPages([pageOf('p1', 'noon room')], noPause);
    const row = writePacking(packing, 'era', [1]);
    expect(readPacking(row, 'era').packing.words).toEqual(['noon', 'room']);
    expect(() => readPacking(spoil(row), era)).toThrow();
  });
});
