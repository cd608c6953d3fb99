/** The product in a folder of its own, with other programmes beside its words: what a school might put there. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, testOutput } from './launch.ts';

/** `packs` from folder name to the text of `pack.json`. The build and everything else are the product's own. */
export function appWithPacks(name: string, packs: Readonly<Record<string, string>>): string {
  const folder = join(testOutput(), 'variants', name);
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['package.json', 'out', 'resources']) {
    cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
  }
  const programmes = join(folder, 'resources', 'programmes');
  rmSync(programmes, { recursive: true });
  for (const [pack, text] of Object.entries(packs)) {
    mkdirSync(join(programmes, pack), { recursive: true });
    writeFileSync(join(programmes, pack, 'pack.json'), text);
  }
  return folder;
}

export const defaultPack = (): string =>
  readFileSync(join(projectRoot, 'resources/programmes/wellspring-year/pack.json'), 'utf8');

export const riverWalk = (): string => readFileSync(join(projectRoot, 'e2e/packs/river-walk.json'), 'utf8');
