/** The three catalogues say the same things, each with the plural forms of its own language, and nothing idle. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Tree = { readonly [key: string]: string | Tree };

const root = join(import.meta.dirname, '..', '..');
const PLURAL = /_(zero|one|two|few|many|other)$/;

function catalogue(language: string): ReadonlyMap<string, string> {
  const tree = JSON.parse(
    readFileSync(join(root, 'resources', 'locales', `${language}.json`), 'utf8'),
  ) as Tree;
  const flat = new Map<string, string>();
  const walk = (branch: Tree, path: string) => {
    for (const [key, value] of Object.entries(branch)) {
      const here = path === '' ? key : `${path}.${key}`;
      if (typeof value === 'string') flat.set(here, value);
      else walk(value, here);
    }
  };
  walk(tree, '');
  return flat;
}

function bases(keys: Iterable<string>): string[] {
  return [...new Set([...keys].map((key) => key.replace(PLURAL, '')))].toSorted();
}

/** What a message takes: `{{name}}` and `{{count, number}}` both count by their name. */
function slots(message: string): string[] {
  return [...message.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').toSorted();
}

const english = catalogue('en');

describe.each(['es', 'ar'])('the %s catalogue', (language) => {
  const other = catalogue(language);

  it('has exactly the keys of the English one', () => {
    expect(bases(other.keys())).toEqual(bases(english.keys()));
  });

  it('leaves no message empty', () => {
    expect([...other].filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  it('takes no slot the English one does not give, and drops none outside plurals', () => {
    const wrong = [...other].filter(([key, message]) => {
      const given = slots(english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? '');
      if (!PLURAL.test(key)) return slots(message).join(' ') !== given.join(' ');
      return slots(message).some((slot) => !given.includes(slot));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

describe.each(['en', 'es', 'ar'])('plurals in %s', (language) => {
  const messages = catalogue(language);
  const needed = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].toSorted();

  it('have every form of the language and no other', () => {
    const plural = new Set(
      [...messages.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')),
    );
    expect(plural.size).toBeGreaterThan(0);
    const formsOf = (base: string) =>
      [...messages.keys()]
        .filter((key) => PLURAL.test(key) && key.replace(PLURAL, '') === base)
        .map((key) => key.slice(base.length + 1));
    expect([...plural].filter((base) => formsOf(base).toSorted().join() !== needed.join())).toEqual([]);
  });
});

describe('the words themselves', () => {
  it('never promise more than private', () => {
    const loud = /confidential|privileged|anonymous|untraceable|!/i;
    expect([...english].filter(([, message]) => loud.test(message)).map(([key]) => key)).toEqual([]);
  });
});

describe('the keys', () => {
  it('are all used by some screen', () => {
    const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => readFileSync(join(root, 'renderer', path), 'utf8'))
      .join('\n');
    // A key stands in the sources whole, in quotes, or as a template with one word left open: `owner.truth.${owner}`.
    const quoted = new Set(
      [...sources.matchAll(/['"]([a-zA-Z]+(?:\.[\w-]+)+)['"]/g)].map((match) => match[1]),
    );
    const open = [...sources.matchAll(/`([a-zA-Z]+(?:\.[\w-]+)*\.?[\w-]*)\$\{[^}]+\}([\w.-]*)`/g)].map(
      ([, before = '', after = '']) => new RegExp(`^${escape(before)}[\\w-]+${escape(after)}$`),
    );
    const idle = bases(english.keys()).filter(
      (key) => !quoted.has(key) && !open.some((one) => one.test(key)),
    );
    expect(idle).toEqual([]);
  });
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
