/**
 * Changes to a tree of JSON, each with the change that takes it back. Nothing is changed in place: what a change does not
 * touch is the same object before and after. A change that names a place which is not there does nothing at all.
 */
import type { PathPart } from '../pack-problem.ts';

/** Where something stands: names of fields and places in lists, from the root. */
export type Place = readonly PathPart[];

/** `set` without a value takes the field away. Places in lists count from 0. */
export type Change =
  | { readonly kind: 'set'; readonly place: Place; readonly value?: unknown }
  | { readonly kind: 'insert'; readonly list: Place; readonly at: number; readonly item: unknown }
  | { readonly kind: 'remove'; readonly list: Place; readonly at: number }
  | { readonly kind: 'move'; readonly list: Place; readonly from: number; readonly to: number };

/** Several changes that are made, and taken back, as one. */
export type Edit = readonly Change[];

export interface Changed<T> {
  readonly tree: T;
  readonly inverse: Edit;
}

/** Makes all changes one after another, or none: null when one of them names a place that is not there. */
export function applyEdit<T>(tree: T, edit: Edit): Changed<T> | null {
  let current: unknown = tree;
  const inverse: Change[] = [];
  for (const change of edit) {
    const back = inverseOf(current, change);
    if (back === null) return null;
    current = changed(current, change);
    inverse.unshift(back);
  }
  return { tree: current as T, inverse };
}

/** What stands at a place, or undefined. */
export function valueAt(tree: unknown, place: Place): unknown {
  let value = tree;
  for (const part of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PathPart, unknown>)[part];
  }
  return value;
}

function inverseOf(tree: unknown, change: Change): Change | null {
  if (change.kind === 'set') {
    const { place } = change;
    const holder = valueAt(tree, place.slice(0, -1));
    const key = place.at(-1);
    if (typeof holder !== 'object' || holder === null || key === undefined || key === '__proto__')
      return null;
    if (Array.isArray(holder) && (!isIndex(key, holder.length) || change.value === undefined)) return null;
    const before = valueAt(tree, place);
    return before === undefined ? { kind: 'set', place } : { kind: 'set', place, value: before };
  }
  const list = valueAt(tree, change.list);
  if (!Array.isArray(list)) return null;
  const items: readonly unknown[] = list;
  switch (change.kind) {
    case 'insert':
      return isIndex(change.at, items.length + 1)
        ? { kind: 'remove', list: change.list, at: change.at }
        : null;
    case 'remove':
      return isIndex(change.at, items.length)
        ? { kind: 'insert', list: change.list, at: change.at, item: items[change.at] }
        : null;
    case 'move':
      return isIndex(change.from, items.length) && isIndex(change.to, items.length)
        ? { kind: 'move', list: change.list, from: change.to, to: change.from }
        : null;
  }
}

function isIndex(key: PathPart, below: number): boolean {
  return typeof key === 'number' && Number.isInteger(key) && key >= 0 && key < below;
}

function changed(tree: unknown, change: Change): unknown {
  if (change.kind === 'set') {
    const key = change.place.at(-1) ?? '';
    return replace(tree, change.place.slice(0, -1), (holder) => withValue(holder, key, change.value));
  }
  return replace(tree, change.list, (list) => {
    const items: readonly unknown[] = Array.isArray(list) ? list : [];
    switch (change.kind) {
      case 'insert':
        return items.toSpliced(change.at, 0, change.item);
      case 'remove':
        return items.toSpliced(change.at, 1);
      case 'move':
        return items.toSpliced(change.from, 1).toSpliced(change.to, 0, items[change.from]);
    }
  });
}

function replace(tree: unknown, place: Place, by: (value: unknown) => unknown): unknown {
  const [part, ...rest] = place;
  if (part === undefined) return by(tree);
  return withValue(tree, part, replace(valueAt(tree, [part]), rest, by));
}

function withValue(holder: unknown, key: PathPart, value: unknown): unknown {
  if (Array.isArray(holder)) return holder.with(Number(key), value);
  const fields = { ...(holder as Readonly<Record<PathPart, unknown>>) };
  if (value === undefined) Reflect.deleteProperty(fields, key);
  else fields[key] = value;
  return fields;
}
