/** Runs the end-to-end tests as an ordinary user, with Chromium's sandbox on, on a screen of their own, and counts them. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, resolve } from 'node:path';
import { readReport, sayOutcome } from './check-steps.ts';
import { isRootOnLinux, underXvfb } from './display.ts';
import {
  asOrdinaryUser,
  bringOrdinaryUser,
  inPlace,
  makeFolderForUser,
  placeForUser,
  type UserPlace,
  userName,
} from './ordinary-user.ts';
import { packagedExecutable } from './package-app.ts';
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { say } from './say.mjs';
import type { Runtime } from './runtime.ts';
import { mountSmallDisk } from './small-disk.ts';
import { type Tally, tallyPlaywright } from './tally.ts';
import { toolScript } from './tool.ts';

/** `args` go to Playwright: names of files, `--grep …`. */
export async function runEndToEndTests(runtime: Runtime, args: readonly string[]): Promise<Tally> {
  const began = Date.now();
  const asUser = isRootOnLinux();
  if (asUser) bringOrdinaryUser();
  const place: UserPlace = asUser
    ? placeForUser([process.execPath, runtime.executable, resolve(projectRoot, 'out/main/index.js')])
    : { root: projectRoot, cleanUp: () => undefined };
  const disk = mountSmallDisk(asUser ? userName : undefined);
  const output = asUser ? makeFolderForUser() : mkdtempSync(resolve(tmpdir(), 'wellspring-e2e-'));
  try {
    const node = inPlace(place, process.execPath);
    const settings = {
      PATH: `${resolve(place.root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      WELLSPRING_ELECTRON: inPlace(place, runtime.executable),
      WELLSPRING_PACKAGED: inPlace(place, packagedExecutable()),
      WELLSPRING_TEST_OUTPUT: output,
      WELLSPRING_SMALL_DISK: disk?.path ?? '',
    };
    const playwright = [
      inPlace(place, toolScript('@playwright/test', 'playwright')),
      'test',
      '--config',
      'e2e/playwright.config.ts',
      ...args,
    ];
    const [shown, shownArgs] =
      process.platform === 'linux' ? underXvfb(node, playwright) : [node, playwright];
    const [program, programArgs] = asUser ? asOrdinaryUser(shown, shownArgs, settings) : [shown, shownArgs];
    const code = await runInFront(program, programArgs, {
      cwd: place.root,
      env: { ...process.env, ...settings },
    });
    const tally = tallyPlaywright(readReport(resolve(output, 'report.json')), code);
    keepResults(output, tally);
    sayOutcome('end-to-end tests', tally, { output: '', milliseconds: Date.now() - began });
    return tally;
  } finally {
    place.cleanUp();
    disk?.remove();
    rmSync(output, { recursive: true, force: true });
  }
}

/** Traces and screenshots of what failed stay in test-results/, of the last run only. */
function keepResults(output: string, { failed }: Tally): void {
  const kept = resolve(projectRoot, 'test-results');
  rmSync(kept, { recursive: true, force: true });
  const results = resolve(output, 'results');
  if (failed === 0 || !existsSync(results)) return;
  cpSync(results, kept, { recursive: true });
  say(`What the failed tests left is in ${kept}.`);
}
