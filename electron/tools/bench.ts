/**
 * `npm run bench -- --sizes 1000,10000 --runs 10 opening saving`: the vault's figures in the real app, as a table in a folder
 * that is named at the end (`--out FOLDER` chooses it). `npm run bench -- apart`: what is measured without the app; a name after it
 * chooses one.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { isRootOnLinux, underXvfb } from './display.ts';
import {
  asOrdinaryUser,
  bringOrdinaryUser,
  inPlace,
  makeFolderForUser,
  placeForUser,
} from './ordinary-user.ts';
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';

const apart: readonly string[] = ['shared/team/testing/bench.ts', 'e2e/bench/search-bench.ts'];

await runCommand(async () => {
  const args = process.argv.slice(2);
  return args[0] === 'apart' ? measureApart(args[1] ?? '') : measureInTheApp(args);
});

async function measureApart(wanted: string): Promise<number> {
  let failed = 0;
  for (const file of apart.filter((name) => name.includes(wanted))) {
    say(file);
    failed += (await runInFront(process.execPath, [file], { cwd: projectRoot })) === 0 ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
}

/** As the end-to-end tests run: as an ordinary user, with Chromium's sandbox on, on a screen nobody sees. */
async function measureInTheApp(args: readonly string[]): Promise<number> {
  const out = args.indexOf('--out');
  const wishes = out === -1 ? args : args.toSpliced(out, 2);
  const folder = resolve(
    args[out === -1 ? args.length : out + 1] ?? mkdtempSync(join(tmpdir(), 'wellspring-figures-')),
  );
  const runtime = await setUp({ tests: true, build: true });
  const asUser = isRootOnLinux();
  if (asUser) bringOrdinaryUser();
  const place = asUser
    ? placeForUser([process.execPath, runtime.executable, resolve(projectRoot, 'out/main/index.js')])
    : { root: projectRoot, cleanUp: () => undefined };
  const output = asUser ? makeFolderForUser() : mkdtempSync(join(tmpdir(), 'wellspring-bench-'));
  try {
    const node = inPlace(place, process.execPath);
    const settings = {
      PATH: `${resolve(place.root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      WELLSPRING_ELECTRON: inPlace(place, runtime.executable),
      WELLSPRING_TEST_OUTPUT: output,
    };
    const command = ['e2e/bench/app-bench.ts', ...wishes];
    const [shown, shownArgs] = process.platform === 'linux' ? underXvfb(node, command) : [node, command];
    const [program, programArgs] = asUser ? asOrdinaryUser(shown, shownArgs, settings) : [shown, shownArgs];
    const code = await runInFront(program, programArgs, {
      cwd: place.root,
      env: { ...process.env, ...settings },
    });
    const left = ['figures.md', 'measurements.json'].filter((name) => existsSync(join(output, name)));
    if (left.length > 0) mkdirSync(folder, { recursive: true });
    for (const name of left) copyFileSync(join(output, name), join(folder, name));
    if (left.length > 0) say(`The table is in ${join(folder, 'figures.md')}.`);
    return code;
  } finally {
    place.cleanUp();
    rmSync(output, { recursive: true, force: true });
  }
}
