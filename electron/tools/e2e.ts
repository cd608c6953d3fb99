/**
 * `npm run e2e -- write.spec.ts`: the end-to-end tests; arguments go to Playwright. The TEST build is made only when all tests
 * run, or those of the packaged app.
 */
import { runEndToEndTests } from './end-to-end.ts';
import { packageForTests } from './package-app.ts';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';
import { lastLines } from './tally.ts';

await runCommand(async () => {
  const args = process.argv.slice(2);
  const runtime = await setUp({ tests: true, build: true });
  if (args.length === 0 || args.some((arg) => arg.includes('packaged'))) await packageForTests(runtime);
  const tally = await runEndToEndTests(runtime, args);
  say(lastLines(tally));
  return tally.failed === 0 ? 0 : 1;
});
