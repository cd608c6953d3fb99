/**
 * Holds the import rules of .dependency-cruiser.cjs, and asserts that every source file was really looked at: with a
 * compiler it does not know, dependency-cruiser sees no modules at all and is content.
 *
 *     node electron/tools/check-imports.ts
 */
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { projectRoot } from './project.mjs';
import { CannotGoOn, runCommand, say } from './say.mjs';
import { toolScript } from './tool.ts';

const sources = '{shared,renderer,electron,e2e}/**/*.{ts,tsx,mjs}';

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

await runCommand(async () => {
  const { modules, summary } = cruise();
  const seen = new Set(modules.map(({ source }) => source));
  const missed = globSync(sources, { cwd: projectRoot })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.d.ts') && !seen.has(file));
  for (const { rule, from, to } of summary.violations) say(`${rule.name}: ${from} → ${to}`);
  for (const file of missed) say(`not looked at: ${file}`);
  const folders = ['shared/', 'renderer/', 'electron/'];
  for (const folder of folders) {
    if (![...seen].some((source) => source.startsWith(folder))) {
      throw new CannotGoOn(
        `No module of ${folder} was looked at.`,
        'Check the versions of TypeScript and dependency-cruiser.',
      );
    }
  }
  say(
    `${seen.size} modules looked at, ${summary.violations.length} rules broken, ${missed.length} files missed.`,
  );
  return summary.violations.length + missed.length === 0 ? 0 : 1;
});

function cruise(): Cruise {
  const args = [
    toolScript('dependency-cruiser', 'depcruise'),
    'shared',
    'renderer',
    'electron',
    'e2e',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ];
  return JSON.parse(
    execFileSync(process.execPath, args, {
      cwd: projectRoot,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    }),
  ) as Cruise;
}
