/** Builds the app into out/, only when something it is made of has changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRoot } from './project.mjs';
import { runStep } from './run-step.mjs';
import { CannotGoOn, inWords, say } from './say.mjs';
import { toolScript } from './tool.ts';

const madeOf = [
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
  'electron/{main,preload}/**/*',
  'renderer/**/*',
  'shared/**/*',
  'resources/**/*',
];
const stampFile = resolve(projectRoot, 'out/build-stamp');
const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Throws CannotGoOn where the build fails, after the end of what it said. */
export async function build({ always = false } = {}): Promise<void> {
  const stamp = sourcesStamp();
  if (!always && isBuilt() && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Building the app …');
  rmSync(stampFile, { force: true });
  const result = await runStep(process.execPath, [toolScript('electron-vite'), 'build'], {
    cwd: projectRoot,
    label: 'building',
  });
  if (result.code !== 0 || !built.every((file) => existsSync(resolve(projectRoot, file)))) {
    say(result.output.split('\n').slice(-40).join('\n'));
    throw new CannotGoOn(
      'The app could not be built; the end of what the build said is above.',
      'Mend that, and try again.',
    );
  }
  writeFileSync(stampFile, stamp);
  say(`Built (${inWords(result.milliseconds)}).`);
}

function isBuilt(): boolean {
  return existsSync(stampFile) && built.every((file) => existsSync(resolve(projectRoot, file)));
}

/** Changes when a file the app is made of is added, removed or written. */
export function sourcesStamp(): string {
  const hash = createHash('sha256');
  const files = globSync(madeOf, {
    cwd: projectRoot,
    exclude: ['**/*.test.*', '**/node_modules/**'],
  }).toSorted();
  for (const file of files) {
    const { mtimeMs, size } = statSync(resolve(projectRoot, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}
