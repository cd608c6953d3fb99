/** One spelling for one JSON value, so that a checksum can be taken of a value rather than of its spelling. */
import { VaultError } from './errors.ts';

const MOST_NESTED = 8;

/**
 * No white space; members of objects in ascending order of their names by UTF-16 units; strings and numbers as
 * `JSON.stringify` spells them; numbers whole and safe. Throws VaultError 'damaged' for any other number, for
 * anything JSON cannot say, and for what is nested more than 8 deep.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MOST_NESTED) throw new VaultError('damaged', 'Nested too deep.');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const spelt = members.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item, depth + 1)}`);
    return `{${spelt.join(',')}}`;
  }
  throw new VaultError('damaged', 'A value without a canonical form.');
}
