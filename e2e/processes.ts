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

/** Every process of the app on this computer: those whose environment names its data folder, and all they started. */
export function processesOf(root: string): Process[] {
  const named = listProcesses().filter(({ pid }) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`XDG_DATA_HOME=${root}/`) && !isSelf(pid);
    } catch {
      // A sandboxed child hides its environment; its parent does not.
      return false;
    }
  });
  const found = new Map(named.flatMap(({ pid }) => treeOf(pid)).map((one) => [one.pid, one]));
  return [...found.values()];
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
