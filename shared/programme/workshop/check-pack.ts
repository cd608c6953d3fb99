/**
 * *Check my pack*: everything that a reader would refuse, by code and place, and hints that refuse nothing.
 *
 * It asks the very reader that other computers use, on the very bytes that would be saved: a pack is good here exactly when
 * `parsePack` takes those bytes. Besides, it names what is wrong between fields (minutes, ids, references) while fields are still
 * missing, which a reader leaves for later.
 */
import { ProblemList, MOST_PROBLEMS, type PackProblem, type PackProblemCode } from '../pack-problem.ts';
import { checkRules } from '../pack-rules.ts';
import { parsePack } from '../parse-pack.ts';
import { asWhole } from './as-whole.ts';
import { findHints, type Hint } from './check-hints.ts';
import type { DraftPack } from './draft-shape.ts';
import { readPath } from './pack-place.ts';
import { valueAt, type Place } from './tree-edit.ts';
import { writePack } from './write-pack.ts';

export interface Finding {
  readonly code: PackProblemCode;
  /** The place as people would be led to it; empty for the pack as a whole. */
  readonly place: Place;
  /** A limit, an id or a sum, as the reader of packs says it. */
  readonly detail: string | null;
  /** For minutes that do not add up. */
  readonly minutes: Minutes | null;
}

export interface Minutes {
  /** What the blocks come to. */
  readonly sum: number;
  /** What the gathering says it takes. */
  readonly said: number;
  /** How much the blocks are over (more than 0) or under (less). */
  readonly difference: number;
}

export interface CheckedPack {
  /** True exactly when every reader takes the file. */
  readonly good: boolean;
  /** The file as it would be saved. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What a reader would refuse, in the order of the pack; empty exactly when it is good. */
  readonly findings: readonly Finding[];
  /** There may be more than are listed. */
  readonly more: boolean;
  /** What might read better, or may have been forgotten. Never a reason to refuse. */
  readonly hints: readonly Hint[];
}

/** Checks a draft. `year` is this year, for the reckoning of what is in the public domain in the United States. */
export function checkPack(draft: DraftPack, year: number): CheckedPack {
  const bytes = writePack(draft);
  const parsed = parsePack(bytes);
  const hints = findHints(draft, year);
  if (parsed.ok) return { good: true, bytes, findings: [], more: false, hints };
  const known = new Set(parsed.problems.map(({ code, path }) => `${code} ${path}`));
  const early = foundEarly(draft).filter(({ code, path }) => !known.has(`${code} ${path}`));
  const findings = [...parsed.problems, ...early].map((problem) => findingOf(draft, problem));
  const order = Object.keys(FIELD_ORDER);
  const rank = ({ place: [section] }: Finding): number => order.indexOf(String(section));
  return {
    good: false,
    bytes,
    findings: findings.toSorted((a, b) => rank(a) - rank(b) || comparePlaces(a.place, b.place)),
    more: parsed.problems.length >= MOST_PROBLEMS,
    hints,
  };
}

/** The minutes of a gathering; null while one of its numbers is missing. */
export function minutesOf({ minutes, blocks }: DraftPack['gatherings'][number]): Minutes | null {
  if (minutes === undefined || blocks.some((block) => !Number.isFinite(block.minutes))) return null;
  const sum = blocks.reduce((total, block) => total + (block.minutes ?? 0), 0);
  return { sum, said: minutes, difference: sum - minutes };
}

/** The sections in the order of a pack, for sorting alone. */
const FIELD_ORDER: { readonly [K in keyof DraftPack]: true } = {
  format: true,
  formatVersion: true,
  id: true,
  version: true,
  title: true,
  summary: true,
  notice: true,
  defaultLanguage: true,
  authors: true,
  licence: true,
  basedOn: true,
  components: true,
  focusAreas: true,
  componentFocus: true,
  touchstones: true,
  practices: true,
  thirdThings: true,
  arcs: true,
  gatherings: true,
  prompts: true,
  families: true,
  themes: true,
  pulses: true,
  sequences: true,
  sharing: true,
  translations: true,
  changelog: true,
};

function comparePlaces(a: Place, b: Place): number {
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (typeof part === 'number' && typeof other === 'number' && part !== other) return part - other;
    if (part !== other) return 0;
  }
  return 0;
}

function findingOf(draft: DraftPack, { code, path, detail }: PackProblem): Finding {
  const place = readPath(path);
  const gathering = code === 'minutes-do-not-add-up' ? draft.gatherings[Number(place[1])] : undefined;
  return {
    code,
    place,
    detail: detail ?? null,
    minutes: gathering === undefined ? null : minutesOf(gathering),
  };
}

/** The rules between fields, on a draft that may lack some: what only comes of something missing is left to the reader. */
function foundEarly(draft: DraftPack): readonly PackProblem[] {
  const problems = new ProblemList('');
  checkRules(asWhole(draft), problems);
  return problems.problems.filter(({ code, path, detail }) => {
    const place = readPath(path);
    if (code === 'minutes-do-not-add-up') {
      const gathering = draft.gatherings[Number(place[1])];
      return gathering !== undefined && minutesOf(gathering) !== null;
    }
    if (code === 'repeated-value') return valueAt(draft, place) !== undefined;
    return code === 'repeated-id' || code === 'unknown-reference'
      ? detail !== '' && detail !== undefined
      : true;
  });
}
