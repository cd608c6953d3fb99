/**
 * Holds the shell in the middle of a long job: the app's own disk waits where a test says, for as long as the test says, so that
 * nothing depends on a clock. Nothing of the app is swapped; Node's own ways to the disk are made to wait.
 */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from './launch.ts';

/** `new-file`: a file that is made anew. `free-space`: the question how much is free. */
type HeldCall = 'new-file' | 'free-space';

interface Held {
  path: string | null;
  letGo: () => void;
}

/** From now on the `at`-th such call below `folder`, counted from 1, waits until `letGo`. */
export async function hold(
  app: ElectronApplication,
  call: HeldCall,
  folder: string,
  at: number,
): Promise<void> {
  await app.evaluate(
    (_, wanted) => {
      const files = process.getBuiltinModule('node:fs/promises');
      const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
      const { open, statfs } = files;
      const held: Held = { path: null, letGo: () => undefined };
      const gone = new Promise<void>((done) => {
        held.letGo = done;
      });
      let count = 0;
      const pass = async (made: string, path: string): Promise<void> => {
        if (made !== wanted.call || !path.startsWith(wanted.folder)) return;
        count += 1;
        if (count !== wanted.at) return;
        held.path = path;
        await gone;
        Object.assign(files, { open, statfs });
        syncBuiltinESMExports();
      };
      Object.assign(files, {
        open: async (...args: Parameters<typeof open>) => {
          if (args[1] === 'ax') await pass('new-file', String(args[0]));
          return open(...args);
        },
        statfs: async (path: string) => {
          await pass('free-space', path);
          return statfs(path);
        },
      });
      syncBuiltinESMExports();
      Object.assign(globalThis, { held });
    },
    { call, folder, at },
  );
}

/** Resolves when the shell waits there, with the path it waits at. */
export async function untilHeld(app: ElectronApplication): Promise<string> {
  const read = () => app.evaluate(() => (globalThis as unknown as { held: Held }).held.path);
  await expect.poll(read).not.toBeNull();
  return (await read()) ?? '';
}

/** Lets the shell go on, once it has heard everything that the window said until now: calls of one window arrive in their order. */
export async function letGo(app: ElectronApplication, page: Page): Promise<void> {
  await page.evaluate(() => window.desktop.readAbout(null));
  await app.evaluate(() => {
    (globalThis as unknown as { held: Held }).held.letGo();
  });
}
