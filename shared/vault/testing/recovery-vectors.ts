/**
 * Recovery codes: how they are written, what reading forgives, and which groups are named. A second writer, from
 * FORMAT.md alone: it multiplies by logarithms and cuts bits from a BigInt, where the code it checks does neither.
 */
import { hkdfSync } from 'node:crypto';
import { vault } from './frame-vectors.ts';
import { fixedBytes, hex } from './reference-writer.ts';

export interface RecoveryVector {
  readonly name: string;
  readonly text: string;
  /** `opens`, and then to `code`, or `damaged`, and then exactly these groups are named. */
  readonly expect: string;
  readonly code?: string;
  readonly wrong?: readonly number[];
}

export interface RecoveryKekVector {
  readonly name: string;
  readonly code: string;
  readonly vault: string;
  readonly slotId: string;
  readonly salt: string;
  readonly kek: string;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const powers = [1];
for (let power = 1; power < 31; power += 1) {
  const next = (powers[power - 1] ?? 0) * 2;
  powers.push(next >= 32 ? next ^ 37 : next);
}

function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (powers[(powers.indexOf(a) + powers.indexOf(b)) % 31] ?? 0);
}

export function referenceGroups(code: Buffer): string[] {
  const all = BigInt(`0x${code.toString('hex')}`)
    .toString(2)
    .padStart(160, '0');
  return Array.from({ length: 8 }, (_, group) => {
    const symbols = Array.from({ length: 4 }, (_bits, place) => {
      const at = (group * 4 + place) * 5;
      return Number.parseInt(all.slice(at, at + 5), 2);
    });
    const check = symbols.reduce((sum, symbol, place) => sum ^ product(symbol, 2 ** (place + 1)), group + 1);
    return [...symbols, check].map((symbol) => ALPHABET.charAt(symbol)).join('');
  });
}

export function makeRecoveryVectors(): readonly RecoveryVector[] {
  const code = fixedBytes('recovery code', 20);
  const groups = referenceGroups(code);
  const text = groups.join(' ');
  const opens = (name: string, spelt: string, of = code): RecoveryVector => ({
    name,
    text: spelt,
    expect: 'opens',
    code: of.toString('hex'),
  });
  const refused = (name: string, spelt: string, ...wrong: number[]): RecoveryVector => ({
    name,
    text: spelt,
    expect: 'damaged',
    wrong,
  });
  const withGroup = (number: number, group: string) => groups.with(number - 1, group).join(' ');
  const third = groups[2] ?? '';
  const zeros = Buffer.alloc(20);
  const lookAlikes = referenceGroups(zeros).join(' ').replaceAll('0', 'o').replaceAll('1', 'l');
  const arabic = Buffer.from('0123456789'.repeat(4), 'hex');
  const inArabicDigits = referenceGroups(arabic)
    .join(' ')
    .replaceAll(/[0-9]/g, (digit) => String.fromCharCode(0x06_60 + Number(digit)));
  return [
    opens('as it is printed', text),
    opens('zeros', referenceGroups(zeros).join(' '), zeros),
    opens('all bits set', referenceGroups(Buffer.alloc(20, 255)).join(' '), Buffer.alloc(20, 255)),
    opens('small letters', text.toLowerCase()),
    opens('without spaces', groups.join('')),
    opens('dashes, lines and full stops', groups.join('-\n. ')),
    opens('spaces elsewhere', groups.join('').replaceAll(/(.{3})/g, '$1 ')),
    opens('O for 0, l for 1', lookAlikes, zeros),
    opens('V typed as U', text.replaceAll('V', 'U')),
    opens('full-width letters', text.replaceAll(/[0-9A-Z]/g, fullWidth)),
    opens('Arabic digits', inArabicDigits, arabic),
    opens('marks of direction around it', `\u{2066}${text}\u{2069}`),
    refused('one symbol wrong', withGroup(3, another(third)), 3),
    refused('a check symbol wrong', withGroup(3, third.slice(0, 4) + another(third.slice(4))), 3),
    refused('something that is no symbol', withGroup(3, `${third.slice(0, 4)}?`), 3),
    refused('two symbols changed places', withGroup(3, swapFirst(third)), 3),
    refused('two groups changed places', [groups[1], groups[0], ...groups.slice(2)].join(' '), 1, 2),
    refused('a symbol missing, groups apart', withGroup(3, third.slice(1)), 3),
    refused('a symbol too many, groups apart', withGroup(3, `${third}0`), 3),
    refused('a symbol missing, nothing between', withGroup(3, third.slice(1)).replaceAll(' ', ''), 3),
    refused('the last group missing', groups.slice(0, 7).join(' '), 8),
    refused('the first group missing', groups.slice(1).join(' '), 1),
    refused(
      'two groups wrong',
      groups
        .with(0, swapFirst(groups[0] ?? ''))
        .with(7, 'what')
        .join(' '),
      1,
      8,
    ),
    refused('nothing', '', 1, 2, 3, 4, 5, 6, 7, 8),
    refused('all zeros', '0'.repeat(40), 1, 2, 3, 4, 5, 6, 7, 8),
    refused('a passphrase', 'seven quiet herons', 1, 2, 3, 4, 5, 6, 7, 8),
    refused('without end', text.repeat(30), 1, 2, 3, 4, 5, 6, 7, 8),
  ];
}

/** The key that a code gives for one slot. */
export function makeRecoveryKekVectors(): readonly RecoveryKekVector[] {
  return ['recovery code', 'another recovery code'].map((name) => {
    const code = fixedBytes(name, 20);
    const slotId = fixedBytes(`slot of ${name}`, 16).toString('hex');
    const salt = fixedBytes(`salt of ${name}`);
    const info = Buffer.concat([Buffer.from('wellspring vault 1 recovery\0'), hex(vault), hex(slotId)]);
    const kek = Buffer.from(hkdfSync('sha256', code, salt, info, 32)).toString('hex');
    return { name, code: code.toString('hex'), vault, slotId, salt: salt.toString('hex'), kek };
  });
}

function another(group: string): string {
  return (group.startsWith('0') ? '2' : '0') + group.slice(1);
}

/** The first two symbols that differ, in each other's place. */
function swapFirst(group: string): string {
  for (let at = 0; at < 4; at += 1) {
    const a = group[at] ?? '';
    const b = group[at + 1] ?? '';
    if (a !== b) return group.slice(0, at) + b + a + group.slice(at + 2);
  }
  throw new Error('A group of one symbol only.');
}

function fullWidth(symbol: string): string {
  return String.fromCharCode(symbol.charCodeAt(0) + 0xff_00 - 0x20);
}
