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

const LETTER = /^[\p{L}\p{N}]$/u;
const MARK = /^\p{M}$/u;
/** What a character does: ends a word, begins or goes on with one, only goes on with one. */
const APART = 1;
const BEGINS = 2;
const GOES_ON = 3;

/** By code point, as far as it was asked for: a table is many times as fast as the expressions that it is made with. */
const kinds = new Uint8Array(0x1_00_00);

function kindOf(point: number): number {
  const known = kinds[point];
  if (known !== undefined && known !== 0) return known;
  const letter = String.fromCodePoint(point);
  const kind = LETTER.test(letter) ? BEGINS : MARK.test(letter) ? GOES_ON : APART;
  if (point < kinds.length) kinds[point] = kind;
  return kind;
}

const lengthOf = (point: number): number => (point > 0xff_ff ? 2 : 1);

/**
 * The words of a text in their order: letters and digits with the marks on them. An apostrophe, a hyphen or a full stop ends
 * a word. `isEnough` is asked after each run of letters, with the words so far.
 */
export function wordsIn(text: string, isEnough: (words: readonly Word[]) => boolean = () => false): Word[] {
  const words: Word[] = [];
  // A plain loop: it runs over every letter of every page that is shown or taken up.
  for (let at = 0; at < text.length;) {
    let point = text.codePointAt(at) ?? 0;
    const start = at;
    let isPlain = true;
    if (kindOf(point) === BEGINS) {
      do {
        if (point > 0x7f) isPlain = false;
        at += lengthOf(point);
        point = text.codePointAt(at) ?? 0;
      } while (kindOf(point) !== APART);
      addRun(words, text.slice(start, at), start, isPlain);
      if (isEnough(words)) return words;
    } else at += lengthOf(point);
  }
  return words;
}

function addRun(words: Word[], letters: string, start: number, isPlain: boolean): void {
  if (isPlain) {
    const folded = letters.toLowerCase().slice(0, LONGEST);
    words.push({ folded, start, end: start + letters.length });
    return;
  }
  if (!UNSPACED.test(letters)) {
    addWord(words, letters, start);
    return;
  }
  for (const { segment, index, isWordLike } of segmenter.segment(letters))
    if (isWordLike === true) addWord(words, segment, start + index);
}

function addWord(words: Word[], letters: string, start: number): void {
  const folded = foldWord(letters);
  if (folded !== '') words.push({ folded, start, end: start + letters.length });
}

const ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=\p{sc=Arab}{3})/u;

/** The other form under which a folded word may be looked for: in Arabic, without the article and the particles joined to it. */
export function otherForm(folded: string): string | null {
  const first = folded.charCodeAt(0);
  if (!(first >= 0x06_00 && first <= 0x06_ff)) return null;
  const bare = folded.replace(ARTICLE, '');
  return bare === folded ? null : bare;
}

/** A folded word as it may be looked for. */
export function formsOf(folded: string): readonly string[] {
  const other = otherForm(folded);
  return other === null ? [folded] : [folded, other];
}
