/** `npm run bench`: the measurements beside the figures they must hold, one file after another; arguments choose by name. */
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand, say } from './say.mjs';

const benches: readonly string[] = [
  'shared/team/testing/bench.ts',
  'e2e/bench/search-bench.ts',
  'e2e/bench/save-bench.ts',
];

await runCommand(async () => {
  const [wanted = ''] = process.argv.slice(2);
  let failed = 0;
  for (const file of benches.filter((name) => name.includes(wanted))) {
    say(file);
    failed += (await runInFront(process.execPath, [file], { cwd: projectRoot })) === 0 ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
});
