/**
 * The order of system calls over a long run: everything was on the disk, under a name that is on the disk, before the window
 * called it saved. The window's word is written into the same record as the calls (electron/main/log/testing/trace-order.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ACKNOWLEDGED, judgeOrder } from '../electron/main/log/testing/trace-order.ts';
import type { Judgement } from '../electron/main/log/testing/trace-order.ts';
import { buildVariant } from './build-variant.ts';
import { expect, projectRoot, test } from './launch.ts';
import type { Computer, LaunchOptions, RunningApp } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { RecoveryPage } from './pages/recovery-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { underTorture } from './torture.ts';
import { tracedElectron } from './traced.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const NEXT = 'slow herons over nine roofs';
const SAVES = underTorture ? 300 : 15;
const CALLS = 'openat,write,writev,pwrite64,fdatasync,fsync,rename,renameat,renameat2,unlink,sendto,sendmsg';

/** Otherwise every process stops twice for each of its calls, thousands a second, and a save takes about twice as long. */
const STOPS_FOR_THESE_ONLY = '--seccomp-bpf';

type Launch = (options?: LaunchOptions) => Promise<RunningApp>;

/** With this switch the shell's process writes what a page prints to its own standard error, and so into the record. */
const PRINTS = '--enable-logging=stderr';

async function acknowledge(page: Page): Promise<void> {
  // eslint-disable-next-line no-console -- printed in the page on purpose: this is how the moment gets into the record
  await page.evaluate((mark) => console.info(mark), ACKNOWLEDGED);
}

/** The page prints it itself, in the moment in which its sign turns to saved. */
async function acknowledgeEachSave(page: Page): Promise<void> {
  await page.evaluate((mark) => {
    const sign = document.querySelector('[data-saved]');
    if (sign === null) throw new Error('no sign');
    const counted = window as unknown as { acknowledged: number };
    counted.acknowledged = 0;
    new MutationObserver(() => {
      if (sign.getAttribute('data-saved') !== 'saved') return;
      counted.acknowledged += 1;
      // eslint-disable-next-line no-console -- printed in the page on purpose, as above
      console.info(mark);
    }).observe(sign, { attributes: true, attributeFilter: ['data-saved'] });
  }, ACKNOWLEDGED);
}

function countOfSaves(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { acknowledged: number }).acknowledged);
}

/** Saves, one at a time, each said to the record when the sign says it; a new passphrase; a lock of the file by closing. */
async function liveTraced(
  computer: Computer,
  launch: Launch,
  appFolder: string,
  saves: number,
): Promise<Judgement> {
  const options = [STOPS_FOR_THESE_ONLY, '-y', '-s', '512', '-e', `trace=${CALLS}`];
  const { executable, trace } = tracedElectron(computer, options);
  const first = await launch({ executable, args: [PRINTS, appFolder] });
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  await acknowledge(first.page);
  const book = new BookPage(first.page);
  await book.write(10);
  await acknowledgeEachSave(first.page);
  for (let save = 0; save < saves; save += 1) {
    await book.type(`w${save} `);
    const saved = expect.poll(() => countOfSaves(first.page), { timeout: 20_000, intervals: [50] });
    await saved.toBeGreaterThan(save);
  }
  await first.page.getByRole('navigation').getByRole('link').first().click();
  await book.goTo('Settings');
  const recovery = new RecoveryPage(first.page);
  await recovery.openSection('Passphrase');
  await first.page.getByLabel('Present passphrase').fill(PASSPHRASE);
  await recovery.chooseNewPassphrase(NEXT);
  await first.page.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(first.page.getByText('The passphrase is changed.')).toBeVisible({ timeout: 60_000 });
  await acknowledge(first.page);
  await first.close();
  return judgeOrder(readFileSync(trace, 'utf8'), join(computer.data, 'journals'));
}

test(`before each of ${SAVES} acknowledgements the words and the name of their file were on the disk`, async ({
  computer,
  launch,
}) => {
  test.setTimeout(SAVES * 4000 + 120_000);
  const judged = await liveTraced(computer, launch, projectRoot, SAVES);
  const { breaches, ...seen } = judged;
  test.info().annotations.push({ type: 'seen', description: JSON.stringify(seen) });
  expect(breaches).toEqual([]);
  expect(judged.acknowledgements).toBeGreaterThanOrEqual(SAVES + 2);
  expect(judged.writes).toBeGreaterThanOrEqual(SAVES);
  expect(judged.fileSyncs).toBeGreaterThanOrEqual(SAVES);
  expect(judged.folderSyncs).toBeGreaterThanOrEqual(4);
  const { page } = await launch();
  await new UnlockPage(page).unlock(NEXT);
  await new BookPage(page).openNewest();
  await expect(new BookPage(page).sheet).toContainText(`w${SAVES - 1}`);
});

for (const [what, variant] of underTorture
  ? [
      ['files', 'forgetful-files'],
      ['folders', 'forgetful-folders'],
    ]
  : []) {
  test(`without the sync of ${what}, the same record is out of order`, async ({ computer, launch }) => {
    const appFolder = await buildVariant(variant ?? '', {
      main: { 'electron/main/log/disk-file-system.ts': `e2e/variants/${variant}.ts` },
    });
    const { breaches } = await liveTraced(computer, launch, appFolder, 5);
    expect(breaches.map(({ rule }) => rule)).toContain(
      what === 'files' ? 'acknowledged-before-sync' : 'acknowledged-before-folder-sync',
    );
  });
}
