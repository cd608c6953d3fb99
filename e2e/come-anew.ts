/** The app that a lock starts anew, ended before a test starts one of its own: the second would find the first and leave. */
import { expect } from '@playwright/test';
import type { Computer } from './launch.ts';
import { killAll, processesOf, treeOf } from './processes.ts';

/** Waits until it is wholly there, because what starts it would start it once more, and then until nothing of it is left. */
export async function endWhatCameAnew({ root }: Pick<Computer, 'root'>): Promise<void> {
  // What is left of the old app for a moment hangs on no main process any more.
  const hasWindow = (): boolean =>
    processesOf(root)
      .filter(({ command }) => !/ --type=/.test(command))
      .some(({ pid }) => treeOf(pid).some(({ command }) => command.includes('--type=renderer')));
  await expect.poll(hasWindow, { timeout: 30_000, intervals: [50] }).toBe(true);
  killAll(processesOf(root));
  await expect.poll(() => processesOf(root).length, { timeout: 20_000 }).toBe(0);
}
