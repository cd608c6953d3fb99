/**
 * What changed between two versions of a pack, part by part.
 *
 * An id never changes its meaning. Nobody can tell a meaning by its letters, so this compares words: where less than half of them
 * are the same, or a question has become another kind of question, it asks whether this is a new thing, which then needs an id of its own.
 */
import { PART_KINDS, type PartKind } from '../pack-lists.ts';
import { sharedWords } from './shared-words.ts';
import type { DraftPack } from './draft-shape.ts';
import { nameOfPart } from './pack-place.ts';

export type PackChange =
  /** A field the pack says of itself: `title`, `licence`, `authors`, `sharing` … */
  | { readonly kind: 'pack'; readonly field: string }
  | {
      readonly kind: 'part';
      readonly change: 'added' | 'removed';
      readonly of: PartKind;
      readonly id: string;
      readonly name: string | null;
    }
  | {
      readonly kind: 'part';
      readonly change: 'changed';
      readonly of: PartKind;
      readonly id: string;
      readonly name: string | null;
      /** The fields that differ. */
      readonly fields: readonly string[];
      /** Its words are so different that it may be another thing. */
      readonly otherMeaning: boolean;
    }
  /** The same parts of a kind in another order. */
  | { readonly kind: 'order'; readonly of: PartKind }
  /** The mapping of components and focus areas. */
  | { readonly kind: 'mapping' }
  | { readonly kind: 'language'; readonly change: 'added' | 'removed'; readonly language: string }
  | {
      readonly kind: 'language';
      readonly change: 'changed';
      readonly language: string;
      /** How many strings of the translation are new, gone and different. */
      readonly added: number;
      readonly removed: number;
      readonly changed: number;
    };

const HEAD = [
  'title',
  'summary',
  'notice',
  'defaultLanguage',
  'authors',
  'licence',
  'basedOn',
  'sharing',
] as const;

/** Every difference that a reader of the pack could notice, in the order of the pack; empty for two writings of the same pack. */
export function whatChanged(before: DraftPack, after: DraftPack): readonly PackChange[] {
  return [
    ...HEAD.filter((field) => !same(before[field], after[field])).map(
      (field) => ({ kind: 'pack', field }) satisfies PackChange,
    ),
    ...PART_KINDS.flatMap((kind) => partChanges(before, after, kind)),
    ...(same(pairs(before), pairs(after)) ? [] : [{ kind: 'mapping' } satisfies PackChange]),
    ...languageChanges(before, after),
  ];
}

function partChanges(before: DraftPack, after: DraftPack, kind: PartKind): PackChange[] {
  const old = new Map(before[kind].map((part) => [part.id, part]));
  const now = new Map(after[kind].map((part) => [part.id, part]));
  const changes: PackChange[] = [];
  for (const [id, part] of old) {
    if (!now.has(id)) changes.push({ kind: 'part', change: 'removed', of: kind, id, name: nameOfPart(part) });
  }
  for (const [id, part] of now) {
    const was = old.get(id);
    const about = { kind: 'part', of: kind, id, name: nameOfPart(part) } as const;
    if (was === undefined) changes.push({ ...about, change: 'added' });
    else if (!same(was, part)) {
      const fields = [...new Set([...Object.keys(was), ...Object.keys(part)])].filter(
        (field) => !same(Reflect.get(was, field), Reflect.get(part, field)),
      );
      changes.push({
        ...about,
        change: 'changed',
        fields,
        otherMeaning: meansOther(kind, was, part, before, after),
      });
    }
  }
  const kept = (of: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] =>
    [...of.keys()].filter((id) => other.has(id));
  if (!same(kept(old, now), kept(now, old))) changes.push({ kind: 'order', of: kind });
  return changes;
}

/** The fields that carry what a part means. Where none is named, a part may be reworded as one likes. */
const MEANING: Readonly<Partial<Record<PartKind, readonly string[]>>> = {
  components: ['title'],
  focusAreas: ['title'],
  prompts: ['text'],
  themes: ['label', 'definition'],
  families: ['label'],
  thirdThings: ['title'],
  practices: ['title', 'how'],
};

type AnyPart = DraftPack[PartKind][number];

function meansOther(
  kind: PartKind,
  was: AnyPart,
  part: AnyPart,
  before: DraftPack,
  after: DraftPack,
): boolean {
  if (before.defaultLanguage !== after.defaultLanguage) return false;
  if (kind === 'prompts' && Reflect.get(was, 'type') !== Reflect.get(part, 'type')) return true;
  if (kind === 'pulses') return pulseMeansOther(before, after, part.id);
  const fields = MEANING[kind] ?? [];
  const textOf = (one: AnyPart): string =>
    fields.map((field) => String(Reflect.get(one, field) ?? '')).join(' ');
  return fields.length > 0 && sharedWords(textOf(was), textOf(part)) < 0.5;
}

/** Answers of two rounds are only comparable while the question and its answers are the same. */
function pulseMeansOther(before: DraftPack, after: DraftPack, id: string): boolean {
  const was = before.pulses.find((pulse) => pulse.id === id);
  const now = after.pulses.find((pulse) => pulse.id === id);
  if (was === undefined || now === undefined) return false;
  if (!same(bands(was), bands(now))) return true;
  return now.items.some((item) => {
    const old = was.items.find((one) => one.id === item.id);
    return old !== undefined && sharedWords(old.text ?? '', item.text ?? '') < 0.8;
  });
}

const bands = (pulse: DraftPack['pulses'][number]) => pulse.scale.map(({ band }) => band);

function languageChanges(before: DraftPack, after: DraftPack): PackChange[] {
  const languages = new Set([...Object.keys(before.translations), ...Object.keys(after.translations)]);
  return [...languages].toSorted().flatMap((language): PackChange[] => {
    const was = before.translations[language]?.strings;
    const now = after.translations[language]?.strings;
    if (now === undefined) return [{ kind: 'language', change: 'removed', language }];
    if (was === undefined) return [{ kind: 'language', change: 'added', language }];
    const added = Object.keys(now).filter((key) => was[key] === undefined).length;
    const removed = Object.keys(was).filter((key) => now[key] === undefined).length;
    const changed = Object.keys(now).filter((key) => was[key] !== undefined && was[key] !== now[key]).length;
    if (added + removed + changed === 0) return [];
    return [{ kind: 'language', change: 'changed', language, added, removed, changed }];
  });
}

function pairs(pack: DraftPack): string[] {
  return pack.componentFocus
    .map(({ component, focusArea, strength }) => JSON.stringify([component, focusArea, strength]))
    .toSorted();
}

/** Equal as data: the order of fields does not count, and nothing, an empty text and a missing field are the same. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(settled(a)) === JSON.stringify(settled(b));
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value === '' ? undefined : value;
  const fields = Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1));
  return Object.fromEntries(fields.map(([key, one]) => [key, settled(one)]));
}
