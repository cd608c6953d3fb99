/** `npm start`: sets up what is missing and opens the app; ends when the app has ended. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { hasDisplay, sandboxSwitches, underXvfb } from './display.ts';
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';

const markName = 'WELLSPRING_STARTED_BY';
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
  const mark = randomUUID();
  say('Opening Wellspring …');
  const code = await runInFront(executable, [projectRoot, ...sandboxSwitches(), ...args], {
    env: { ...process.env, [markName]: mark },
  });
  // Locking ends the app and starts it anew; the screen it opens on must stay until that one has ended too.
  while (isRunning(`${markName}=${mark}`)) await pause(500);
  return code;
}

function isRunning(mark: string): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((id) => {
      try {
        return readFileSync(`/proc/${id}/environ`, 'latin1').includes(mark);
      } catch {
        return false;
      }
    });
}
