/** What this process knows of itself and of others on the same machine, for the journal's lock. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { errnoOf } from './file-system.ts';
import type { LockOwner, ProcessStart } from './journal-lock.ts';

export async function thisProcess(): Promise<LockOwner> {
  const start = await startOf(process.pid);
  return {
    process: process.pid,
    started: typeof start === 'object' ? start.started : null,
    machine: await machineName(),
    machineStarted: Date.now() - uptime() * 1000,
    startOf,
    now: () => Date.now(),
  };
}

/** A digest, so that a copied journal tells nobody what the computer was called. */
async function machineName(): Promise<string> {
  // The host's name alone changes with the network on some systems; it serves where nothing better can be read.
  const name = (await readText('/etc/machine-id')) ?? hostname();
  return createHash('sha256').update(`wellspring lock\n${name.trim()}`).digest('hex').slice(0, 32);
}

async function startOf(process: number): Promise<ProcessStart> {
  if (!isRunning(process)) return 'gone';
  const [boot, stat] = await Promise.all([
    readText('/proc/sys/kernel/random/boot_id'),
    readText(`/proc/${process}/stat`),
  ]);
  if (boot === null) return 'unknown';
  if (stat === null) return isRunning(process) ? 'unknown' : 'gone';
  // The second field is the program's name in brackets, which may itself hold brackets and spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const ticks = fields[19];
  if (state === 'Z' || state === 'X') return 'gone';
  return ticks === undefined ? 'unknown' : { started: `${boot.trim()} ${ticks}` };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return errnoOf(error) === 'EPERM';
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
