/** The app's processes as the operating system sees them (Linux). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The command line; Chromium's children write theirs as one piece. */
  readonly command: string;
}

export function listProcesses(): Process[] {
  const found: Process[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      if (command !== '') found.push({ pid: Number(name), parent, command });
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/** The process and everything it started, itself first. */
export function treeOf(root: number): Process[] {
  const all = listProcesses();
  const tree = all.filter((one) => one.pid === root);
  for (let index = 0; index < tree.length; index += 1) {
    const parent = tree[index]?.pid;
    tree.push(...all.filter((one) => one.parent === parent));
  }
  return tree;
}

/**
 * Every process of the app on this computer. Chromium's children name the data folder on their command line; the process that
 * started them, and whatever else it started, are the app's too.
 */
export function processesOf(root: string): Process[] {
  const all = listProcesses();
  const children = all.filter(
    ({ pid, command }) => command.includes(`--user-data-dir=${root}/`) && !isSelf(pid),
  );
  const named = all.filter(
    ({ pid }) => !isSelf(pid) && environmentOf(pid).includes(`XDG_DATA_HOME=${root}/`),
  );
  const roots = new Set([...named, ...children].map(({ pid }) => mainOf(pid, all)));
  const found = new Map([...roots].flatMap((pid) => treeOf(pid)).map((one) => [one.pid, one]));
  return [...found.values()];
}

/** A sandboxed process hides its environment; then the answer is empty. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

/** Up from a child of Chromium to the process that is not one. */
function mainOf(pid: number, all: readonly Process[]): number {
  const one = all.find((candidate) => candidate.pid === pid);
  return one !== undefined && / --type=/.test(one.command) ? mainOf(one.parent, all) : pid;
}

function isSelf(pid: number): boolean {
  return pid === process.pid;
}

export function isAlive(pid: number): boolean {
  try {
    readlinkSync(`/proc/${pid}/exe`);
    return true;
  } catch {
    return false;
  }
}

export function killAll(processes: readonly Process[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  }
}
