/** `npm start`: sets up what is missing and opens the app; ends when the app has ended. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { hasDisplay, sandboxSwitches, underXvfb } from './display.ts';
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';

const [first, ...rest] = process.argv.slice(2);

await runCommand(async () => {
  if (first === '--window' && rest[0] !== undefined) return openWindow(rest[0], rest.slice(1));
  const { executable } = await setUp({ tests: false, build: true });
  const args = process.argv.slice(2);
  if (hasDisplay()) return openWindow(executable, args);
  say('There is no display here, so the window opens on a screen nobody sees (Xvfb). Ctrl+C ends it.');
  return runInFront(...underXvfb(process.execPath, [import.meta.filename, '--window', executable, ...args]));
});

async function openWindow(executable: string, args: readonly string[]): Promise<number> {
  say('Opening Wellspring …');
  const code = await runInFront(executable, [projectRoot, ...sandboxSwitches(), ...args]);
  // Locking ends the app and starts it anew, in a process group of its own: the screen it opens on must stay until that
  // one has ended too, and Ctrl+C must reach it.
  const end = (signal: NodeJS.Signals) => startedAnew(executable).forEach((id) => process.kill(id, signal));
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  while (startedAnew(executable).length > 0) await pause(500);
  return code;
}

/** The processes of our session that run `executable`. Their environment is no sign: Chromium writes over it. */
function startedAnew(executable: string): number[] {
  if (process.platform !== 'linux') return [];
  const ours = sessionOf('self');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && runs(name, executable) && sessionOf(name) === ours)
    .map(Number);
}

function runs(id: string, executable: string): boolean {
  try {
    return readlinkSync(`/proc/${id}/exe`) === executable;
  } catch {
    return false;
  }
}

function sessionOf(id: string): string | undefined {
  try {
    // The command's name, in brackets, may hold spaces; after it come state, parent, group and session.
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3];
  } catch {
    return undefined;
  }
}
