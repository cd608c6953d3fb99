/**
 * The only way in for a pack from outside. Gives a whole checked pack, or says what is wrong and where.
 * Never throws, whatever the bytes; never gives half a pack.
 */
import { createScanner, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { z } from '../base/schema.ts';
import { PACK_BYTES, packSchema, type Pack } from './pack.ts';
import { ProblemList, type PackProblem, type PackProblemCode, type PathPart } from './pack-problem.ts';
import { checkRules } from './pack-rules.ts';
import { textFlaw } from './safe-text.ts';

export type ParsedPack =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** A pack needs six levels. More than this many is an attempt to exhaust the reader. */
const MOST_LEVELS = 16;
/** More values than a pack of the largest size needs, and few enough to walk at once. */
const MOST_VALUES = 200_000;
/** No list of the format is longer, so a longer one is refused before its items are looked at. */
const MOST_ITEMS = 500;

/** Parses the bytes of a `pack.json`. At most `PACK_BYTES`, UTF-8, strict JSON. Problems come in the order of the file. */
export function parsePack(bytes: Uint8Array): ParsedPack {
  if (bytes.length > PACK_BYTES) return refuse('too-large', String(PACK_BYTES));
  const text = decode(bytes);
  if (text === null) return refuse('not-utf8');

  const bulk = findBulk(text);
  if (bulk !== null) return refuseAt(text, bulk.offset, bulk.code);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const value = readJson(text);
  const [error] = errors;
  if (error !== undefined || value === undefined || root === undefined) {
    return refuseAt(text, error?.offset ?? 0, 'not-json');
  }

  const problems = new ProblemList(text, root);
  checkVersion(value.json, problems);
  if (problems.problems.length > 0) return refusal(problems);

  const walkable = checkTree(root, problems);
  if (!walkable) return refusal(problems);
  const parsed = packSchema.safeParse(value.json);
  if (!parsed.success) for (const issue of parsed.error.issues) addIssue(issue, value.json, problems);
  else if (problems.problems.length === 0) checkRules(parsed.data, problems);
  return parsed.success && problems.problems.length === 0
    ? { ok: true, pack: parsed.data }
    : refusal(problems);
}

function refusal(problems: ProblemList): ParsedPack {
  const inOrder = problems.problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, problems: inOrder };
}

function refuse(code: PackProblemCode, detail?: string): ParsedPack {
  const problem: PackProblem = { code, line: 1, column: 1, path: '' };
  return { ok: false, problems: [detail === undefined ? problem : { ...problem, detail }] };
}

function refuseAt(text: string, offset: number, code: PackProblemCode): ParsedPack {
  const problems = new ProblemList(text);
  problems.addAt(offset, code, []);
  return refusal(problems);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

/** The platform's own reader has the last word on what JSON is. Boxed, because `null` is JSON too. */
function readJson(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Signs of the scanner, which names them only for compilers that inline. */
const OPENERS = new Map<number, number>([
  [1, 2],
  [3, 4],
]);
const CLOSERS = new Set(OPENERS.values());
const COMMA = 5;
const END = 17;

/**
 * Looks for depth and bulk before anything recursive or costly sees the text. It reads the very tokens the parser
 * will read, and takes a level back only for the closer that fits, as the parser does: otherwise a quote in a
 * comment, or `[},[},`, would hide a well as deep as the file is long.
 */
function findBulk(text: string): { offset: number; code: 'too-deep' | 'too-many' } | null {
  const scanner = createScanner(text, true);
  const awaited: number[] = [];
  let values = 0;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    const closer = OPENERS.get(token);
    if (closer !== undefined) {
      values++;
      awaited.push(closer);
    } else if (token === COMMA) values++;
    else if (CLOSERS.has(token) && awaited.at(-1) === token) awaited.pop();
    const offset = scanner.getTokenOffset();
    if (awaited.length > MOST_LEVELS) return { offset, code: 'too-deep' };
    if (values > MOST_VALUES) return { offset, code: 'too-many' };
  }
  return null;
}

function checkVersion(json: unknown, problems: ProblemList): void {
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== 'programme-pack') {
    problems.add('not-a-pack', ['format']);
    return;
  }
  const version = 'formatVersion' in json ? json.formatVersion : undefined;
  const major = typeof version === 'string' ? /^(\d{1,4})\.\d{1,4}$/.exec(version)?.[1] : undefined;
  if (major !== undefined && major !== '1') problems.add('newer-version', ['formatVersion'], major);
}

/**
 * Walks every key and every string, known field or not: repeated keys, keys that mean something to the language,
 * and unsafe text. Says whether the schema may look at it.
 */
function checkTree(root: Node, problems: ProblemList): boolean {
  let walkable = true;
  const walk = (node: Node, path: readonly PathPart[]): void => {
    const children = node.children ?? [];
    if (node.type === 'string') {
      const flaw = textFlaw(String(node.value));
      if (flaw !== null) problems.addAt(node.offset, flaw, path);
    } else if (node.type === 'array') {
      if (children.length > MOST_ITEMS) {
        problems.addAt(node.offset, 'too-many', path, String(MOST_ITEMS));
        walkable = false;
        return;
      }
      for (const [index, item] of children.entries()) walk(item, [...path, index]);
    } else if (node.type === 'object') {
      const seen = new Set<string>();
      for (const { offset, children: [key, value] = [] } of children) {
        const name = String(key?.value);
        const below = [...path, name];
        if (seen.has(name)) problems.addAt(offset, 'repeated-key', below);
        seen.add(name);
        if (name === '__proto__') {
          problems.addAt(offset, 'unknown-field', below);
          walkable = false;
        }
        if (value !== undefined) walk(value, below);
      }
    }
  };
  walk(root, []);
  return walkable;
}

function addIssue(issue: z.core.$ZodIssue, json: unknown, problems: ProblemList): void {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys) problems.add('unknown-field', [...path, key]);
      return;
    case 'invalid_type':
      problems.add(isThere(json, path) ? 'wrong-type' : 'missing-field', path, issue.expected);
      return;
    case 'too_big':
      problems.add(sizeCode(issue.origin, 'too-long', 'too-many'), path, String(issue.maximum));
      return;
    case 'too_small': {
      const threshold = path.at(-1) === 'minContributors' || path.at(-1) === 'minPerTheme';
      const code = threshold ? 'threshold-too-low' : sizeCode(issue.origin, 'too-short', 'too-few');
      problems.add(code, path, String(issue.minimum));
      return;
    }
    case 'invalid_format':
    case 'invalid_key':
      problems.add('wrong-format', path);
      return;
    case 'custom':
      problems.add(issue.params?.['problem'] === 'line-break' ? 'line-break' : 'wrong-value', path);
      return;
    case 'invalid_value':
    case 'invalid_union':
    case 'invalid_element':
    case 'not_multiple_of':
      problems.add(isThere(json, path) ? 'wrong-value' : 'missing-field', path);
  }
}

function sizeCode(origin: string, ofText: PackProblemCode, ofList: PackProblemCode): PackProblemCode {
  if (origin === 'string') return ofText;
  return origin === 'array' ? ofList : 'out-of-range';
}

function isThere(json: unknown, path: readonly PathPart[]): boolean {
  let value = json;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return false;
    value = (value as Record<PathPart, unknown>)[part];
  }
  return true;
}
