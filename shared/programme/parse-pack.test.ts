import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PACK_LIMIT } from '../ipc/call-shapes.ts';
import { PACK_BYTES } from './pack.ts';
import { MOST_PROBLEMS } from './pack-problem.ts';
import { parsePack } from './parse-pack.ts';

interface Vector {
  readonly name: string;
  readonly text?: string;
  readonly hex?: string;
  /** Pieces of base.pack.json to replace, each found exactly once. */
  readonly replace?: readonly (readonly [string, string])[];
  readonly expect?: readonly Readonly<Record<string, unknown>>[];
}

const read = (name: string): string => readFileSync(new URL(`vectors/${name}`, import.meta.url), 'utf8');
const base = read('base.pack.json');
const vectors = (name: string): readonly Vector[] => JSON.parse(read(name)) as Vector[];

function bytesOf({ name, text, hex, replace = [] }: Vector): Uint8Array {
  if (hex !== undefined) return Uint8Array.from(Buffer.from(hex, 'hex'));
  let content = text ?? base;
  for (const [find, put] of replace) {
    expect(content.split(find), `${name}: ${find}`).toHaveLength(2);
    content = content.replace(find, () => put);
  }
  return new TextEncoder().encode(content);
}

describe('packs that are taken', () => {
  it.each(vectors('accepted.json'))('$name', (vector) => {
    const parsed = parsePack(bytesOf(vector));
    expect(parsed).toMatchObject({ ok: true });
  });

  it('fills in what a pack may leave out', () => {
    const parsed = parsePack(bytesOf({ name: 'base' }));
    expect(parsed.ok && parsed.pack.prompts[1]).toMatchObject({
      lengths: [2, 10, 25],
      steps: [],
      share: 'themes-only',
    });
    expect(parsed.ok && parsed.pack.licence.mayRedistribute).toBe(true);
    expect(parsed.ok && parsed.pack.changelog).toEqual([]);
  });
});

describe('packs that are refused', () => {
  it.each(vectors('refused.json'))('$name', (vector) => {
    const parsed = parsePack(bytesOf(vector));
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problems).toHaveLength(vector.expect?.length ?? 0);
    expect(parsed.problems).toMatchObject(vector.expect ?? []);
  });

  it('covers every code with a vector, but for the size of the file', () => {
    const source = readFileSync(new URL('pack-problem.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/^ {2}\| '([a-z0-9-]+)'/gm)].map(([, code]) => code);
    const covered = new Set(vectors('refused.json').flatMap((one) => one.expect?.map(({ code }) => code)));
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.filter((code) => !covered.has(code))).toEqual(['too-large']);
  });

  it('refuses a file over the limit before reading it, and knows the limit of the contract', () => {
    expect(PACK_BYTES).toBe(PACK_LIMIT);
    const parsed = parsePack(new Uint8Array(PACK_BYTES + 1).fill(0xff));
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'too-large' }] });
    const full = parsePack(new Uint8Array(PACK_BYTES).fill(0x20));
    expect(full).toMatchObject({ ok: false, problems: [{ code: 'not-json' }] });
  });

  it.each([
    ['open lists', '['],
    ['open objects', '{"a":'],
    ['empty lists', '[],'],
    ['quotes', '"'],
    ['stars and slashes', '/*'],
    ['backslashes', '\\'],
    ['numbers', '1,'],
  ])('withstands a file of nothing but %s', (_what, piece) => {
    const text =
      (piece === '[],' || piece === '1,' ? '[' : '') + piece.repeat((2_000_000 / piece.length) | 0);
    const began = performance.now();
    expect(parsePack(new TextEncoder().encode(text)).ok).toBe(false);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it.each([
    ['a comment with a quote in it', '/*"*/', '['],
    ['a string broken by a carriage return', '"\r', '['],
    ['closers that do not fit', '', '[},'],
    ['lists in unfinished objects', '', '{"a":[}'],
  ])('finds depth hidden by %s', (_what, head, piece) => {
    const text = head + piece.repeat(200_000);
    expect(parsePack(new TextEncoder().encode(text))).toMatchObject({
      ok: false,
      problems: [{ code: 'too-deep' }],
    });
  });

  it('reports at most fifty problems', () => {
    const many = Array.from({ length: 400 }, () => ({ id: 'A', type: 'x', text: '<b>' }));
    const parsed = parsePack(
      new TextEncoder().encode(JSON.stringify({ ...(JSON.parse(base) as object), prompts: many })),
    );
    expect(parsed.ok ? [] : parsed.problems).toHaveLength(MOST_PROBLEMS);
  });

  it('never repeats unsafe text in a problem', () => {
    for (const vector of vectors('refused.json')) {
      const parsed = parsePack(bytesOf(vector));
      const said = parsed.ok ? [] : parsed.problems.map(({ path, detail }) => `${path} ${detail ?? ''}`);
      for (const words of said) expect(words).toMatch(/^[A-Za-z0-9_.\-[\]"… ≠×+−()>]*$/u);
    }
  });
});
