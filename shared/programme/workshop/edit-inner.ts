/**
 * Edits of the lists inside a part: weeks of an arc, blocks of a gathering, further questions of a prompt, examples of a theme,
 * answers and questions of the weather, arcs of a sequence. Translations of what moves move along, and weeks stay numbered in order.
 */
import type { Draft } from './draft.ts';
import { moveWords, renameWords } from './draft-words.ts';
import type { DraftPack, DraftPart } from './draft-shape.ts';
import { editInTurn, rewords, type Edited } from './edit-draft.ts';
import { freshItemId } from './fresh-id.ts';
import { applyEdit, valueAt, type Change, type Edit } from './tree-edit.ts';

/** The lists inside parts, by the kind of part they stand in. */
interface InnerLists {
  readonly arcs: 'steps';
  readonly gatherings: 'blocks';
  readonly prompts: 'steps';
  readonly themes: 'examples';
  readonly pulses: 'scale' | 'items';
  readonly sequences: 'arcs';
}
type Outer = keyof InnerLists;
type ItemOf<K extends Outer, L extends InnerLists[K]> =
  DraftPart<K> extends Readonly<Record<L, readonly (infer Item)[]>> ? Item : never;

/** Where an inner list stands: a kind of part, its place, and the list's name, as in `['arcs', 2, 'steps']`. */
export type InnerList<K extends Outer = Outer, L extends InnerLists[K] = InnerLists[K]> = readonly [
  K,
  number,
  L,
];

export function addInner<K extends Outer, L extends InnerLists[K]>(
  draft: Draft,
  list: InnerList<K, L>,
  item: Partial<ItemOf<K, L>> | string,
  at = lengthOf(draft.pack, list),
): Edited | null {
  const whole = typeof item === 'string' ? item : { ...blankOf(draft.pack, list), ...item };
  return restructure(draft, list, { kind: 'insert', list, at, item: whole }, (was) =>
    was < at ? was : was + 1,
  );
}

export function removeInner(draft: Draft, list: InnerList, at: number): Edited | null {
  const id = valueAt(draft.pack, [...list, at, 'id']);
  const [kind, part, name] = list;
  const partId = draft.pack[kind][part]?.id ?? '';
  const words = `${kind}.${partId}.${name}.${String(id)}.`;
  const removed = restructure(draft, list, { kind: 'remove', list, at }, (was) => {
    if (was === at) return -1;
    return was < at ? was : was - 1;
  });
  if (removed === null || name !== 'items' || typeof id !== 'string' || id === '') return removed;
  const reworded = editInTurn(removed.draft, (pack) => rewords(pack, (all) => renameWords(all, words, null)));
  return reworded && { draft: reworded.draft, inverse: [...reworded.inverse, ...removed.inverse] };
}

export function moveInner(draft: Draft, list: InnerList, from: number, to: number): Edited | null {
  return restructure(draft, list, { kind: 'move', list, from, to }, (was) => {
    if (was === from) return to;
    if (from < was && was <= to) return was - 1;
    return to <= was && was < from ? was + 1 : was;
  });
}

/** Changes fields of an item, or replaces an item that is a text. */
export function changeInner<K extends Outer, L extends InnerLists[K]>(
  draft: Draft,
  list: InnerList<K, L>,
  at: number,
  changes: Partial<ItemOf<K, L>> | string,
): Edited | null {
  return editInTurn(draft, () =>
    typeof changes === 'string'
      ? [{ kind: 'set', place: [...list, at], value: changes }]
      : Object.entries(changes).map(([field, value]) => ({
          kind: 'set',
          place: [...list, at, field],
          ...(value === undefined ? {} : { value }),
        })),
  );
}

function lengthOf(pack: DraftPack, list: InnerList): number {
  const items = valueAt(pack, list);
  return Array.isArray(items) ? items.length : 0;
}

function blankOf(pack: DraftPack, [kind, part, name]: InnerList): object {
  if (kind === 'arcs') return { prompts: [], light: false };
  if (kind === 'prompts') return { from: 2 };
  if (name === 'items' && kind === 'pulses') return { id: freshItemId(pack.pulses[part]?.items ?? []) };
  return {};
}

function restructure(
  draft: Draft,
  list: InnerList,
  change: Change,
  to: (was: number) => number,
): Edited | null {
  const [kind, part, name] = list;
  const id = draft.pack[kind][part]?.id ?? '';
  const counted = name !== 'items' && kind !== 'sequences' && id !== '';
  return editInTurn(
    draft,
    () => [change],
    (pack) => (kind === 'arcs' ? renumber(pack, part) : []),
    (pack) => (counted ? rewords(pack, (words) => moveWords(words, `${kind}.${id}.${name}.`, to)) : []),
  );
}

function renumber(pack: DraftPack, arc: number): Edit {
  const steps = pack.arcs[arc]?.steps ?? [];
  return steps.flatMap(({ order }, at): Change[] =>
    order === at + 1 ? [] : [{ kind: 'set', place: ['arcs', arc, 'steps', at, 'order'], value: at + 1 }],
  );
}

/** Moves a week from one arc to another, its translations with it. */
export function moveStep(
  draft: Draft,
  from: { readonly arc: number; readonly step: number },
  to: { readonly arc: number; readonly step: number },
): Edited | null {
  if (from.arc === to.arc) return moveInner(draft, ['arcs', from.arc, 'steps'], from.step, to.step);
  const step = draft.pack.arcs[from.arc]?.steps[from.step];
  const target = draft.pack.arcs[to.arc];
  if (step === undefined || target === undefined) return null;
  const source = `arcs.${draft.pack.arcs[from.arc]?.id ?? ''}.steps.${from.step}.`;
  const labels = Object.entries(draft.pack.translations).flatMap(([language, { strings }]) => {
    const text = strings[`${source}label`];
    return text === undefined ? [] : [{ language, text }];
  });
  const taken = removeInner(draft, ['arcs', from.arc, 'steps'], from.step);
  if (taken === null) return null;
  const put = addInner(taken.draft, ['arcs', to.arc, 'steps'], step, to.step);
  if (put === null) return null;
  const key = `arcs.${target.id}.steps.${to.step}.label`;
  const words = applyEdit(
    put.draft.pack,
    labels.map(({ language, text }) => ({
      kind: 'set',
      place: ['translations', language, 'strings', key],
      value: text,
    })),
  );
  if (words === null) return null;
  const inverse = [...words.inverse, ...put.inverse, ...taken.inverse];
  return { draft: { ...put.draft, pack: words.tree }, inverse };
}
