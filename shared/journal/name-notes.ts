/**
 * What the name guard remembers, inside the sealed journal and nowhere else. In the journal's own document:
 *
 * | map          | key                         | value                                       |
 * |--------------|-----------------------------|---------------------------------------------|
 * | `names`      | a name the writer listed    | `true`                                      |
 * | `names-fine` | the key of what was found   | the words as they stood when it was called fine |
 * | `name-guard` | `off`                       | `true` while the guard is off in this journal |
 *
 * And in an entry's document the map `names-left`: the key of what was left as it is on that page alone.
 */
import type * as Y from 'yjs';
import { z } from '../base/schema.ts';

const nameSchema = z.string().trim().min(1).max(80);
const keySchema = z.string().min(1).max(500);
const shownSchema = z.string().min(1).max(500);

/** More than any school has; a larger journal still opens, and the rest is left out. */
const LIST_LIMIT = 1000;

export interface NameNotes {
  readonly on: boolean;
  /** The writer's own list, in the order of the alphabet. */
  readonly list: readonly string[];
  readonly fine: readonly { readonly key: string; readonly words: string }[];
}

export const nameChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('guard'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('add'), name: nameSchema }),
  z.strictObject({ kind: z.literal('remove'), name: nameSchema }),
  /** What was found is no name, or may stand; never shown again in this journal. */
  z.strictObject({ kind: z.literal('fine'), key: keySchema, words: shownSchema }),
  z.strictObject({ kind: z.literal('not-fine'), key: keySchema }),
]);
export type NameChange = z.infer<typeof nameChangeSchema>;

export function changeNames(document: Y.Doc, change: NameChange): void {
  switch (change.kind) {
    case 'guard':
      if (change.on) document.getMap('name-guard').delete('off');
      else document.getMap('name-guard').set('off', true);
      break;
    case 'add':
      document.getMap('names').set(change.name, true);
      break;
    case 'remove':
      document.getMap('names').delete(change.name);
      break;
    case 'fine':
      document.getMap('names-fine').set(change.key, change.words);
      break;
    case 'not-fine':
      document.getMap('names-fine').delete(change.key);
      break;
  }
}

/** What another version wrote and this one cannot read is left out, never an error. */
export function readNameNotes(document: Y.Doc): NameNotes {
  const list = [...document.getMap('names').keys()].filter((name) => nameSchema.safeParse(name).success);
  const fine = [...document.getMap('names-fine').entries()].flatMap(([key, value]) => {
    const words = shownSchema.safeParse(value);
    return words.success ? [{ key, words: words.data }] : [];
  });
  return {
    on: document.getMap('name-guard').get('off') !== true,
    list: list.toSorted((one, other) => one.localeCompare(other)).slice(0, LIST_LIMIT),
    fine: fine.toSorted((one, other) => one.words.localeCompare(other.words)).slice(0, LIST_LIMIT),
  };
}

/** This page keeps the words as they are. */
export function leaveName(entry: Y.Doc, key: string): void {
  entry.getMap('names-left').set(key, true);
}

export function leftNames(entry: Y.Doc): string[] {
  return [...entry.getMap('names-left').keys()];
}
