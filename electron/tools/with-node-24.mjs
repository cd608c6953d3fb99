/**
 * Where every npm command comes in, on whatever Node the machine has: brings the dependencies if they are missing, then
 * hands over to the project's own Node, which runs the named TypeScript file beside this one.
 *
 *     node electron/tools/with-node-24.mjs start.ts [arguments]
 */
import { delimiter, resolve } from 'node:path';
import { bringDependencies, findNode } from './dependencies.mjs';
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand } from './say.mjs';

const [script = '', ...rest] = process.argv.slice(2);

await runCommand(async () => {
  await bringDependencies();
  const node = await findNode();
  const tools = resolve(projectRoot, 'node_modules/.bin');
  return runInFront(node, [resolve(projectRoot, 'electron/tools', script), ...rest], {
    env: { ...process.env, PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` },
  });
});
