/**
 * Everything that can be done to a draft. Each gives the draft after it and the edit that takes it back, changes nothing in
 * place, and is null when what it names is not there (any more). Translations and references follow what they belong to.
 */
import { LEAST_CONTRIBUTORS, LEAST_PER_THEME } from '../pack.ts';
import { PART_KINDS, type PartKind } from '../pack-lists.ts';
import type { Draft } from './draft.ts';
import { renameWords, type Strings } from './draft-words.ts';
import type { DraftPack, DraftPart } from './draft-shape.ts';
import { freshId } from './fresh-id.ts';
import { referencesTo } from './references.ts';
import { applyEdit, valueAt, type Change, type Edit } from './tree-edit.ts';

export interface Edited {
  readonly draft: Draft;
  readonly inverse: Edit;
}

/** Makes an edit, such as an inverse, on a draft. */
export function edit(draft: Draft, change: Edit): Edited | null {
  const made = applyEdit(draft.pack, change);
  return made === null ? null : { draft: { ...draft, pack: made.tree }, inverse: made.inverse };
}

/** Makes several edits as one; each is worked out on what the one before left. */
export function editInTurn(draft: Draft, ...steps: readonly ((pack: DraftPack) => Edit)[]): Edited | null {
  let current: Edited = { draft, inverse: [] };
  for (const step of steps) {
    const next = edit(current.draft, step(current.draft.pack));
    if (next === null) return null;
    current = { draft: next.draft, inverse: [...next.inverse, ...current.inverse] };
  }
  return current;
}

type Head = Omit<DraftPack, PartKind | 'translations' | 'format' | 'formatVersion'>;

/** Changes what the pack says of itself: title, notice, authors, licence, thresholds and the like; undefined takes a field out. */
export function changePack(draft: Draft, changes: Partial<Head>): Edited | null {
  const { sharing } = changes;
  if (sharing !== undefined) {
    const { minContributors, minPerTheme } = sharing;
    if (minContributors < LEAST_CONTRIBUTORS || minPerTheme < LEAST_PER_THEME) return null;
  }
  return edit(draft, setFields([], changes));
}

/** Changes fields of one part, not its id. A threshold under the floor is not taken. */
export function changePart<K extends PartKind>(
  draft: Draft,
  kind: K,
  at: number,
  changes: Partial<Omit<DraftPart<K>, 'id'>>,
): Edited | null {
  const threshold: unknown = kind === 'pulses' ? valueAt(changes, ['minContributors']) : undefined;
  if (typeof threshold === 'number' && threshold < LEAST_CONTRIBUTORS) return null;
  return edit(draft, setFields([kind, at], changes));
}

/** A part as it begins, without its id: lists and switches may be left out. */
export type NewPart<K extends PartKind> = Partial<DraftPart<K>>;

/** Adds a part, at the end unless `at` says where. It gets an id of its own, made of its name, unless it brings one that is free. */
export function addPart<K extends PartKind>(
  draft: Draft,
  kind: K,
  part: NewPart<K>,
  at = draft.pack[kind].length,
): Edited | null {
  const free = part.id !== undefined && !draft.pack[kind].some(({ id }) => id === part.id);
  const id = free ? part.id : freshId(draft, kind, nameOf(part));
  return edit(draft, [{ kind: 'insert', list: [kind], at, item: { ...BLANK[kind], ...part, id } }]);
}

/** Takes a part out, with its translations and everything that pointed to it. */
export function removePart(draft: Draft, kind: PartKind, at: number): Edited | null {
  const id = draft.pack[kind][at]?.id;
  if (id === undefined) return null;
  const alone = draft.pack[kind].filter((one) => one.id === id).length === 1;
  return editInTurn(
    draft,
    (pack) => (alone ? withoutReferences(pack, kind, id) : []),
    (pack) =>
      alone && id !== '' ? rewords(pack, (words) => renameWords(words, `${kind}.${id}.`, null)) : [],
    () => [{ kind: 'remove', list: [kind], at }],
  );
}

export function movePart(draft: Draft, kind: PartKind, from: number, to: number): Edited | null {
  return edit(draft, [{ kind: 'move', list: [kind], from, to }]);
}

/** Puts a copy with an id of its own after a part, its translations with it. */
export function duplicatePart(draft: Draft, kind: PartKind, at: number): Edited | null {
  const part = draft.pack[kind][at];
  if (part === undefined) return null;
  const id = freshId(draft, kind, nameOf(part));
  return editInTurn(
    draft,
    () => [{ kind: 'insert', list: [kind], at: at + 1, item: { ...part, id } }],
    (pack) =>
      part.id === ''
        ? []
        : rewords(pack, (words) => ({
            ...words,
            ...renameWords(ofPart(words, `${kind}.${part.id}.`), `${kind}.${part.id}.`, `${kind}.${id}.`),
          })),
  );
}

/** Gives a part another id, any text at all; what points to it and its translations follow, unless another part has its id too. */
export function renamePart(draft: Draft, kind: PartKind, at: number, id: string): Edited | null {
  const before = draft.pack[kind][at]?.id;
  if (before === undefined) return null;
  const alone = before !== '' && draft.pack[kind].filter((one) => one.id === before).length === 1;
  return editInTurn(
    draft,
    (pack) =>
      alone
        ? referencesTo(pack, kind, before).map(
            (place) => ({ kind: 'set', place, value: id }) satisfies Change,
          )
        : [],
    (pack) =>
      alone && id !== ''
        ? rewords(pack, (words) => renameWords(words, `${kind}.${before}.`, `${kind}.${id}.`))
        : [],
    () => [{ kind: 'set', place: [kind, at, 'id'], value: id }],
  );
}

/** Says how a component and a focus area belong together; null says that they do not. */
export function mapFocus(
  draft: Draft,
  component: string,
  focusArea: string,
  strength: 'primary' | 'supporting' | null,
): Edited | null {
  const others = draft.pack.componentFocus.filter(
    (pair) => pair.component !== component || pair.focusArea !== focusArea,
  );
  const value = strength === null ? others : [...others, { component, focusArea, strength }];
  return edit(draft, [{ kind: 'set', place: ['componentFocus'], value }]);
}

/** Words of a translation by key (`prompts.y01.text`); an empty text takes them out. The language is added where it is new. */
export function translate(draft: Draft, language: string, key: string, text: string): Edited | null {
  const place = ['translations', language];
  const known = draft.pack.translations[language];
  return editInTurn(
    draft,
    () => (known === undefined ? [{ kind: 'set', place, value: NO_WORDS }] : []),
    () => [{ kind: 'set', place: [...place, 'strings', key], ...(text === '' ? {} : { value: text }) }],
  );
}

export function addLanguage(draft: Draft, language: string): Edited | null {
  if (draft.pack.translations[language] !== undefined) return null;
  return edit(draft, [{ kind: 'set', place: ['translations', language], value: NO_WORDS }]);
}

export function changeLanguage(
  draft: Draft,
  language: string,
  changes: Partial<Omit<DraftPack['translations'][string], 'strings'>>,
): Edited | null {
  return edit(draft, setFields(['translations', language], changes));
}

export function removeLanguage(draft: Draft, language: string): Edited | null {
  return edit(draft, [{ kind: 'set', place: ['translations', language] }]);
}

const NO_WORDS: DraftPack['translations'][string] = { translators: [], status: 'draft', strings: {} };

const BLANK: { readonly [K in PartKind]: Omit<DraftPart<K>, 'id'> } = {
  components: {},
  focusAreas: {},
  touchstones: {},
  practices: { needsTrainedFacilitator: false },
  thirdThings: {},
  arcs: { steps: [] },
  gatherings: { blocks: [] },
  prompts: { type: 'free', focusAreas: [], lengths: [2, 10, 25], steps: [], share: 'themes-only' },
  families: {},
  themes: { examples: [] },
  pulses: { notValidated: true, minContributors: LEAST_CONTRIBUTORS, scale: [], items: [] },
  sequences: { default: false, arcs: [] },
};

function setFields(place: readonly (string | number)[], changes: object): Edit {
  return Object.entries(changes).map(([field, value]) => ({
    kind: 'set',
    place: [...place, field],
    ...(value === undefined ? {} : { value: value as unknown }),
  }));
}

/** The changes that put new words into every language whose words `by` changes. */
export function rewords(pack: DraftPack, by: (words: Strings) => Strings): Edit {
  return Object.entries(pack.translations).flatMap(([language, { strings }]): Change[] => {
    const value = by(strings);
    return value === strings ? [] : [{ kind: 'set', place: ['translations', language, 'strings'], value }];
  });
}

function ofPart(words: Strings, prefix: string): Strings {
  return Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith(prefix)));
}

function withoutReferences(pack: DraftPack, kind: PartKind, id: string): Edit {
  const backwards = referencesTo(pack, kind, id).toReversed();
  return backwards.map((place): Change => {
    const [list, at] = place;
    if (list === 'componentFocus') return { kind: 'remove', list: [list], at: Number(at) };
    const last = place.at(-1);
    return typeof last === 'number'
      ? { kind: 'remove', list: place.slice(0, -1), at: last }
      : { kind: 'set', place };
  });
}

function nameOf(part: object): string {
  const name: unknown = valueAt(part, ['title']) ?? valueAt(part, ['label']);
  return typeof name === 'string' ? name : '';
}

/** True for a field of the pack that is a list of parts. */
export function isPartKind(field: unknown): field is PartKind {
  return PART_KINDS.some((kind) => kind === field);
}
