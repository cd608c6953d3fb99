import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeJsonSchema } from './json-schema.ts';
import { parsePack } from './parse-pack.ts';
import { basePackText, defaultPackText } from './testing/example-packs.ts';
import { unfitPlaces } from './testing/validate-json.ts';

interface Vector {
  readonly name: string;
  readonly text?: string;
  readonly replace?: readonly (readonly [string, string])[];
  readonly expect?: readonly { readonly code: string; readonly path: string }[];
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const published = read('pack.schema.json');
const schema = JSON.parse(published) as Record<string, unknown>;
const vectors = (name: string): readonly Vector[] => JSON.parse(read(`vectors/${name}`)) as Vector[];
const unfit = (text: string): string[] => unfitPlaces(JSON.parse(text), schema);

function textOf({ text, replace = [] }: Vector): string {
  return replace.reduce((content, [find, put]) => content.replace(find, () => put), text ?? basePackText());
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the published JSON Schema', () => {
  it('is the one that reads packs: make it anew with testing/make-json-schema.ts', () => {
    expect(schema).toEqual(JSON.parse(writeJsonSchema()));
  });

  it('fits the packs that ship, and every vector that is taken', () => {
    expect(unfit(defaultPackText())).toEqual([]);
    for (const vector of vectors('accepted.json')) {
      const text = textOf(vector).replace(/^\uFEFF/, '');
      if (isJson(text) && !('hex' in vector)) expect(unfit(text), vector.name).toEqual([]);
    }
  });

  /** Found by the schema alone; the others are between fields, in the characters of a text, or before JSON is read. */
  const inFields = new Set([
    'missing-field',
    'unknown-field',
    'wrong-type',
    'wrong-value',
    'wrong-format',
    'too-short',
    'too-few',
    'out-of-range',
    'threshold-too-low',
    'line-break',
  ]);
  const alone = vectors('refused.json').filter(
    (vector) =>
      !('hex' in vector) &&
      isJson(textOf(vector)) &&
      vector.expect?.length === 1 &&
      inFields.has(vector.expect[0]?.code ?? '') &&
      !/__proto__|practices\[\d\]\.maxPeople|changelog.*date|translations/.test(vector.expect[0]?.path ?? ''),
  );

  it.each(alone)('refuses, as the reader does: $name', (vector) => {
    expect(parsePack(new TextEncoder().encode(textOf(vector))).ok).toBe(false);
    expect(unfit(textOf(vector)).length).toBeGreaterThan(0);
  });

  it('was tried on many of the refused', () => {
    expect(alone.length).toBeGreaterThan(20);
  });
});
