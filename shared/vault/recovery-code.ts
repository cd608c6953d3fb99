/**
 * The recovery code: 160 random bits a person can copy by hand. Eight groups of five symbols; in each group four
 * carry the code and the fifth checks them together with the group's own number, so that one wrong symbol, two
 * that changed places and two groups that changed places are always found, and the group is named.
 *
 * The alphabet is Crockford's (no I, L, O, U). Reading forgives case, spaces, dashes, look-alikes and digits of
 * other scripts. The check finds slips of the hand and proves nothing: only the seal of a slot does.
 */
import { type Bytes, randomBytes } from '../base/bytes.ts';

export const RECOVERY_CODE_LENGTH = 20;
export const GROUPS = 8;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const IN_GROUP = 5;
const DATA_IN_GROUP = 4;
const SYMBOLS = GROUPS * IN_GROUP;
/** Weights of the four symbols in GF(32): powers of 2 under x^5 + x^2 + 1. The check symbol's own weight is 1. */
const WEIGHTS = [2, 4, 8, 16] as const;
const REDUCE = 0b10_0101;
/** What stands for something that is no symbol of a code. */
const UNKNOWN = -1;

/** Far above any way of writing a code; longer text is not looked at. */
const LONGEST_TEXT = 1000;

const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };
/** Zeros of the Arabic, Persian and Devanagari digits, which keyboards write in place of ours. */
const OTHER_ZEROS = [0x06_60, 0x06_f0, 0x09_66] as const;
/** White space, dashes and dots of every kind, and marks that only steer the direction of text. */
const BETWEEN = /[\s\p{Pd}\p{Cf}.,;:_/|·−]+/u;

export type RecoveryCodeReading =
  | { readonly ok: true; readonly code: Bytes }
  /** `wrong`: the groups to compare with the sheet, from 1 to 8, in order; never empty. */
  | { readonly ok: false; readonly wrong: readonly number[] };

/** 20 random bytes. The caller overwrites them. */
export function newRecoveryCode(): Bytes {
  return randomBytes(RECOVERY_CODE_LENGTH);
}

/** The eight groups as they are printed. Throws a RangeError unless `code` is 20 bytes. */
export function recoveryCodeGroups(code: Uint8Array): readonly string[] {
  if (code.length !== RECOVERY_CODE_LENGTH) throw new RangeError('A recovery code is 20 bytes long.');
  const data = toSymbols(code);
  const groups: string[] = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const symbols = data.slice(group * DATA_IN_GROUP, (group + 1) * DATA_IN_GROUP);
    groups.push(
      [...symbols, checkSymbol(symbols, group + 1)].map((value) => ALPHABET.charAt(value)).join(''),
    );
  }
  return groups;
}

/** Reads what somebody typed. Never throws. That every group holds does not say that the code opens anything. */
export function parseRecoveryCode(text: string): RecoveryCodeReading {
  if (text.length > LONGEST_TEXT) return { ok: false, wrong: allGroups() };
  const chunks = text
    .normalize('NFKC')
    .toUpperCase()
    .split(BETWEEN)
    .filter((chunk) => chunk !== '')
    .map((chunk) => Array.from(chunk, symbolOf));
  const symbols = chunks.flat();
  const groups = symbols.length === SYMBOLS ? cut(symbols) : null;
  if (groups !== null && wrongGroups(groups).length === 0) {
    const data = groups.flatMap((group) => group.slice(0, DATA_IN_GROUP));
    return { ok: true, code: fromSymbols(data) };
  }
  if (chunks.length === GROUPS) return { ok: false, wrong: wrongGroups(chunks) };
  return { ok: false, wrong: groups === null ? outsideTheWhole(symbols) : wrongGroups(groups) };
}

/**
 * For text with too few or too many symbols and no groups to be seen: what holds from the beginning and what holds from the
 * end is right, and the rest is named.
 */
function outsideTheWhole(symbols: readonly number[]): readonly number[] {
  const at = (start: number) => symbols.slice(Math.max(0, start), Math.max(0, start + IN_GROUP));
  let first = 1;
  while (first <= GROUPS && holds(at((first - 1) * IN_GROUP), first)) first += 1;
  let last = GROUPS;
  while (last >= first && holds(at(symbols.length - (GROUPS - last + 1) * IN_GROUP), last)) last -= 1;
  // Only by chance, or with something behind the end: then the last group is the place to look.
  if (first > last) return [Math.min(first, GROUPS)];
  return allGroups().slice(first - 1, last);
}

/** A chunk of another length than five is wrong; so is one that does not hold at its own number. */
function wrongGroups(groups: readonly (readonly number[])[]): readonly number[] {
  return allGroups().filter((number) => !holds(groups[number - 1] ?? [], number));
}

function holds(group: readonly number[], number: number): boolean {
  if (group.length !== IN_GROUP || group.includes(UNKNOWN)) return false;
  return checkSymbol(group.slice(0, DATA_IN_GROUP), number) === group[DATA_IN_GROUP];
}

function checkSymbol(symbols: readonly number[], number: number): number {
  return WEIGHTS.reduce((sum, weight, place) => sum ^ multiply(weight, symbols[place] ?? 0), number);
}

/** In GF(32). */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if (((b >> bit) & 1) === 1) product ^= a << bit;
  for (let bit = 9; bit >= 5; bit -= 1) if (((product >> bit) & 1) === 1) product ^= REDUCE << (bit - 5);
  return product;
}

function symbolOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const zero = OTHER_ZEROS.find((one) => code >= one && code < one + 10);
  if (zero !== undefined) return code - zero;
  return ALPHABET.indexOf(LOOK_ALIKES[character] ?? character);
}

function cut(symbols: readonly number[]): readonly (readonly number[])[] {
  return allGroups().map((number) => symbols.slice((number - 1) * IN_GROUP, number * IN_GROUP));
}

function allGroups(): readonly number[] {
  return Array.from({ length: GROUPS }, (_, index) => index + 1);
}

/** Five bits each, the highest first. */
function toSymbols(code: Uint8Array): number[] {
  const symbols: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of code) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) symbols.push((held >> (bits - 5)) & 31);
    held &= (1 << bits) - 1;
  }
  return symbols;
}

function fromSymbols(symbols: readonly number[]): Bytes {
  const code = new Uint8Array(RECOVERY_CODE_LENGTH);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const symbol of symbols) {
    held = (held << 5) | symbol;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    code[at] = held >> bits;
    at += 1;
    held &= (1 << bits) - 1;
  }
  return code;
}
