/**
 * Runs a command as an ordinary user when root asks, because Chromium's sandbox cannot start as root. Root's own settings
 * do not go along. A checkout the user cannot enter is copied (by hard links where possible) for the time of the run.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { projectRoot } from './project.mjs';
import { CannotGoOn, say } from './say.mjs';

export const userName = 'wellspring-test';
/** Of our own settings, only these go along. */
const kept = ['PATH', 'LANG', 'TERM', 'CI', 'DEBUG', 'FORCE_COLOR', 'NO_COLOR', 'TORTURE', 'WELLSPRING_DEMO'];
const leftHere = new Set(['.git', '.cache', 'test-results']);

export interface UserPlace {
  /** The checkout as the user sees it. */
  readonly root: string;
  readonly cleanUp: () => void;
}

/** Makes the user if it is missing. Throws CannotGoOn. */
export function bringOrdinaryUser(): void {
  if (succeeds('id', ['-u', userName])) return;
  say(`Making the system user ${userName}, because Chromium's sandbox does not start as root.`);
  if (!succeeds('useradd', ['--create-home', '--shell', '/bin/sh', userName])) {
    throw new CannotGoOn(
      `The user ${userName} could not be made.`,
      `Make it with: useradd --create-home ${userName}; or run the tests as an ordinary user.`,
    );
  }
}

/** A new folder that only the user and root may enter. */
export function makeFolderForUser(): string {
  const folder = mkdtempSync('/tmp/wellspring-e2e-');
  execFileSync('chown', [`${userName}:`, folder]);
  return folder;
}

/** The checkout itself where the user can read `files` of it, otherwise a copy. */
export function placeForUser(files: readonly string[]): UserPlace {
  if (files.every(userCanRead)) return { root: projectRoot, cleanUp: () => undefined };
  const root = mkdtempSync('/var/tmp/wellspring-copy-');
  say(`The user ${userName} cannot read this folder, so the tests run in a copy (${root}).`);
  const place = { root, cleanUp: () => rmSync(root, { recursive: true, force: true }) };
  const entries = readdirSync(projectRoot)
    .filter((name) => !leftHere.has(name))
    .map((name) => resolve(projectRoot, name));
  chmodSync(root, 0o755);
  const linked = succeeds('cp', ['-al', ...entries, root]);
  if (linked && files.every((file) => userCanRead(inPlace(place, file)))) return place;
  // Links share their modes with the originals, which are not ours to change, so here the files are copied.
  for (const name of readdirSync(root)) rmSync(resolve(root, name), { recursive: true, force: true });
  execFileSync('cp', ['-a', ...entries, root]);
  execFileSync('chmod', ['-R', 'a+rX', root]);
  return place;
}

function userCanRead(file: string): boolean {
  return succeeds('runuser', ['-u', userName, '--', 'test', '-r', file]);
}

/** `file` of the checkout, as it is called in the user's place. */
export function inPlace(place: UserPlace, file: string): string {
  return resolve(place.root, relative(projectRoot, file));
}

/** The command that runs `program` as the user, with `settings` and little else in its environment. */
export function asOrdinaryUser(
  program: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): [string, string[]] {
  const environment = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [`${name}=${value}`];
  });
  const own = Object.entries({ HOME: `/home/${userName}`, USER: userName, LOGNAME: userName, ...settings });
  return [
    'runuser',
    [
      '-u',
      userName,
      '--',
      'env',
      '-i',
      ...environment,
      ...own.map(([name, value]) => `${name}=${value}`),
      program,
      ...args,
    ],
  ];
}

function succeeds(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
