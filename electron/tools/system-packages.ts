/**
 * The Debian packages that Electron's window and the tests need: which are missing, and getting them where we may.
 * Installs only on Debian and its descendants, only as root, and says what it installs.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { runStep } from './run-step.mjs';
import { CannotGoOn, inWords, say } from './say.mjs';

/** Each entry lists the names that the same package has in different releases. */
type PackageNames = readonly [string, ...string[]];

const forTheWindow: readonly PackageNames[] = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libdrm2'],
  ['libnotify4'],
  ['libsecret-1-0'],
];
const forNoDisplay: readonly PackageNames[] = [['xvfb'], ['xauth']];
const forTheTests: readonly PackageNames[] = [
  ['strace'],
  ['xdotool'],
  ['age'],
  ['poppler-utils'],
  ['gnome-keyring'],
  ['dbus-daemon', 'dbus'],
  ['libfaketime'],
];

/** What the system packages are wanted for. */
export interface SystemUse {
  readonly display: boolean;
  readonly tests: boolean;
}

/** Brings what is missing, or stops with a sentence that names it. Throws CannotGoOn. */
export async function bringSystemPackages(use: SystemUse, electron: string): Promise<void> {
  if (process.platform !== 'linux') return;
  if (!isDebian(readOsRelease())) {
    checkElsewhere(use, electron);
    return;
  }
  const missing = missingPackages(wantedPackages(use), installedPackages);
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name).join(' ');
  if (process.getuid?.() !== 0) {
    throw new CannotGoOn(
      `These system packages are missing: ${names}.`,
      `Install them with: sudo apt-get install -y ${names}`,
    );
  }
  await install(missing, names);
}

export function wantedPackages(use: SystemUse): PackageNames[] {
  return [
    ...forTheWindow,
    ...(use.display && !use.tests ? [] : forNoDisplay),
    ...(use.tests ? forTheTests : []),
  ];
}

/** Those of `wanted` of which no name is installed. */
export function missingPackages(
  wanted: readonly PackageNames[],
  installed: (names: readonly string[]) => ReadonlySet<string>,
): PackageNames[] {
  const there = installed(wanted.flat());
  return wanted.filter((names) => !names.some((name) => there.has(name)));
}

/** Whether /etc/os-release names Debian or one of its descendants. */
export function isDebian(osRelease: string): boolean {
  return /^ID(_LIKE)?=.*\bdebian\b/m.test(osRelease);
}

function readOsRelease(): string {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

function installedPackages(names: readonly string[]): Set<string> {
  const format = '${db:Status-Status} ${Package}\n';
  let listed: string;
  try {
    listed = execFileSync('dpkg-query', ['-W', '-f', format, ...names], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (problem) {
    // dpkg-query answers 1 as soon as one name is unknown, and still lists the others.
    listed = hasOutput(problem) ? problem.stdout : '';
  }
  return new Set(
    listed
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  );
}

function hasOutput(problem: unknown): problem is { stdout: string } {
  return (
    typeof problem === 'object' &&
    problem !== null &&
    'stdout' in problem &&
    typeof problem.stdout === 'string'
  );
}

async function install(missing: readonly PackageNames[], names: string): Promise<void> {
  say(`Installing system packages: ${names} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const remedy = `Check this computer's network and package sources, then run: apt-get update && apt-get install -y ${names}`;
  const update = await runStep('apt-get', ['update'], { label: 'reading the package lists', env });
  const known = missing.map((alternatives) => alternatives.find(aptKnows) ?? alternatives[0]);
  const result = await runStep('apt-get', ['install', '-y', '--no-install-recommends', ...known], {
    label: 'installing system packages',
    env,
  });
  if (result.code !== 0) {
    say([update, result].map(({ output }) => output.split('\n').slice(-10).join('\n')).join('\n'));
    throw new CannotGoOn(`These system packages could not be installed: ${known.join(' ')}.`, remedy);
  }
  say(`System packages installed (${inWords(update.milliseconds + result.milliseconds)}).`);
}

function aptKnows(name: string): boolean {
  try {
    const policy = execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' });
    return policy.includes('Candidate: ') && !policy.includes('Candidate: (none)');
  } catch {
    return false;
  }
}

/** On other systems the libraries themselves are asked for, since their packages have other names. */
function checkElsewhere(use: SystemUse, electron: string): void {
  const missing = missingLibraries(listLibraries(electron));
  if (!use.display || use.tests) {
    missing.push(...['Xvfb', 'xvfb-run', 'xauth'].filter((program) => !inPath(program)));
  }
  if (use.tests && !inPath('strace')) missing.push('strace');
  if (missing.length === 0) return;
  throw new CannotGoOn(
    `This system lacks what Electron's window needs: ${missing.join(', ')}.`,
    'Install the packages that hold these with the package manager of your system, and try again.',
  );
}

/** The libraries that `ldd` did not find, from what it wrote. */
export function missingLibraries(written: string): string[] {
  return [...written.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

function listLibraries(electron: string): string {
  try {
    return execFileSync('ldd', [electron], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

function inPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}
