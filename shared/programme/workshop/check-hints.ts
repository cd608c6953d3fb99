/**
 * Hints for whoever writes a pack: what may be hard to read at the end of a day, what leads nowhere, what is missing in a
 * translation. No scores, no grades, nothing that must be followed; a pack with every hint there is, is still a good pack.
 */
import type { Length } from '../pack.ts';
import { stringsOf } from '../pack-strings.ts';
import { asWhole } from './as-whole.ts';
import type { DraftPack } from './draft-shape.ts';
import { placeOfString } from './pack-place.ts';
import type { Place } from './tree-edit.ts';

export type HintCode =
  /** A sentence of more words than are read in one breath; the number is how many. */
  | 'long-sentence'
  /** The question itself, before any further one, is long; the number is how many words. */
  | 'long-question'
  /** More than one question at once on the shortest page; the number is how many. */
  | 'several-questions'
  | 'exclamation'
  | 'capitals'
  /** A mark of a trade in a name. */
  | 'trade-mark'
  | 'only-spaces'
  /** Ten or twenty-five minutes are offered and ask nothing more than two; the number is the length. */
  | 'nothing-more'
  /** A further question that no length of the prompt would show. */
  | 'never-asked'
  /** A rough day asks at most three further questions; the number is how many it has. */
  | 'rough-day-long'
  | 'same-words'
  | 'prompt-unused'
  | 'arc-unused'
  | 'gathering-unused'
  | 'third-thing-unused'
  /** Said to be in the public domain, and too young for that in the United States; the number is the last year that is. */
  | 'not-yet-public'
  /** Said to be in the public domain, and no year is given to reckon from. */
  | 'year-unknown'
  /** Words of a language are missing; the number is how many. */
  | 'words-missing'
  /** A language was translated for another version. */
  | 'words-of-another-version'
  /** A list in a translation has other items than the original; the number is how many the original has. */
  | 'other-list';

export interface Hint {
  readonly code: HintCode;
  readonly place: Place;
  readonly number: number | null;
}

const MOST_IN_SENTENCE = 25;
const MOST_IN_QUESTION = 60;

/** All hints, in the order of the pack. `year` is this year. */
export function findHints(pack: DraftPack, year: number): readonly Hint[] {
  return [
    ...ofTexts(pack),
    ...pack.prompts.flatMap((prompt, at) => ofPrompt(prompt, at)),
    ...sameWords(pack),
    ...unused(pack),
    ...ofRights(pack, year),
    ...ofTranslations(pack),
  ];
}

/** The last year of which all published works are in the public domain in the United States: there, and nowhere else by that rule. */
export function lastPublicYear(year: number): number {
  return year - 96;
}

function hint(code: HintCode, place: Place, number: number | null = null): Hint {
  return { code, place, number };
}

const wordsIn = (text: string): number => (text.match(/[\p{L}\p{N}]+(['’][\p{L}]+)*/gu) ?? []).length;

function ofTexts(pack: DraftPack): Hint[] {
  const hints: Hint[] = [];
  for (const [key, { text }] of stringsOf(asWhole(pack))) {
    const place = placeOfString(pack, key);
    if (place === null || text === '') continue;
    if (text.trim() === '') hints.push(hint('only-spaces', place));
    if (/[®™℠]/u.test(text) && /(^|\.)(title|label)$/.test(key)) hints.push(hint('trade-mark', place));
    if (place[0] === 'thirdThings') continue;
    const longest = Math.max(...text.split(/[.!?؟।。…:;]+\s|\n/u).map(wordsIn));
    if (longest > MOST_IN_SENTENCE) hints.push(hint('long-sentence', place, longest));
    if (/[!！]/u.test(text)) hints.push(hint('exclamation', place));
    if (/\p{Lu}{3,}[\s\p{P}]+\p{Lu}{3,}/u.test(text)) hints.push(hint('capitals', place));
  }
  return hints;
}

function ofPrompt(prompt: DraftPack['prompts'][number], at: number): Hint[] {
  const hints: Hint[] = [];
  const { text = '', lengths, steps, type } = prompt;
  const words = wordsIn(text);
  if (words > MOST_IN_QUESTION) hints.push(hint('long-question', ['prompts', at, 'text'], words));
  const asked = [text, ...steps.filter(({ from }) => from === 2).map(({ ask = '' }) => ask)].join('\n');
  const questions = (asked.match(/[?؟]/gu) ?? []).length;
  if (lengths.includes(2) && type !== 'rough-day' && questions > 2) {
    hints.push(hint('several-questions', ['prompts', at, 'text'], questions));
  }
  const longest = Math.max(0, ...lengths);
  for (const [step, { from }] of steps.entries()) {
    if (from > longest) hints.push(hint('never-asked', ['prompts', at, 'steps', step, 'from']));
  }
  for (const length of [10, 25] satisfies Length[]) {
    const shorter = lengths.filter((one) => one < length).toSorted((a, b) => b - a)[0];
    if (!lengths.includes(length) || shorter === undefined || type === 'blank') continue;
    if (!steps.some(({ from }) => from > shorter && from <= length)) {
      hints.push(hint('nothing-more', ['prompts', at, 'lengths'], length));
    }
  }
  if (type === 'rough-day' && steps.length > 3) {
    hints.push(hint('rough-day-long', ['prompts', at, 'steps'], steps.length));
  }
  return hints;
}

function sameWords(pack: DraftPack): Hint[] {
  const seen = new Set<string>();
  return pack.prompts.flatMap(({ text = '' }, at) => {
    const plain = text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const again = plain !== '' && seen.has(plain);
    seen.add(plain);
    return again ? [hint('same-words', ['prompts', at, 'text'])] : [];
  });
}

function unused(pack: DraftPack): Hint[] {
  const walked = new Set(pack.sequences.flatMap(({ arcs }) => arcs));
  const steps = pack.arcs.flatMap((arc) => arc.steps);
  const blocks = pack.gatherings.flatMap((gathering) => gathering.blocks);
  const prompts = new Set(
    steps.flatMap((step) => step.prompts).concat(blocks.flatMap(({ prompt }) => prompt ?? [])),
  );
  const gatherings = new Set(steps.map(({ gathering }) => gathering));
  const things = new Set([...pack.prompts, ...blocks].map(({ thirdThing }) => thirdThing));
  const never = (
    code: HintCode,
    kind: 'arcs' | 'gatherings' | 'prompts' | 'thirdThings',
    used: (part: { readonly id: string; readonly kind?: string | undefined }) => boolean,
  ): Hint[] => pack[kind].flatMap((part, at) => (used(part) ? [] : [hint(code, [kind, at])]));
  return [
    ...never('third-thing-unused', 'thirdThings', ({ id }) => things.has(id)),
    ...never('arc-unused', 'arcs', ({ id, kind }) => kind === 'anytime' || walked.has(id)),
    ...never('gathering-unused', 'gatherings', ({ id }) => gatherings.has(id)),
    ...never('prompt-unused', 'prompts', ({ id }) => prompts.has(id)),
  ];
}

function ofRights(pack: DraftPack, year: number): Hint[] {
  const last = lastPublicYear(year);
  return pack.thirdThings.flatMap(({ rights, year: published }, at) => {
    if (rights !== 'public-domain') return [];
    if (published === undefined) return [hint('year-unknown', ['thirdThings', at, 'year'])];
    return published > last ? [hint('not-yet-public', ['thirdThings', at, 'year'], last)] : [];
  });
}

function ofTranslations(pack: DraftPack): Hint[] {
  const original = [...stringsOf(asWhole(pack))].filter(([, { text }]) => text !== '');
  const items = (text: string): number => text.split('\n').filter((line) => line.startsWith('- ')).length;
  return Object.entries(pack.translations).flatMap(([language, { strings, forVersion }]) => {
    const hints: Hint[] = [];
    const missing = original.filter(([key]) => (strings[key] ?? '') === '').length;
    if (missing > 0) hints.push(hint('words-missing', ['translations', language], missing));
    if (forVersion !== undefined && forVersion !== '' && forVersion !== pack.version) {
      hints.push(hint('words-of-another-version', ['translations', language, 'forVersion']));
    }
    for (const [key, { text }] of original) {
      const translated = strings[key] ?? '';
      if (translated === '' || items(translated) === items(text)) continue;
      hints.push(hint('other-list', ['translations', language, 'strings', key], items(text)));
    }
    return hints;
  });
}
