/** Telephone numbers, e-mail addresses and codes such as a pupil's number. Dates, years, times and sums of money are none. */

export interface NumberRun {
  readonly kind: 'phone' | 'email' | 'code';
  readonly start: number;
  readonly end: number;
}

const DIGITS = '0-9\u0660-\u0669\u06f0-\u06f9';
const RUN = new RegExp(
  `[+(]{0,2}[${DIGITS}](?:[${DIGITS}]|[ \\u00a0\\u202f()./-]{1,2}(?=[(${DIGITS}]))*`,
  'gu',
);
const CODE = /(?<![\p{L}\p{N}])[A-Z]{1,3}-?[0-9]{4,10}(?![\p{L}\p{N}-])/gu;
const NUMBER_OF =
  /(?:\bID|#|\bn[º°o]|\bn\.\s?º|\bn[úu]m|\bn[úu]mero|\bnumber|رقم|رقم الطالبة?|رقم التلميذة?)[\s.:#]{0,3}$/iu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

export function numbersAndAddresses(text: string): NumberRun[] {
  return [...addresses(text), ...codes(text), ...numbers(text)];
}

const LOCAL = /[\p{L}\p{N}._%+-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;

function addresses(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at < LONGEST_DOMAIN && DOMAIN.test(text.charAt(end))) end += 1;
    while (end > at + 1 && /[.-]/u.test(text.charAt(end - 1))) end -= 1;
    while (start < at && text.charAt(start) === '.') start += 1;
    if (
      start < at &&
      /\p{L}\.\p{L}{2,24}$|[\p{N}-]\.\p{L}{2,24}$/u.test(text.slice(Math.max(at + 1, end - 40), end))
    ) {
      runs.push({ kind: 'email', start, end });
    }
  }
  return runs;
}

function codes(text: string): NumberRun[] {
  return [...text.matchAll(CODE)].flatMap((match) => {
    // KS2024, FY2026: letters and a year.
    const year = /^[A-Z]{2,3}-?(?:19|20)\d\d$/u.test(match[0]);
    return year ? [] : [{ kind: 'code', start: match.index, end: match.index + match[0].length }];
  });
}

function numbers(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  for (const match of text.matchAll(RUN)) {
    const start = match.index;
    const end = start + match[0].length;
    if (LETTER_OR_DIGIT.test(text.charAt(start - 1)) || LETTER_OR_DIGIT.test(text.charAt(end))) continue;
    const kind = kindOfNumber(match[0], text.slice(Math.max(0, start - 16), start));
    if (kind !== null) runs.push({ kind, start, end });
  }
  return runs;
}

function kindOfNumber(written: string, before: string): 'phone' | 'code' | null {
  const plain = written.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, asciiDigit);
  const groups = plain.split(/[^0-9]+/u).filter((group) => group !== '');
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  if (count > 15) return null;
  if (plain.startsWith('+')) return count >= 7 ? 'phone' : null;
  if (groups.length === 1) {
    if (count >= 10) return 'phone';
    if (count >= 6) return isDayAsNumber(plain) || /^[1-9]0{5,}$/u.test(plain) ? null : 'code';
    return count >= 4 && NUMBER_OF.test(before) ? 'code' : null;
  }
  if (count < 7 || isDate(plain) || isAmount(plain, groups)) return null;
  if (groups.every((group) => /^(?:19|20)\d\d$/u.test(group))) return null;
  if (groups.every((group) => group.length <= 2) && count < 9) return null;
  return groups.some((group) => group.length >= 2) ? 'phone' : null;
}

function asciiDigit(character: string): string {
  return String(character.charCodeAt(0) & 15);
}

/** *20261119* and *19112026*. */
function isDayAsNumber(digits: string): boolean {
  return (
    /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(digits) ||
    /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/u.test(digits)
  );
}

/** A day, alone or before a time: *19.11.2026*, *2026-11-19*, *19/11/2026 17*. */
function isDate(plain: string): boolean {
  return /^\(?(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?: \d{1,2}(?:\.\d\d)?)?\)?$/u.test(
    plain,
  );
}

/** *1 000 000*, *1.250.000*, *3.1415926*. Nine digits in threes are as often a telephone: only a round sum is an amount. */
function isAmount(plain: string, groups: readonly string[]): boolean {
  if (groups.length === 2 && /^\d+\.\d+$/u.test(plain)) return true;
  const [first = '', ...rest] = groups;
  const thousands =
    first.length <= 3 &&
    rest.every((group) => group.length === 3) &&
    /^\d+(?:([ .\u00a0\u202f])\d+)(?:\1\d+)*$/u.test(plain);
  return thousands && (first.length < 3 || groups.at(-1) === '000');
}
