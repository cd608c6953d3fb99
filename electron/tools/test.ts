/**
 * `npm test`: sets up, then makes every check, builds, packages and runs the end-to-end tests; a failing step does not stop the
 * others. Its end names what failed, and its last line counts
 * everything that ran.
 */
import { build } from './build.ts';
import { runChecks } from './check-steps.ts';
import { runEndToEndTests } from './end-to-end.ts';
import { packageForTests } from './package-app.ts';
import { CannotGoOn, runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';
import { addTallies, lastLines, oneFailed, onePassed, type Tally } from './tally.ts';

await runCommand(async () => {
  const runtime = await setUp({ tests: true, build: false });
  const tally = addTallies([
    await runChecks(),
    await attempt('build', () => build({ always: true })),
    await attempt('package', () => packageForTests(runtime)),
    await attempt('end-to-end tests', () => runEndToEndTests(runtime, [])),
  ]);
  say(lastLines(tally));
  return tally.failed === 0 ? 0 : 1;
});

/** What cannot even begin is one failure, said in the same words as elsewhere. */
async function attempt(name: string, step: () => Promise<Tally | void>): Promise<Tally> {
  try {
    const counted = await step();
    if (counted !== undefined) return counted;
    say(`ok     ${name}`);
    return onePassed;
  } catch (problem) {
    say(`FAILED ${name}`);
    if (problem instanceof CannotGoOn) say(`       ${problem.message}\n       ${problem.remedy}`);
    else say(`       ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`);
    return oneFailed(name);
  }
}
