/**
 * What a word is, for finding it again: where it stands in the text, and how it reads with accents, case and the marks
 * of Arabic vowels taken off. The same folding is used for what is written and for what is looked for.
 */

export interface Word {
  readonly folded: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Longer words are known by their beginning. */
const LONGEST = 64;

/** Letters and digits with the marks on them. An apostrophe, a hyphen or a full stop ends a word. */
const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Scripts that put no space between words: there, and only there, a dictionary has to find them. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const PLAIN = /^[a-z0-9]*$/;

/** Marks that are left off in ordinary writing: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels; tatweel. */
const MARKS = /\u0640|(?=[\u0300-\u036f\u0590-\u05ff\u0600-\u06ff])\p{Mn}/gu;

/** Letters that are written one for the other; what NFKD takes apart is not listed. */
const SAME: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};
const SAME_LETTER = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu');
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  const folded = PLAIN.test(lower) ? lower : foldLetters(lower);
  return folded.slice(0, LONGEST);
}

function foldLetters(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SAME_LETTER, (letter) => SAME[letter] ?? letter)
    .replace(EASTERN_DIGIT, (digit) => String(digit.charCodeAt(0) & 15))
    .normalize('NFC');
}

/** The words of a text in their order. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  const mayBeUnspaced = UNSPACED.test(text);
  for (const run of text.matchAll(RUN)) {
    const [letters] = run;
    if (!mayBeUnspaced || !UNSPACED.test(letters)) {
      addWord(words, letters, run.index);
      continue;
    }
    for (const { segment, index, isWordLike } of segmenter.segment(letters)) {
      if (isWordLike === true) addWord(words, segment, run.index + index);
    }
  }
  return words;
}

function addWord(words: Word[], letters: string, start: number): void {
  const folded = foldWord(letters);
  if (folded !== '') words.push({ folded, start, end: start + letters.length });
}

const ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=\p{sc=Arab}{3})/u;

/** A folded word as it may be looked for: itself, and in Arabic without the article and the particles joined to it. */
export function formsOf(folded: string): readonly string[] {
  const first = folded.charCodeAt(0);
  if (first < 0x06_00 || first > 0x06_ff) return [folded];
  const bare = folded.replace(ARTICLE, '');
  return bare === folded ? [folded] : [folded, bare];
}
