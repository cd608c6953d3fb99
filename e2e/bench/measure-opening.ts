/** From the icon to the cover, from the passphrase to the list and the search, memory in use, and from the lock to a locked window. */
import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launchApp } from '../launch.ts';
import type { Computer, RunningApp } from '../launch.ts';
import { UnlockPage } from '../pages/unlock-page.ts';
import { isAlive, killAll, processesOf } from '../processes.ts';
import { listsFor } from './figures.ts';
import type { Measurements } from './figures.ts';
import type { ItemModel } from './models.ts';
import { hurryToSearch, startClock, whenSeen } from './page-clock.ts';

export const PASSPHRASE = 'quiet harbour seven lanterns';
/** Stands on nearly every page. */
const COMMON_WORD = 'whale';

/** Starts the app and waits for its cover. The clock runs in its window. */
export async function openCover(computer: Computer): Promise<{ running: RunningApp; start: number }> {
  const began = performance.now();
  const running = await launchApp(computer);
  await new UnlockPage(running.page).passphrase.waitFor();
  const start = performance.now() - began;
  await startClock(running.page);
  return { running, start };
}

/** Sends the passphrase off and waits until the whole list is known and a word is found. Everything is counted from the sending. */
export async function unlockAndSearch({
  page,
}: RunningApp): Promise<{ opened: number; listed: number; complete: number; found: number }> {
  await hurryToSearch(page, COMMON_WORD);
  await new UnlockPage(page).tryPassphrase(PASSPHRASE);
  return {
    opened: await whenSeen(page, 'opened'),
    listed: await whenSeen(page, 'listed'),
    complete: await whenSeen(page, 'complete'),
    found: await whenSeen(page, 'found'),
  };
}

/**
 * One after another: start, a wrong passphrase, the right one, the list, the search, memory, the lock. `model`: opened after each,
 * so that a machine that is busy for a while is busy for both.
 */
export async function measureOpening(
  computer: Computer,
  runs: number,
  model: ItemModel | null,
): Promise<Measurements> {
  const names = ['start', 'key', 'opened', 'listed', 'complete', 'searchable', 'memory', 'lock'] as const;
  const found = listsFor(...names, 'itemByItem');
  for (let run = 0; run < runs; run += 1) {
    const { running, start } = await openCover(computer);
    found.start.push(start);
    await new UnlockPage(running.page).tryPassphrase('some other words than those');
    found.key.push(await whenSeen(running.page, 'answered'));
    const times = await unlockAndSearch(running);
    found.opened.push(times.opened);
    found.listed.push(times.listed);
    found.complete.push(times.complete);
    found.searchable.push(times.found - times.opened);
    await pause(1000);
    found.memory.push(memoryOf(computer));
    found.lock.push(await lockAndWait(running, computer));
    if (model !== null) found.itemByItem.push(await model.open());
  }
  return found;
}

/** The browser's store is thrown away before each: all of it is made again from the log. */
export async function measureRebuilding(computer: Computer, runs: number): Promise<Measurements> {
  const found = listsFor('rebuildOpened', 'rebuildComplete', 'rebuildSearchable');
  for (let run = 0; run < runs; run += 1) {
    rmSync(enginePlace(computer), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    const { running } = await openCover(computer);
    const times = await unlockAndSearch(running);
    found.rebuildOpened.push(times.listed);
    found.rebuildComplete.push(times.complete);
    found.rebuildSearchable.push(times.found);
    await running.kill();
    await untilGone(computer);
  }
  return found;
}

/** Opens the journal for the first time and waits until the cache and the sealed index lie on the disk. */
export async function makeCache(computer: Computer): Promise<void> {
  const { running } = await openCover(computer);
  await unlockAndSearch(running);
  await untilStill(() => sizeOf(enginePlace(computer)));
  await lockAndWait(running, computer);
}

export const enginePlace = (computer: Computer): string => join(computer.data, 'engine');

/** The size settles when nothing has been written for longer than the index waits before it is sealed. */
const STILL_FOR = 12_000;

async function untilStill(size: () => number): Promise<void> {
  let last = size();
  let since = Date.now();
  while (Date.now() - since < STILL_FOR) {
    await pause(500);
    const now = size();
    if (Math.abs(now - last) > 4096) [last, since] = [now, Date.now()];
  }
}

/** From pressing *Lock* until the old processes are gone and a new window stands on the screen, in milliseconds. */
export async function lockAndWait({ page }: RunningApp, computer: Computer): Promise<number> {
  const old = processesOf(computer.root);
  const began = performance.now();
  await page.evaluate(() => {
    const places = [...document.querySelectorAll<HTMLElement>('a, [role="link"], button')];
    places.find(({ textContent }) => textContent.trim() === 'Lock')?.click();
  });
  await until(() => !old.some(({ pid }) => isAlive(pid)), 'the old processes to go');
  await until(() => hasWindow(computer), 'the locked window');
  const taken = performance.now() - began;
  killAll(processesOf(computer.root));
  await untilGone(computer);
  return taken;
}

function hasWindow(computer: Computer): boolean {
  const main = processesOf(computer.root).find(({ command }) => !/ --type=/.test(command));
  if (main === undefined) return false;
  try {
    const found = execFileSync(
      'xdotool',
      ['search', '--onlyvisible', '--pid', String(main.pid), '--name', 'Wellspring'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return found.length > 0;
  } catch {
    return false;
  }
}

async function untilGone(computer: Computer): Promise<void> {
  await until(() => processesOf(computer.root).length === 0, 'the app to end');
}

async function until(holds: () => boolean, what: string, limit = 60_000): Promise<void> {
  const end = Date.now() + limit;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(20);
  }
}

/** The app's processes together, what they share counted once (PSS), in bytes. */
function memoryOf(computer: Computer): number {
  let kib = 0;
  for (const { pid } of processesOf(computer.root)) {
    try {
      kib += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch (error) {
      if (isAlive(pid)) throw error;
    }
  }
  return kib * 1024;
}

/** What lies in a folder, in bytes. */
export function sizeOf(folder: string): number {
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    try {
      size += lstatSync(join(entry.parentPath, entry.name)).size;
    } catch {
      // The engine took it away meanwhile.
    }
  }
  return size;
}
