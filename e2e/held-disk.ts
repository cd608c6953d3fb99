/**
 * Holds the shell at a new file: the app's own disk waits where a test says, for as long as the test says, so that a long job can
 * be met in the middle without a clock. Nothing of the app is swapped; Node's own way to open a file is made to wait.
 */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from './launch.ts';

interface Held {
  readonly isReached: boolean;
  readonly letGo: () => void;
}

/** From now on the `at`-th file that is made anew below `folder`, counted from 1, is not made before `letGo`. */
export async function holdNewFile(app: ElectronApplication, folder: string, at: number): Promise<void> {
  await app.evaluate(
    (_, wanted) => {
      const files = process.getBuiltinModule('node:fs/promises');
      const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
      const { open } = files;
      const held = { isReached: false, letGo: (): void => undefined };
      const gone = new Promise<void>((done) => {
        held.letGo = done;
      });
      let made = 0;
      files.open = async (path, flags, mode) => {
        const isNew = flags === 'ax' && String(path).startsWith(`${wanted.folder}/`);
        if (isNew) made += 1;
        if (isNew && made === wanted.at) {
          held.isReached = true;
          await gone;
          files.open = open;
          syncBuiltinESMExports();
        }
        return open(path, flags, mode);
      };
      syncBuiltinESMExports();
      Object.assign(globalThis, { held });
    },
    { folder, at },
  );
}

/** Resolves when the shell waits at that file. */
export async function untilHeld(app: ElectronApplication): Promise<void> {
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { held: Held }).held.isReached))
    .toBe(true);
}

/** Lets the shell go on, once it has heard everything that the window said until now: calls of one window arrive in their order. */
export async function letGo(app: ElectronApplication, page: Page): Promise<void> {
  await page.evaluate(() => window.desktop.readAbout(null));
  await app.evaluate(() => {
    (globalThis as unknown as { held: Held }).held.letGo();
  });
}
