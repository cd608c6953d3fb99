/** Finds the tools in node_modules, so that they run on our Node on every system, without shell wrappers. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRoot } from './project.mjs';

/** The script behind a tool's command; `name` where the package has several. */
export function toolScript(packageName: string, name: string = packageName): string {
  const folder = resolve(projectRoot, 'node_modules', packageName);
  const described = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const script = typeof described.bin === 'string' ? described.bin : described.bin?.[name];
  if (script === undefined) throw new Error(`${packageName} has no command ${name}`);
  return resolve(folder, script);
}
