/**
 * Brings the dependencies that package-lock.json names, only when they are not already there, and finds the Node that
 * runs everything else. Runs on Node 20.
 */
import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { leastNode, npmCommand, projectNode, projectRoot } from './project.mjs';
import { runStep } from './run-step.mjs';
import { CannotGoOn, inWords, say } from './say.mjs';

const lockFile = resolve(projectRoot, 'package-lock.json');
const stampFile = resolve(projectRoot, 'node_modules/.wellspring-stamp');

/** What npm writes when the packages could not be reached, as opposed to being wrong. */
const noWayToPackages = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/;

/** Makes sure that node_modules is what package-lock.json says. Throws CannotGoOn. */
export async function bringDependencies() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (await broughtByHand()) {
    writeFileSync(stampFile, wanted);
    return;
  }
  say('Installing the dependencies that package-lock.json names (npm ci) …');
  rmSync(stampFile, { force: true });
  const npm = npmCommand();
  const result = await runStep(
    npm.program,
    [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: projectRoot,
      label: 'installing dependencies',
    },
  );
  if (result.code !== 0) {
    say(result.output.split('\n').slice(-25).join('\n'));
    throw cannotInstall(result.output);
  }
  writeFileSync(stampFile, wanted);
  say(`Dependencies installed (${inWords(result.milliseconds)}).`);
}

/**
 * @param {string} output What npm said.
 * @returns {CannotGoOn}
 */
function cannotInstall(output) {
  if (noWayToPackages.test(output)) {
    return new CannotGoOn(
      'The dependencies could not be installed, because the package registry cannot be reached.',
      'Connect this computer to the internet, or name a registry it can reach (npm config set registry …), and try again.',
    );
  }
  if (output.includes('from lock file')) {
    return new CannotGoOn(
      'The dependencies could not be installed, because package-lock.json does not name all that package.json needs.',
      'Take both files as they are in the repository (git checkout package.json package-lock.json) and try again.',
    );
  }
  return new CannotGoOn(
    'The dependencies could not be installed; the end of what npm said is above.',
    'Delete the folder node_modules and try again.',
  );
}

/**
 * Somebody ran `npm ci` themselves: npm's own record of what it installed is newer than the lock file and agrees with it.
 *
 * @returns {Promise<boolean>}
 */
async function broughtByHand() {
  const record = resolve(projectRoot, 'node_modules/.package-lock.json');
  if (!existsSync(record) || (await nodeVersion(projectNode)) < leastNode) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(lockFile)).every(
    ([place, entry]) =>
      place === '' || entry.optional === true || installed[place]?.integrity === entry.integrity,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { integrity?: string, optional?: boolean }>}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * A Node that runs our TypeScript as it is: the one in node_modules, or the one we run on. Throws CannotGoOn.
 *
 * @returns {Promise<string>} Its path.
 */
export async function findNode() {
  if ((await nodeVersion(projectNode)) >= leastNode) return projectNode;
  if (Number.parseInt(process.versions.node, 10) >= leastNode) return process.execPath;
  rmSync(stampFile, { force: true });
  throw new CannotGoOn(
    `The Node ${leastNode} that belongs to the project is not in node_modules, so its install script did not run.`,
    'Allow install scripts (npm config set ignore-scripts false), delete the folder node_modules and try again; or install Node 24 or newer yourself.',
  );
}

/**
 * @param {string} program
 * @returns {Promise<number>} The major version; 0 where it cannot be run.
 */
function nodeVersion(program) {
  return new Promise((answer) => {
    execFile(program, ['--version'], (error, stdout) => {
      answer(error === null ? Number.parseInt(stdout.slice(1), 10) : 0);
    });
  });
}
