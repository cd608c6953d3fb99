/** Where the project lies, and how npm is called from inside one of its own scripts. Runs on Node 20. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, absolute. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** The Node that `npm ci` brings, whatever Node the machine has. */
export const projectNode = resolve(
  projectRoot,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The first Node that runs the project's TypeScript sources as they are. */
export const leastNode = 24;

/**
 * The program and first arguments that call npm. Inside an npm script npm says where it is; elsewhere it is looked for in PATH.
 *
 * @returns {{ program: string, args: string[] }}
 */
export function npmCommand() {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/.test(script))
    return { program: process.execPath, args: [script] };
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}
