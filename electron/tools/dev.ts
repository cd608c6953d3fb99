/**
 * `npm run dev`: sets up what is missing, opens the app, and after every change to its sources builds it anew and opens it
 * anew. There is no development server: only `app://` answers in the window, for developers too.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { build } from './build.ts';
import { hasDisplay, sandboxSwitches, underXvfb } from './display.ts';
import { projectRoot } from './project.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';

/** Editors write a file in several steps; this long without another change, in milliseconds, and it is built. */
const SETTLED = 300;

await runCommand(async () => {
  const { executable } = await setUp({ tests: false, build: true });
  const args = [projectRoot, ...sandboxSwitches()];
  const [program, programArgs] = hasDisplay() ? [executable, args] : underXvfb(executable, args);
  let app = open(program, programArgs);

  const again = async (): Promise<void> => {
    try {
      await build();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      return;
    }
    app.kill();
    app = open(program, programArgs);
  };

  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const watchers = ['electron', 'renderer', 'shared', 'resources'].map((folder) =>
    watch(resolve(projectRoot, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        building = building.then(again);
      }, SETTLED);
    }),
  );
  say('Open. Changes to the sources are built and shown as they come; Ctrl+C ends it.');
  return new Promise<number>((done) => {
    process.once('SIGINT', () => {
      for (const watcher of watchers) watcher.close();
      clearTimeout(timer);
      app.kill();
      done(0);
    });
  });
});

function open(program: string, args: readonly string[]): ChildProcess {
  return spawn(program, args, { cwd: projectRoot, stdio: 'inherit' });
}
