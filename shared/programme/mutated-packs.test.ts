import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSeen } from './as-seen.ts';
import { placesOf } from './next-prompt.ts';
import { packSchema, type Pack } from './pack.ts';
import { MOST_PROBLEMS } from './pack-problem.ts';
import { parsePack, type ParsedPack } from './parse-pack.ts';
import { stringsOf } from './pack-strings.ts';
import { basePackText, defaultPackText } from './testing/example-packs.ts';

/** How many times the small numbers below; `npm run torture` asks for a hundred. */
const TIMES = Number(process.env['TORTURE'] ?? '1');
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What is wrong with an answer of the parser: a refusal must have places, and a pack must hold together. */
function faultsOf(parsed: ParsedPack): string[] {
  if (parsed.ok) return faultsOfPack(parsed.pack);
  const faults: string[] = [];
  if (Object.keys(parsed).toSorted().join(' ') !== 'ok problems') faults.push('half a pack');
  if (parsed.problems.length === 0) faults.push('refused without a reason');
  if (parsed.problems.length > MOST_PROBLEMS) faults.push('more problems than anyone reads');
  if (parsed.problems.some(({ line, column }) => line < 1 || column < 1)) faults.push('a problem nowhere');
  return faults;
}

/** Reckons again, in another way than the parser does. */
function faultsOfPack(pack: Pack): string[] {
  const faults: string[] = [];
  const need = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  need(packSchema.safeParse(pack).success, 'the schema');
  need(
    isDeepStrictEqual(parsePack(encode(JSON.stringify(pack))), { ok: true, pack }),
    'written and read again',
  );
  for (const { id, minutes, blocks } of pack.gatherings) {
    need(blocks.reduce((sum, block) => sum + block.minutes, 0) === minutes, `minutes of ${id}`);
  }
  need(pack.sharing.minContributors >= 5 && pack.sharing.minPerTheme >= 3, 'thresholds');
  const prompts = new Set(pack.prompts.map(({ id }) => id));
  need(prompts.size === pack.prompts.length, 'prompt ids');
  const named = pack.arcs.flatMap(({ steps }) => steps.flatMap((step) => step.prompts));
  need(
    named.every((id) => prompts.has(id)),
    'prompts of steps',
  );
  const strings = stringsOf(pack);
  const translated = Object.values(pack.translations).flatMap((one) => Object.keys(one.strings));
  need(
    translated.every((key) => strings.has(key)),
    'translations',
  );
  for (const sequence of pack.sequences) {
    for (const place of placesOf(pack, sequence)) asSeen(pack, place, 'es');
  }
  return faults;
}

/** Every way down to a value inside. */
function pathsOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...below.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

type Change = (holder: Json[] | { [key: string]: Json }, key: string | number, other: Json) => void;

const set = (holder: Json[] | { [key: string]: Json }, key: string | number, value: Json): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

const CHANGES: readonly Change[] = [
  (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  },
  (holder, key, other) => {
    set(holder, key, other);
  },
  (holder, key) => {
    const value = Array.isArray(holder) ? holder[Number(key)] : holder[String(key)];
    if (Array.isArray(holder) && value !== undefined) holder.push(structuredClone(value));
    else set(holder, '__proto__', value ?? null);
  },
  (holder, _key, other) => {
    if (Array.isArray(holder)) holder.unshift(other);
    else set(holder, 'extra', other);
  },
];

const awkward = fc.constantFrom<Json>(
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'gone',
  'constructor',
  '__proto__',
  '\u202e',
  '<b>',
  '&lt;',
  '\ud800',
  'a'.repeat(2001),
  [],
  {},
  [[]],
  null,
  true,
);
const anything = fc.oneof(awkward, fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>);
const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: CHANGES.length - 1 }), anything), {
  minLength: 1,
  maxLength: 3,
});

function mutate(text: string, picks: readonly (readonly [number, number, Json])[]): string {
  const pack = JSON.parse(text) as Json;
  for (const [where, how, other] of picks) {
    const paths = pathsOf(pack).filter((path) => path.length > 0);
    const path = paths[where % paths.length] ?? [];
    let holder = pack;
    for (const part of path.slice(0, -1)) {
      holder = (holder as Record<string | number, Json>)[part] ?? null;
    }
    const key = path.at(-1);
    if (typeof holder === 'object' && holder !== null && key !== undefined) {
      CHANGES[how]?.(holder, key, structuredClone(other));
    }
  }
  return JSON.stringify(pack);
}

const shipped = defaultPackText();
const { translations: _translations, ...plain } = JSON.parse(shipped) as Record<string, Json>;
const withoutTranslations = JSON.stringify(plain);

describe('a pack changed at random', () => {
  let taken = 0;

  it.each([
    ['the small pack', basePackText(), 400],
    ['the default pack without translations', withoutTranslations, 40],
    ['the default pack', shipped, 12],
  ])('%s: values removed, replaced, repeated and added', (_name, text, runs) => {
    fc.assert(
      fc.property(changes, (picks) => {
        const parsed = parsePack(encode(mutate(text, picks)));
        if (parsed.ok) taken++;
        expect(faultsOf(parsed)).toEqual([]);
      }),
      { numRuns: runs * TIMES },
    );
  });

  it('was harmless now and then, so that sound packs were looked at too', () => {
    expect(taken).toBeGreaterThan(5);
  });

  it('bytes flipped, cut, doubled and put in', () => {
    const bytes = encode(basePackText());
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length }),
        fc.nat({ max: 40 }),
        fc.uint8Array({ maxLength: 12 }),
        (at, gone, put) => {
          const changed = new Uint8Array([...bytes.slice(0, at), ...put, ...bytes.slice(at + gone)]);
          expect(faultsOf(parsePack(changed))).toEqual([]);
        },
      ),
      { numRuns: 300 * TIMES },
    );
  });

  it('signs of JSON moved about', () => {
    const text = basePackText();
    const signs = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '/*',
      '*/',
      '//',
      '\n',
      '\r',
      '0',
      'null',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: text.length }), signs), { maxLength: 6 }), (puts) => {
        let changed = text;
        for (const [at, sign] of puts) changed = changed.slice(0, at) + sign + changed.slice(at);
        expect(faultsOf(parsePack(encode(changed)))).toEqual([]);
      }),
      { numRuns: 300 * TIMES },
    );
  });

  it('noise', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary' }).map(encode)),
        (noise) => {
          expect(parsePack(noise).ok).toBe(false);
        },
      ),
      { numRuns: 300 * TIMES },
    );
  });
});
