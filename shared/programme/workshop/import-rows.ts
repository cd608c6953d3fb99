/**
 * Prompts out of a table. The first row names the columns; every row after it is one prompt, or says in closed codes why not.
 * Nothing is added here: the caller gets the good rows and the errors, and may take all, the good ones, or none.
 */
import { TEXT_SIZE, type Length } from '../pack.ts';
import { textFlaw } from '../safe-text.ts';
import type { Draft } from './draft.ts';
import type { DraftPart } from './draft-shape.ts';
import { addPart, edit, type Edited } from './edit-draft.ts';
import type { Edit } from './tree-edit.ts';

/** The columns of the template, in its order. Only `question` must be there. Cells of `ten` and `twentyFive` ask one thing a line. */
export const COLUMNS = [
  'question',
  'title',
  'type',
  'minutes',
  'ten',
  'twentyFive',
  'component',
  'focusAreas',
  'tone',
  'share',
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * What a table may call things, besides the names used here: titles of columns, types, tones and sharing in the languages of the app.
 * Capitals, accents and outer spaces do not count.
 */
export interface TableWords {
  readonly columns: Readonly<Record<Column, readonly string[]>>;
  readonly types: Readonly<Record<PromptType, readonly string[]>>;
  readonly tones: Readonly<Record<Tone, readonly string[]>>;
  readonly shares: Readonly<Record<Share, readonly string[]>>;
}

type Prompt = DraftPart<'prompts'>;
export type PromptType = Prompt['type'];
export type Tone = NonNullable<Prompt['tone']>;
export type Share = Prompt['share'];

export type TableProblem =
  /** There is no row below the titles. */
  'no-rows' | 'too-many-rows' | 'no-question-column' | 'repeated-column';

export type RowProblem =
  | 'no-question'
  | 'too-long'
  | 'line-break'
  | 'html'
  | 'unsafe-character'
  /** A formula came in place of what it gives. */
  | 'formula'
  | 'unknown-type'
  | 'unknown-minutes'
  | 'unknown-component'
  | 'unknown-focus-area'
  | 'too-many-focus-areas'
  | 'unknown-tone'
  | 'unknown-share'
  | 'too-many-steps'
  /** The same question stands in a row above or in the pack. */
  | 'repeated-question'
  /** The pack would hold more prompts than a pack may. */
  | 'too-many-prompts'
  /** More cells than there are titles of columns. */
  | 'cell-without-column';

export interface RowError {
  /** The number of the row as a spreadsheet counts it: the titles are row 1. */
  readonly row: number;
  readonly column: Column | null;
  readonly problem: RowProblem;
  /** A limit, for what is too long or too many. */
  readonly limit: number | null;
}

export type ImportedRows =
  | { readonly ok: false; readonly problem: TableProblem }
  | {
      readonly ok: true;
      readonly good: readonly { readonly row: number; readonly prompt: Omit<Prompt, 'id'> }[];
      readonly errors: readonly RowError[];
      /** Titles of columns that mean nothing here; their cells were passed over. Counted from 1. */
      readonly unknownColumns: readonly number[];
    };

/** More rows than ten packs could hold; a longer table is not looked at row by row. */
const MOST_ROWS = 5_000;
const MOST_PROMPTS = 500;
const MOST_STEPS = 8;
const MOST_FOCUS_AREAS = 4;

/** Reads a table as prompts for `draft`. Rows that are empty are passed over. */
export function importRows(
  rows: readonly (readonly string[])[],
  { pack }: Draft,
  words: TableWords,
): ImportedRows {
  const [titles = [], ...below] = rows;
  const filled = below
    .map((cells, at) => ({ cells: cells.map(plainCell), row: at + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > MOST_ROWS) return { ok: false, problem: 'too-many-rows' };
  const columns = titles.map((title) => named(words.columns, title));
  if (!columns.includes('question')) return { ok: false, problem: 'no-question-column' };
  const known = columns.filter((column) => column !== null);
  if (new Set(known).size < known.length) return { ok: false, problem: 'repeated-column' };
  if (filled.length === 0) return { ok: false, problem: 'no-rows' };

  const good: { row: number; prompt: Omit<Prompt, 'id'> }[] = [];
  const errors: RowError[] = [];
  const asked = new Set(pack.prompts.map(({ text = '' }) => folded(text)));
  for (const { cells, row } of filled) {
    const reader = new RowReader(row, columns, cells);
    const prompt = readPrompt(reader, pack, words);
    const question = folded(prompt.text ?? '');
    if (question !== '' && asked.has(question)) reader.note('question', 'repeated-question');
    asked.add(question);
    if (reader.errors.length === 0 && pack.prompts.length + good.length >= MOST_PROMPTS) {
      reader.note(null, 'too-many-prompts', MOST_PROMPTS);
    }
    if (reader.errors.length === 0) good.push({ row, prompt });
    errors.push(...reader.errors);
  }
  const unknownColumns = columns.flatMap((column, at) =>
    column === null && (titles[at] ?? '').trim() !== '' ? at + 1 : [],
  );
  return { ok: true, good, errors, unknownColumns };
}

/** Adds what `importRows` gave, at the end, as one edit. */
export function addPrompts(draft: Draft, prompts: readonly Omit<Prompt, 'id'>[]): Edited {
  let current: { draft: Draft; inverse: Edit } = { draft, inverse: [] };
  for (const prompt of prompts) {
    const added = addPart(current.draft, 'prompts', prompt);
    if (added !== null) current = { draft: added.draft, inverse: [...added.inverse, ...current.inverse] };
  }
  return current.draft === draft ? (edit(draft, []) ?? current) : current;
}

/** The cells of one row by column, and what is wrong with them. */
class RowReader {
  readonly errors: RowError[] = [];
  readonly #row: number;
  readonly #cells = new Map<Column, string>();

  constructor(row: number, columns: readonly (Column | null)[], cells: readonly string[]) {
    this.#row = row;
    for (const [at, cell] of cells.entries()) {
      const column = columns[at];
      if (column === undefined && cell !== '') this.note(null, 'cell-without-column');
      if (column === undefined || column === null || cell === '') continue;
      this.#cells.set(column, cell);
      const flaw = textFlaw(cell);
      if (flaw !== null) this.note(column, flaw);
      if (/^=\S/u.test(cell)) this.note(column, 'formula');
    }
  }

  note(column: Column | null, problem: RowProblem, limit: number | null = null): void {
    this.errors.push({ row: this.#row, column, problem, limit });
  }

  /** One line of at most 200, or as many lines as one likes of at most 2,000. */
  text(column: Column, kind: 'short' | 'long'): string | undefined {
    const cell = this.#cells.get(column);
    if (cell === undefined) return undefined;
    if (cell.length > TEXT_SIZE[kind]) this.note(column, 'too-long', TEXT_SIZE[kind]);
    if (kind === 'short' && cell.includes('\n')) this.note(column, 'line-break');
    return cell;
  }

  /** What a cell chooses from a closed list; a value that is not in it is an error. */
  choice<T extends string>(
    column: Column,
    from: Readonly<Record<T, readonly string[]>>,
    problem: RowProblem,
  ): T | undefined {
    const cell = this.#cells.get(column);
    if (cell === undefined) return undefined;
    const found = named(from, cell);
    if (found === null) this.note(column, problem);
    return found ?? undefined;
  }

  lines(column: Column): readonly string[] {
    return this.#split(column, /\n/);
  }

  items(column: Column): readonly string[] {
    return this.#split(column, /[\n,;/·،؛]| {2,}/u);
  }

  #split(column: Column, by: RegExp): readonly string[] {
    const cell = this.#cells.get(column) ?? '';
    return cell
      .split(by)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
}

function readPrompt(reader: RowReader, pack: Draft['pack'], words: TableWords): Omit<Prompt, 'id'> {
  const text = reader.text('question', 'long');
  if (text === undefined) reader.note('question', 'no-question');
  const title = reader.text('title', 'short');
  const type = reader.choice('type', words.types, 'unknown-type') ?? 'free';
  const steps = readSteps(reader);
  const lengths = readLengths(reader);
  const component = readReferences(reader, pack, 'component', 'components')[0];
  const focusAreas = readReferences(reader, pack, 'focusAreas', 'focusAreas');
  if (focusAreas.length > MOST_FOCUS_AREAS)
    reader.note('focusAreas', 'too-many-focus-areas', MOST_FOCUS_AREAS);
  const tone = reader.choice('tone', words.tones, 'unknown-tone');
  const share = reader.choice('share', words.shares, 'unknown-share') ?? 'themes-only';
  return { type, title, text, component, focusAreas, lengths, steps, tone, share };
}

function readSteps(reader: RowReader): Prompt['steps'] {
  const steps = (['ten', 'twentyFive'] as const).flatMap((column) =>
    reader.lines(column).map((ask): Prompt['steps'][number] => {
      if (ask.length > TEXT_SIZE.long) reader.note(column, 'too-long', TEXT_SIZE.long);
      return { ask, from: column === 'ten' ? 10 : 25 };
    }),
  );
  if (steps.length > MOST_STEPS) reader.note('twentyFive', 'too-many-steps', MOST_STEPS);
  return steps;
}

function readLengths(reader: RowReader): Length[] {
  const lengths: Length[] = [];
  for (const part of reader.items('minutes').flatMap((item) => item.split(' '))) {
    const number = Number(part.replace(/[^\p{Nd}]+$/u, '').replaceAll(/[٠-٩]/g, westernDigit));
    if (number !== 2 && number !== 10 && number !== 25) {
      if (/\p{Nd}/u.test(part)) reader.note('minutes', 'unknown-minutes');
    } else if (!lengths.includes(number)) lengths.push(number);
  }
  if (lengths.length === 0 && reader.items('minutes').length > 0 && reader.errors.length === 0) {
    reader.note('minutes', 'unknown-minutes');
  }
  return lengths.length === 0 ? [2, 10, 25] : lengths.toSorted((a, b) => a - b);
}

function westernDigit(digit: string): string {
  return String(digit.charCodeAt(0) - 0x0660);
}

/** Components and focus areas may be named by their id or by their title in any language of the pack. */
function readReferences(
  reader: RowReader,
  pack: Draft['pack'],
  column: 'component' | 'focusAreas',
  kind: 'components' | 'focusAreas',
): string[] {
  const titles = Object.values(pack.translations).map(({ strings }) => strings);
  const names = Object.fromEntries(
    pack[kind].map(({ id, title = '' }) => [
      id,
      [title, ...titles.map((strings) => strings[`${kind}.${id}.title`] ?? '')],
    ]),
  );
  const whole = reader.text(column, 'long');
  const wholeId = whole === undefined ? null : named(names, whole);
  if (wholeId !== null) return [wholeId];
  if (column === 'component') {
    if (whole !== undefined) reader.note(column, 'unknown-component');
    return [];
  }
  const ids: string[] = [];
  for (const item of reader.items(column)) {
    const id = named(names, item);
    if (id === null) reader.note(column, 'unknown-focus-area');
    else if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

function named<T extends string>(names: Readonly<Record<T, readonly string[]>>, said: string): T | null {
  const wanted = folded(said);
  if (wanted === '') return null;
  const entries = Object.entries(names) as [T, readonly string[]][];
  return entries.find(([id, others]) => [id, ...others].some((name) => folded(name) === wanted))?.[0] ?? null;
}

function folded(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Line ends as packs have them, no spaces around, tabs as spaces; the words themselves as they are. */
function plainCell(cell: string): string {
  return cell
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\t\u00a0]/g, ' ')
    .trim();
}
