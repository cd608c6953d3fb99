/** `npm run torture`: the unit tests with a hundred times the random cases; arguments go to Vitest. */
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand } from './say.mjs';
import { toolScript } from './tool.ts';

await runCommand(() =>
  runInFront(
    process.execPath,
    [toolScript('vitest'), 'run', '--testTimeout=3600000', ...process.argv.slice(2)],
    {
      cwd: projectRoot,
      env: { ...process.env, TORTURE: '100' },
    },
  ),
);
