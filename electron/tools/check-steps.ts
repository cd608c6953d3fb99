/** The checks that `npm run check` and `npm test` make, in order, each with a line and its time; a failing one does not stop the rest. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { projectRoot } from './project.mjs';
import { runStep } from './run-step.mjs';
import { inWords, say } from './say.mjs';
import { addTallies, inNumbers, oneFailed, onePassed, type Tally, tallyVitest } from './tally.ts';
import { toolScript } from './tool.ts';

interface CheckStep {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

const tool = (name: string, script: string, ...args: string[]): CheckStep => ({ name, script, args });
const own = (file: string) => resolve(import.meta.dirname, file);
const typesOf = (project: string) =>
  tool(`types of ${project}`, toolScript('typescript', 'tsc'), '-p', project);

const steps: readonly CheckStep[] = [
  tool('format', toolScript('prettier'), '--check', '--log-level=warn', '.'),
  tool('lint, with types', toolScript('oxlint'), '--type-aware', '--deny-warnings'),
  typesOf('shared'),
  typesOf('shared/tsconfig.test.json'),
  typesOf('electron'),
  typesOf('renderer'),
  typesOf('renderer/tsconfig.test.json'),
  typesOf('e2e'),
  tool('who imports whom', own('check-imports.ts')),
  tool('names in their place', own('check-names.ts')),
  tool('unused code', toolScript('knip'), '--no-progress'),
];

const linesShown = 40;

/** Most checks keep one core busy; two at a time is what the smallest machines can do. */
const AT_ONCE = 2;

/** Every check and every unit test, counted. */
export async function runChecks(): Promise<Tally> {
  const tallies: Tally[] = [];
  const waiting = [...steps];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { name, script, args } = step;
      const result = await runStep(process.execPath, [script, ...args], { cwd: projectRoot, label: name });
      const tally = result.code === 0 ? onePassed : oneFailed(name);
      sayOutcome(name, tally, result);
      tallies.push(tally);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, availableParallelism()) }, work));
  tallies.push(await runUnitTests());
  return addTallies(tallies);
}

async function runUnitTests(): Promise<Tally> {
  const folder = await mkdtemp(resolve(tmpdir(), 'wellspring-unit-'));
  try {
    const reportFile = resolve(folder, 'report.json');
    const result = await runStep(
      process.execPath,
      [
        toolScript('vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ],
      { cwd: projectRoot, label: 'unit tests' },
    );
    const tally = tallyVitest(readReport(reportFile), result.code);
    sayOutcome('unit tests', tally, result);
    return tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A runner's JSON report; undefined where there is none, or half of one. */
export function readReport(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** One line, and the end of what a failing step wrote. */
export function sayOutcome(
  name: string,
  tally: Tally,
  result: { output: string; milliseconds: number },
): void {
  const counted = tally.passed + tally.failed > 1 ? ` (${inNumbers(tally)})` : '';
  say(`${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${name}${counted}, ${inWords(result.milliseconds)}`);
  if (tally.failed > 0) {
    say(
      result.output
        .split('\n')
        .slice(-linesShown)
        .map((line) => `       ${line}`)
        .join('\n'),
    );
  }
}
