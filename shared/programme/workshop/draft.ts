/**
 * A draft: the pack that is being written, and how it stood when it was last saved as a file. Drafts begin empty, from a pack
 * or as a copy of one, and are kept as JSON of a version of its own. Reading one back gives every word that was in it, or says why not.
 */
import { newId } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';
import type { Pack } from '../pack.ts';
import { parsePack } from '../parse-pack.ts';
import type { PackProblem } from '../pack-problem.ts';
import { draftPackSchema, type DraftPack } from './draft-shape.ts';
import { moveWords, type Strings } from './draft-words.ts';

export interface Draft {
  readonly pack: DraftPack;
  /** The pack as it was last saved as a file or opened from one; null for one that never was. */
  readonly lastSaved: DraftPack | null;
}

const storedSchema = z.strictObject({
  kind: z.literal('pack-draft'),
  version: z.literal(1),
  pack: draftPackSchema,
  lastSaved: draftPackSchema.nullable(),
});

/** What a new draft is given so that its first prompt has somewhere to go; titles in the language of the draft. */
export interface FirstParts {
  readonly component: string;
  readonly arc: string;
  readonly sequence: string;
}

/** A draft in `language` with one component, one arc of weeks and one sequence, and no prompt yet. */
export function emptyDraft(language: string, { component, arc, sequence }: FirstParts): Draft {
  const pack = draftPackSchema.parse({
    id: newPackId(),
    version: '1.0.0',
    defaultLanguage: language,
    components: [{ id: 'component-1', title: component }],
    arcs: [{ id: 'arc-1', title: arc, kind: 'year' }],
    sequences: [{ id: 'sequence-1', title: sequence, default: true, arcs: ['arc-1'] }],
  });
  return { pack, lastSaved: null };
}

/** A pack opened for writing on. Steps of arcs stand in the order they are walked. */
export function draftFromPack(pack: Pack): Draft {
  const drafted = inWalkedOrder(draftPackSchema.parse(pack));
  return { pack: drafted, lastSaved: drafted };
}

/** A draft of its own, with an id of its own, that says what it is based on. Licence and authors stay: they are owed. */
export function copyOf({ pack }: Draft): Draft {
  const source = { id: pack.id, version: pack.version, spdx: pack.licence.spdx };
  const basedOn = pack.id === '' ? pack.basedOn : [...pack.basedOn, source];
  return {
    pack: { ...pack, id: newPackId(), version: '1.0.0', basedOn, changelog: [] },
    lastSaved: null,
  };
}

/** The same draft, with how it stands now as what was last saved. */
export function markSaved({ pack }: Draft): Draft {
  return { pack, lastSaved: pack };
}

/** The draft as bytes to keep. Every word is in it, sound or not. */
export function writeDraft(draft: Draft): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ kind: 'pack-draft', version: 1, ...draft }));
}

export type ReadDraft =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly problem: 'damaged' | 'newer-version' };

/** Reads what `writeDraft` wrote. Never throws. */
export function readDraft(bytes: Uint8Array): ReadDraft {
  const json = readJson(bytes);
  const parsed = storedSchema.safeParse(json);
  if (parsed.success)
    return { ok: true, draft: { pack: parsed.data.pack, lastSaved: parsed.data.lastSaved } };
  const version = z.looseObject({ kind: z.literal('pack-draft'), version: z.int().min(2) }).safeParse(json);
  return { ok: false, problem: version.success ? 'newer-version' : 'damaged' };
}

export type OpenedPack =
  | { readonly ok: true; readonly draft: Draft; readonly problems: readonly PackProblem[] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Opens a pack file for writing on. One that a reader refuses is opened too, with its problems, where its fields are
 * those of a pack and only what they hold is amiss; otherwise it is refused whole.
 */
export function openPack(bytes: Uint8Array): OpenedPack {
  const parsed = parsePack(bytes);
  if (parsed.ok) return { ok: true, draft: draftFromPack(parsed.pack), problems: [] };
  const [first] = parsed.problems;
  if (first !== undefined && UNREADABLE.has(first.code)) return parsed;
  const drafted = draftPackSchema.safeParse(readJson(bytes));
  if (!drafted.success) return parsed;
  const pack = inWalkedOrder(drafted.data);
  return { ok: true, draft: { pack, lastSaved: null }, problems: parsed.problems };
}

/** Refusals that leave nothing to mend by hand, and files too heavy to try. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'too-large',
  'not-utf8',
  'not-json',
  'too-deep',
  'too-many',
  'not-a-pack',
  'newer-version',
  'repeated-key',
]);

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes)));
  } catch {
    return undefined;
  }
}

/** An id that no other pack has. */
function newPackId(): string {
  return `own.${newId()}`;
}

function inWalkedOrder(pack: DraftPack): DraftPack {
  let strings: ReadonlyMap<string, Strings> = new Map(
    Object.entries(pack.translations).map(([tag, one]) => [tag, one.strings]),
  );
  const arcs = pack.arcs.map((arc) => {
    const places = [...arc.steps.keys()].toSorted(
      (a, b) => (arc.steps[a]?.order ?? Infinity) - (arc.steps[b]?.order ?? Infinity) || a - b,
    );
    if (places.every((place, index) => place === index)) return arc;
    strings = new Map(
      [...strings].map(([tag, known]) => [
        tag,
        moveWords(known, `arcs.${arc.id}.steps.`, (at) => places.indexOf(at)),
      ]),
    );
    return { ...arc, steps: places.flatMap((place) => arc.steps[place] ?? []) };
  });
  const translations = Object.fromEntries(
    Object.entries(pack.translations).map(([tag, one]) => [
      tag,
      { ...one, strings: { ...(strings.get(tag) ?? one.strings) } },
    ]),
  );
  return { ...pack, arcs, translations };
}
