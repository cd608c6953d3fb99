import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { foldWord, formsOf, wordsIn } from './words.ts';

const folded = (text: string): string[] => wordsIn(text).map((word) => word.folded);

describe('words', () => {
  it.each([
    ['Mañana', 'manana'],
    ['Ibáñez'.normalize('NFD'), 'ibanez'],
    ['ÇA', 'ca'],
    ['Straße', 'strasse'],
    ['Œuvre', 'oeuvre'],
    ['Łódź', 'lodz'],
    ['ΛΌΓΟΣ', 'λογοσ'],
    ['قَالَتْ', 'قالت'],
    ['جـــميل', 'جميل'],
    ['أحمد', 'احمد'],
    ['إيمان', 'ايمان'],
    ['آمال', 'امال'],
    ['مدرسة', 'مدرسه'],
    ['مستشفى', 'مستشفي'],
    ['مسؤول', 'مسوول'],
    ['شاطئ', 'شاطي'],
    ['١٢٣', '123'],
    ['שָׁלוֹם', 'שלום'],
    ['がっこう', 'がっこう'],
    ['हिन्दी', 'हिन्दी'],
  ])('%s reads %s', (word, reads) => {
    expect(foldWord(word)).toBe(reads.normalize('NFC'));
  });

  it('stand where they stand in the text, and nothing between them is a word', () => {
    const text = '«L’été», said Ibáñez: 3.5 — don’t; قلتُ ما. 🌱';
    expect(folded(text)).toEqual(['l', 'ete', 'said', 'ibanez', '3', '5', 'don', 't', 'قلت', 'ما']);
    for (const word of wordsIn(text)) expect(foldWord(text.slice(word.start, word.end))).toBe(word.folded);
  });

  it('are found where no space parts them', () => {
    expect(folded('我们在学校。 Then Monday.')).toEqual(expect.arrayContaining(['学校', 'then', 'monday']));
  });

  it('are known without the Arabic article, and never as less than three letters', () => {
    expect(formsOf(foldWord('المدرسة'))).toEqual(['المدرسه', 'مدرسه']);
    expect(formsOf(foldWord('وبالمدرسة'))).toContain('مدرسه');
    expect(formsOf(foldWord('الآن'))).toEqual(['الان']);
    expect(formsOf('wal')).toEqual(['wal']);
  });
});

describe('a query', () => {
  it('is words and phrases; an open quotation is words', () => {
    expect(parseQuery('Monday "the quiet Room" «لا بأس» “half an')).toEqual({
      words: ['monday', 'half', 'an'],
      phrases: [
        ['the', 'quiet', 'room'],
        ['لا', 'باس'],
      ],
    });
    expect(parseQuery(' "" … ')).toEqual({ words: [], phrases: [] });
  });
});

it('finds the runs that letters and digits make with the marks on them, in any script', () => {
  const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
  const letters = fc.constantFrom(...Array.from('aZ9-’ \n“.,éñßقلتُـמ\u0301\u05b0𐐷𝟙🙂٣αж\ud801'));
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), (drawn) => {
      const text = drawn.join('');
      const runs = [...text.matchAll(RUN)].map(({ 0: run, index }) => ({
        start: index,
        end: index + run.length,
      }));
      // A run of nothing but what folding takes away is no word.
      const words = wordsIn(text).map(({ start, end }) => ({ start, end }));
      const kept = runs.filter(({ start, end }) => foldWord(text.slice(start, end)) !== '');
      expect(words).toEqual(kept);
    }),
  );
});
