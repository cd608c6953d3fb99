/**
 * `npm run torture`: the unit tests with a hundred times the random cases, then the end-to-end tests that have long counts
 * and controls of their own. Arguments choose files by name, of both kinds.
 */
import { runEndToEndTests } from './end-to-end.ts';
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';
import { lastLines } from './tally.ts';
import { toolScript } from './tool.ts';

const LONG = [
  'killed.spec.ts',
  'full-disk-trials.spec.ts',
  'durable.spec.ts',
  'memory.spec.ts',
  'access.spec.ts',
  'team.spec.ts',
  'gatherer.spec.ts',
];

await runCommand(async () => {
  process.env['TORTURE'] ??= '100';
  const wanted = process.argv.slice(2);
  const named = wanted.filter((name) => name.includes('.spec'));
  const meant = LONG.filter((name) => wanted.some((part) => name.includes(part) && !named.includes(part)));
  const specs = wanted.length === 0 ? LONG : [...named, ...meant];
  const units = wanted.filter((name) => !named.includes(name));
  let code = 0;
  if (wanted.length === 0 || units.length > 0) {
    code = await runInFront(
      process.execPath,
      [toolScript('vitest'), 'run', '--passWithNoTests', '--testTimeout=3600000', ...units],
      { cwd: projectRoot, env: process.env },
    );
  }
  if (specs.length === 0) return code;
  const tally = await runEndToEndTests(await setUp({ tests: true, build: true }), specs);
  say(lastLines(tally));
  return code === 0 && tally.failed === 0 ? 0 : 1;
});
