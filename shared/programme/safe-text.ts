/**
 * What text in a pack may never hold, whatever field it stands in: markup of the web, control characters, and
 * characters that make a line read otherwise than it is written.
 */

export type TextFlaw = 'html' | 'unsafe-character';

/** A tag, a comment or a declaration. A plain "<" before a space or a digit is only a sign. */
const TAG = /<[a-zA-Z/!?]/;
const ENTITY = /&(#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{0,31});/;
/** C0 without the line feed, DEL, C1, and the two separators that break lines only in some readers. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
/** Embeddings, overrides and isolates: they can turn the order of a whole line round. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
/** Characters with no width and no use in prose, invisible operators, interlinear marks, and the tag characters. */
const HIDDEN = /[\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;
/**
 * A joiner or non-joiner where nothing is joined. They belong after a letter of a joining script (Persian, Hindi,
 * Bengali and their neighbours) and, the joiner alone, inside an emoji.
 */
const JOINING = [
  'Arabic',
  'Syriac',
  'Mongolian',
  'Nko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Myanmar',
  'Khmer',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const PICTURE = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f';
const STRAY_JOINER = new RegExp(`(?<![${JOINING}])\\u200c|(?<![${JOINING}${PICTURE}])\\u200d`, 'u');

/** The first flaw of a text, or null when it is plain. Lone surrogates count as unsafe. */
export function textFlaw(text: string): TextFlaw | null {
  if (CONTROL.test(text) || TURNING.test(text) || HIDDEN.test(text)) return 'unsafe-character';
  if (!text.isWellFormed() || STRAY_JOINER.test(text)) return 'unsafe-character';
  if (TAG.test(text) || ENTITY.test(text)) return 'html';
  return null;
}
