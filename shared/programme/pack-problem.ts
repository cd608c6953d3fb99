/**
 * What may be wrong with a pack, and where. Codes are closed: each has one sentence on the screen. A problem never
 * repeats text of the pack, because that text is exactly what is not trusted; paths and details hold ids and numbers.
 */
import type { Node } from 'jsonc-parser';

export type PackProblemCode =
  | 'too-large'
  | 'not-utf8'
  | 'not-json'
  | 'too-deep'
  | 'not-a-pack'
  | 'newer-version'
  | 'repeated-key'
  | 'missing-field'
  | 'unknown-field'
  | 'wrong-type'
  | 'wrong-value'
  | 'wrong-format'
  | 'too-long'
  | 'too-short'
  | 'too-many'
  | 'too-few'
  | 'out-of-range'
  | 'threshold-too-low'
  | 'line-break'
  | 'html'
  | 'unsafe-character'
  | 'repeated-id'
  | 'repeated-value'
  | 'unknown-reference'
  | 'minutes-do-not-add-up'
  | 'several-defaults'
  | 'cite-only-with-text'
  | 'licensed-without-note'
  | 'unknown-string';

export interface PackProblem {
  readonly code: PackProblemCode;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
  /** Such as `prompts[3].text`; empty for the file as a whole. */
  readonly path: string;
  /** An id, a limit or a sum, never a sentence. `50 ≠ 45 (+5)` for a gathering whose blocks come to 50 minutes. */
  readonly detail?: string;
}

export type PathPart = string | number;

/** A list as long as anyone reads; what is found beyond it waits for the next try. */
export const MOST_PROBLEMS = 50;

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const QUOTABLE_KEY = /^[A-Za-z0-9_.-]{1,300}$/;

export function writePath(path: readonly PathPart[]): string {
  let written = '';
  for (const part of path) {
    if (typeof part === 'number') written += `[${part}]`;
    else if (PLAIN_KEY.test(part)) written += written === '' ? part : `.${part}`;
    else written += QUOTABLE_KEY.test(part) ? `["${part}"]` : '["…"]';
  }
  return written;
}

/** Gathers problems with their places, up to the most anyone reads. */
export class ProblemList {
  readonly #problems: PackProblem[] = [];
  readonly #text: string;
  readonly #root: Node | undefined;

  constructor(text: string, root?: Node) {
    this.#text = text;
    this.#root = root;
  }

  get full(): boolean {
    return this.#problems.length >= MOST_PROBLEMS;
  }

  get problems(): readonly PackProblem[] {
    return this.#problems;
  }

  /** Notes a problem at an offset of the text, in UTF-16 code units. */
  addAt(offset: number, code: PackProblemCode, path: readonly PathPart[], detail?: string): void {
    if (this.full) return;
    const before = this.#text.slice(0, offset).split(/\r\n|\n|\r/);
    const column = (before.at(-1)?.length ?? 0) + 1;
    const problem: PackProblem = { code, line: before.length, column, path: writePath(path) };
    this.#problems.push(detail === undefined ? problem : { ...problem, detail });
  }

  /** Notes a problem at a path: at its value, or at the nearest thing above it that is there. */
  add(code: PackProblemCode, path: readonly PathPart[], detail?: string): void {
    if (this.full) return;
    this.addAt(this.#offsetOf(path), code, path, detail);
  }

  #offsetOf(path: readonly PathPart[]): number {
    let node = this.#root;
    for (const part of path) {
      const below =
        typeof part === 'number'
          ? node?.children?.[part]
          : node?.children?.find((property) => property.children?.[0]?.value === part)?.children?.[1];
      if (below === undefined) break;
      node = below;
    }
    return node?.offset ?? 0;
  }
}
