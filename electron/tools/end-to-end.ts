/** Runs the end-to-end tests as an ordinary user, with Chromium's sandbox on, on a screen of their own, and counts them. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, resolve } from 'node:path';
import { readReport, sayOutcome } from './check-steps.ts';
import { isRootOnLinux, underXvfb } from './display.ts';
import { shareOut, type SpecFile } from './lanes.ts';
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
import { addTallies, type Tally, tallyPlaywright } from './tally.ts';
import { toolScript } from './tool.ts';

/** About half of the tests each, where there are two cores. */
const LANES = 2;

/** `args` go to Playwright: names of files, `--grep …`. Without any, all tests run, in two lanes at a time. */
export async function runEndToEndTests(runtime: Runtime, args: readonly string[]): Promise<Tally> {
  const began = Date.now();
  const asUser = isRootOnLinux();
  if (asUser) bringOrdinaryUser();
  const place: UserPlace = asUser
    ? placeForUser([process.execPath, runtime.executable, resolve(projectRoot, 'out/main/index.js')])
    : { root: projectRoot, cleanUp: () => undefined };
  const kept = resolve(projectRoot, 'test-results');
  rmSync(kept, { recursive: true, force: true });
  try {
    const lanes = args.length === 0 ? shareOut(specFiles(), Math.min(LANES, availableParallelism())) : [args];
    const runs = lanes.map((laneArgs, lane) =>
      runLane({
        runtime,
        place,
        asUser,
        lane,
        args: laneArgs,
        kept: lanes.length === 1 ? kept : resolve(kept, `lane-${lane + 1}`),
      }),
    );
    const tally = addTallies(await Promise.all(runs));
    sayOutcome('end-to-end tests', tally, { output: '', milliseconds: Date.now() - began });
    return tally;
  } finally {
    place.cleanUp();
  }
}

/** With their folder: a name alone would also choose the files whose names end with it. */
function specFiles(): SpecFile[] {
  const folder = resolve(projectRoot, 'e2e');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => ({ name: `e2e/${name}`, size: statSync(resolve(folder, name)).size }));
}

interface Lane {
  readonly runtime: Runtime;
  readonly place: UserPlace;
  readonly asUser: boolean;
  readonly lane: number;
  readonly args: readonly string[];
  /** Where traces and screenshots of what failed stay. */
  readonly kept: string;
}

/** One lane has a screen, a small disk and a folder for results of its own. */
async function runLane({ runtime, place, asUser, lane, args, kept }: Lane): Promise<Tally> {
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
      process.platform === 'linux' ? underXvfb(node, playwright, lane) : [node, playwright];
    const [program, programArgs] = asUser ? asOrdinaryUser(shown, shownArgs, settings) : [shown, shownArgs];
    const code = await runInFront(program, programArgs, {
      cwd: place.root,
      env: { ...process.env, ...settings },
    });
    const tally = tallyPlaywright(readReport(resolve(output, 'report.json')), code);
    if (tally.failed > 0) keepResults(resolve(output, 'results'), kept);
    return tally;
  } finally {
    disk?.remove();
    rmSync(output, { recursive: true, force: true });
  }
}

/** Traces and screenshots of what failed, of the last run only. */
function keepResults(results: string, kept: string): void {
  if (!existsSync(results)) return;
  cpSync(results, kept, { recursive: true });
  say(`What the failed tests left is in ${kept}.`);
}
