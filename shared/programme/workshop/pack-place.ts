/**
 * Places in a pack as people speak of them: which part, by its number and its name, and what in it. Paths of problems are read
 * back into places, so that a screen can go there.
 */
import type { PathPart } from '../pack-problem.ts';
import { plainMarkup } from '../markup.ts';
import type { PartKind } from '../pack-lists.ts';
import { isPartKind } from './edit-draft.ts';
import type { DraftPack } from './draft-shape.ts';
import { valueAt, type Place } from './tree-edit.ts';

/** Reads a path such as `prompts[3].text` or `translations.es.strings["prompts.a.text"]`; it ends where a key was not told. */
export function readPath(path: string): Place {
  const parts: PathPart[] = [];
  for (const [, key, number, quoted] of path.matchAll(/\.?([A-Za-z_]\w*)|\[(\d+)\]|\["([^"]*)"\]/g)) {
    if (quoted === '…') break;
    if (number !== undefined) parts.push(Number(number));
    else parts.push(key ?? quoted ?? '');
  }
  return parts;
}

/** A place in a draft, for a sentence about it. Numbers count from 1. */
export interface SpokenPlace {
  /** The list or field of the pack it is in: a kind of part, `authors`, `licence`, `title` …; null for the pack as a whole. */
  readonly section: string | null;
  readonly number: number | null;
  /** What the part is called, or how its text begins; null when it has no words yet. */
  readonly name: string | null;
  /** A list inside the part: `steps`, `blocks`, `items` …, with the number of the item. */
  readonly inner: { readonly list: string; readonly number: number; readonly name: string | null } | null;
  /** The field itself, when it is not the part as a whole. */
  readonly field: string | null;
  /** For words of a translation: its language. The place is then that of the string in the pack's own language. */
  readonly language: string | null;
}

/** As many letters as name a part in a list. */
const NAME_LENGTH = 60;

export function speakOf(pack: DraftPack, place: Place): SpokenPlace {
  const [first, second, third, key] = place;
  if (first === 'translations' && typeof second === 'string') {
    const original = third === 'strings' && typeof key === 'string' ? placeOfString(pack, key) : null;
    if (original !== null) return { ...speakOf(pack, original), language: second };
    const field = typeof key === 'string' ? key : typeof third === 'string' ? third : null;
    return { section: 'translations', number: null, name: null, inner: null, field, language: second };
  }
  const section = typeof first === 'string' ? first : null;
  const nothing = { section, number: null, name: null, inner: null, field: null, language: null };
  if (typeof second !== 'number') return { ...nothing, field: typeof second === 'string' ? second : null };
  const part = { ...nothing, number: second + 1, name: nameAt(pack, place.slice(0, 2)) };
  if (typeof third !== 'string') return part;
  if (typeof key !== 'number') return { ...part, field: third };
  const name = nameAt(pack, place.slice(0, 4));
  const field = place.slice(4).findLast((one) => typeof one === 'string') ?? null;
  return {
    ...part,
    inner: { list: third, number: key + 1, name },
    field: typeof field === 'string' ? field : null,
  };
}

/** Where the string of a translation key stands (`prompts.y01.steps.0.ask` → `prompts`, 3, `steps`, 0, `ask`); null when there is none. */
export function placeOfString(pack: DraftPack, key: string): Place | null {
  const [kind = '', id, ...rest] = key.split('.');
  if (id === undefined) return valueAt(pack, [kind]) === undefined ? null : [kind];
  if (!isPartKind(kind)) return null;
  const at = pack[kind].findIndex((part) => part.id === id);
  if (at === -1) return null;
  const [list, item, field] = rest;
  if (list === undefined) return null;
  if (item === undefined) return [kind, at, list];
  const number = numberOf(pack, kind, at, item);
  if (number === null) return null;
  const place = [kind, at, list, number, ...(field === undefined ? [] : [field])];
  return valueAt(pack, [kind, at, list, number]) === undefined ? null : place;
}

function numberOf(pack: DraftPack, kind: PartKind, at: number, item: string): number | null {
  if (/^\d{1,6}$/.test(item) && kind !== 'pulses') return Number(item);
  const items = kind === 'pulses' ? (pack.pulses[at]?.items ?? []) : [];
  const found = items.findIndex(({ id }) => id === item);
  if (found !== -1) return found;
  return /^\d{1,6}$/.test(item) ? Number(item) : null;
}

/** What a thing in the pack is called: its name, title or label, or how its text begins. */
function nameAt(pack: DraftPack, place: Place): string | null {
  return nameOfPart(valueAt(pack, place));
}

/** The same for a part in hand. */
export function nameOfPart(value: unknown): string | null {
  if (typeof value === 'string') return shorten(value);
  for (const field of ['title', 'label', 'name', 'text', 'ask'] as const) {
    const text = valueAt(value, [field]);
    if (typeof text === 'string' && text !== '') return shorten(text);
  }
  return null;
}

function shorten(text: string): string | null {
  const plain = plainMarkup(text).trim();
  if (plain === '') return null;
  const letters = Array.from(plain);
  return letters.length <= NAME_LENGTH
    ? plain
    : `${letters
        .slice(0, NAME_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
