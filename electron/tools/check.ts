/** `npm run check`: format, lint, types, import rules, names, unused code and unit tests. */
import { runChecks } from './check-steps.ts';
import { runCommand, say } from './say.mjs';
import { lastLines } from './tally.ts';

await runCommand(async () => {
  const tally = await runChecks();
  say(lastLines(tally));
  return tally.failed === 0 ? 0 : 1;
});
