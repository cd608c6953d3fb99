/** Tests with a computer whose journal lies on a disk of 96 MiB that a test may fill (electron/tools/small-disk.ts). Linux only. */
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, makeComputer, test as base } from './launch.ts';
import type { Computer, RunningApp } from './launch.ts';

const PIECE = 64 * 1024;

export interface SmallComputer extends Computer {
  /** Fills the disk until no more than `leaving` bytes are free. Filling again fills what became free since. */
  fill(leaving?: number): void;
  /** Gives back what `fill` took. */
  empty(): void;
  /** Bytes that can still be written. */
  free(): number;
}

function makeSmallComputer(): { computer: SmallComputer; remove: () => void } {
  const disk = process.env['WELLSPRING_SMALL_DISK'];
  if (disk === undefined || disk === '')
    throw new Error(
      'No small disk could be mounted for this test: run it as root, or where sudo asks nothing.',
    );
  const own = mkdtempSync(join(disk, 'computer-'));
  const plain = makeComputer(own);
  const filler = join(own, 'filler');
  const free = (): number => {
    const { bavail, bsize } = statfsSync(disk);
    return bavail * bsize;
  };
  const computer: SmallComputer = {
    ...plain,
    free,
    fill: (leaving = 0) => {
      const file = openSync(filler, 'a');
      try {
        for (let room = free() - leaving; room > 0; room = free() - leaving)
          writeSync(file, new Uint8Array(Math.min(PIECE, room)));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
  };
  const remove = (): void => {
    for (const folder of [own, plain.root])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { computer, remove };
}

interface SmallFixtures {
  readonly small: SmallComputer;
  /** Starts the app on `small`; whatever still runs at the end of the test is ended. */
  readonly launchSmall: () => Promise<RunningApp>;
}

export const test = base.extend<SmallFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright's way to say that a fixture needs no other
  small: async ({}, use) => {
    const { computer, remove } = makeSmallComputer();
    await use(computer);
    remove();
  },
  launchSmall: async ({ small }, use) => {
    const running: RunningApp[] = [];
    await use(async () => {
      const app = await launchApp(small);
      running.push(app);
      return app;
    });
    for (const app of running) await app.kill().catch(() => undefined);
  },
});
