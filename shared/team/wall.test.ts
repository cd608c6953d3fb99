/** The wall: nothing in shared/team reaches shared/journal, at any distance, and it names only the packages it may. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const team = import.meta.dirname;
const shared = resolve(team, '..');
const PACKAGES = /^(age-encryption|@noble\/hashes\/[a-z0-9]+\.js)$/;

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);

const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sourcesOf(join(folder, entry.name));
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [join(folder, entry.name)] : [];
  });

describe('what leaves', () => {
  it('is built without reach of the journal', () => {
    const seen = new Set<string>();
    const strangers: string[] = [];
    const waiting = sourcesOf(team);
    expect(waiting.length).toBeGreaterThan(25);
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      for (const name of importsOf(path)) {
        if (name.startsWith('.')) waiting.push(resolve(dirname(path), name));
        else if (path.startsWith(team) && !PACKAGES.test(name)) strangers.push(`${path}: ${name}`);
      }
    }
    const folders = new Set([...seen].map((path) => relative(shared, path).split('/')[0]));
    expect(folders).toEqual(new Set(['base', 'programme', 'team', 'themes']));
    expect(strangers).toEqual([]);
  });
});
