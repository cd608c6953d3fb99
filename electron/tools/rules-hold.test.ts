/** The rules themselves are tried: a planted breach of each kind must be found. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from './project.mjs';
import { toolScript } from './tool.ts';

let house: string;
beforeEach(async () => {
  house = await mkdtemp(resolve(tmpdir(), 'wellspring-house-'));
  await symlink(resolve(projectRoot, 'node_modules'), resolve(house, 'node_modules'));
  const kept = ['.dependency-cruiser.cjs', '.oxlintrc.json', 'package.json', 'tsconfig.json'];
  for (const file of [...kept, 'renderer/tsconfig.json', 'shared/tsconfig.json']) {
    await mkdir(dirname(resolve(house, file)), { recursive: true });
    await cp(resolve(projectRoot, file), resolve(house, file));
  }
});
afterEach(async () => rm(house, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(resolve(house, file)), { recursive: true });
  await writeFile(resolve(house, file), text);
}

/** Which rule each file breaks, as `rule: file`. */
function rulesBroken(): string[] {
  const written = execFileSync(
    process.execPath,
    [
      toolScript('dependency-cruiser', 'depcruise'),
      'shared',
      'renderer',
      'electron',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
    ],
    { cwd: house, encoding: 'utf8' },
  );
  const { summary } = JSON.parse(written) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

const good: Readonly<Record<string, string>> = {
  'shared/base/ids.ts': 'export const id = 1;\n',
  'shared/journal/entry.ts': "import { id } from '../base/ids.ts';\nexport const entry = id;\n",
  'shared/team/round.ts': "import { id } from '../base/ids.ts';\nexport const round = id;\n",
  'shared/vault/record.ts': "import { id } from '../base/ids.ts';\nexport const record = id;\n",
  'shared/ipc/contract.ts': 'export interface Contract {}\nexport const contract = 1;\n',
  'renderer/features/write/page.tsx':
    "import { entry } from '../../../shared/journal/entry.ts';\nexport const page = entry;\n",
  'renderer/features/today/page.tsx': 'export const today = 1;\n',
  'renderer/ui/book.tsx': 'export const book = 1;\n',
  'electron/main/window.ts': "import { id } from '../../shared/base/ids.ts';\nexport const window = id;\n",
  'electron/preload/index.ts':
    "import type { Contract } from '../../shared/ipc/contract.ts';\nexport type Bridge = Contract;\n",
};

/** Each file breaks the rule it stands under. */
const breaches: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['team-never-reaches-journal', 'shared/team/far.ts', "import '../base/bridge.ts';\n"],
  ['shared-base-imports-nothing', 'shared/base/bridge.ts', "import '../journal/entry.ts';\n"],
  ['shared-vault-imports-base', 'shared/vault/b.ts', "import '../journal/entry.ts';\n"],
  ['shared-imports-nothing-outside', 'shared/journal/b.ts', "import '../../renderer/ui/book.tsx';\n"],
  ['shared-uses-the-allowed-libraries', 'shared/journal/c.ts', "import 'react';\n"],
  ['features-never-each-other', 'renderer/features/write/b.ts', "import '../today/page.tsx';\n"],
  ['ui-imports-nothing-of-ours', 'renderer/ui/b.ts', "import '../../shared/base/ids.ts';\n"],
  ['renderer-imports-shared-only', 'renderer/ui/c.ts', "import '../../electron/main/window.ts';\n"],
  ['only-the-vault-names-dexie', 'renderer/features/today/b.ts', "import 'dexie';\n"],
  ['only-the-editor-names-tiptap-and-its-yjs-binding', 'renderer/ui/d.ts', "import '@tiptap/core';\n"],
  ['electron-never-the-renderer', 'electron/main/b.ts', "import '../../renderer/ui/book.tsx';\n"],
  ['preload-imports-types-only', 'electron/preload/b.ts', "import '../../shared/ipc/contract.ts';\n"],
  ['zod-through-base-schema', 'shared/journal/d.ts', "import 'zod';\n"],
  ['resolvable', 'shared/journal/e.ts', "import './gone.ts';\n"],
  ['no-cycles', 'shared/base/f.ts', "import './g.ts';\n"],
];

describe('the import rules', () => {
  beforeEach(async () => {
    for (const [file, text] of Object.entries(good)) await write(file, text);
  });

  it('leave a house in order alone', () => {
    expect(rulesBroken()).toEqual([]);
  });

  it('find every breach', async () => {
    await write('shared/base/g.ts', "import './f.ts';\n");
    for (const [, file, text] of breaches) await write(file, text);
    expect(rulesBroken()).toEqual(expect.arrayContaining(breaches.map(([rule, file]) => `${rule}: ${file}`)));
  });
});

describe('the lint', () => {
  it('knows the types: a promise nobody waits for is found', async () => {
    await write(
      'shared/base/later.ts',
      'async function later(): Promise<number> {\n  return Promise.resolve(1);\n}\nexport function start(): void {\n  later();\n}\n',
    );
    let written = '';
    try {
      execFileSync(process.execPath, [toolScript('oxlint'), '-f', 'unix'], { cwd: house, encoding: 'utf8' });
    } catch (problem) {
      written = String((problem as { stdout: unknown }).stdout);
    }
    expect(written).toContain('no-floating-promises');
  });
});
