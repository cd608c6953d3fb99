/** Stop, pressed in the middle of a long job in the real app: every file is what it was, here and there, and asked again it goes through. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { seedJournal } from './bench/seed-journal.ts';
import { allIn, listFiles } from './find-bytes.ts';
import { axeViolations } from './axe.ts';
import { hold, letGo, untilHeld } from './held-disk.ts';
import { expect, PASSPHRASE, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

/** Enough for several packs. */
const PAGES = 900;
/** In the middle: something was made already, and something is still to come. */
const SECOND = 2;

async function answerDialog(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
}

async function openSafetyCopy(page: Page): Promise<void> {
  await new BookPage(page).goTo('Settings');
  await page.getByRole('link', { name: 'Safety copy' }).click();
}

test('Stop in the middle of a safety copy, of fetching from it and of bringing it back leaves every file as it was', async ({
  launch,
  computer,
}) => {
  test.slow();
  const stick = join(computer.home, 'stick');
  mkdirSync(stick);
  mkdirSync(computer.data, { recursive: true });
  const { vault } = await seedJournal(computer.data, PAGES, PASSPHRASE);
  const journals = join(computer.data, 'journals');
  const log = join(journals, vault, 'log');
  const packs = listFiles(log).filter((file) => file.endsWith('.pack'));
  expect(packs.length).toBeGreaterThan(3);

  /** Begins a job, presses Stop while its second new file below `folder` is held, and sees that nothing is other than before. */
  async function stopIn(app: ElectronApplication, page: Page, folder: string, begin: () => Promise<void>) {
    const before = allIn(stick, journals);
    await hold(app, 'new-file', folder, SECOND);
    await begin();
    await untilHeld(app);
    // The first one is there: what is stopped has to be taken back.
    expect(allIn(stick, journals)).not.toEqual(before);
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await expect(stop).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    await stop.click();
    await letGo(app, page);
    await expect(stop).toBeHidden();
    await expect(page.getByRole('alert')).toBeHidden();
    expect(allIn(stick, journals)).toEqual(before);
  }

  await test.step('a safety copy', async () => {
    const { app, page, close } = await launch();
    await new UnlockPage(page).unlock(PASSPHRASE);
    await answerDialog(app, stick);
    await openSafetyCopy(page);
    await stopIn(app, page, stick, () => page.getByRole('button', { name: 'Choose a folder' }).click());
    await expect(page.getByText('No copy has been checked there yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Make a copy now' }).click();
    await expect(page.getByText(/^Last safety copy: .*opened and checked\.$/)).toBeVisible();
    await close();
  });

  await test.step('fetching what only the copy has', async () => {
    for (const pack of packs.slice(0, -1)) rmSync(pack);
    rmSync(join(computer.data, 'engine'), { recursive: true, force: true });
    const { app, page, close } = await launch();
    await new UnlockPage(page).unlock(PASSPHRASE);
    await openSafetyCopy(page);
    const fetch = page.getByRole('button', { name: 'Bring back what the copy has' });
    await stopIn(app, page, log, () => fetch.click());
    await fetch.click();
    await expect(page.getByText('What the copy had is here again')).toBeVisible();
    for (const pack of packs) expect(listFiles(log)).toContain(pack);
    await close();
  });

  await test.step('bringing it back', async () => {
    rmSync(computer.data, { recursive: true, force: true });
    const { app, page } = await launch();
    await answerDialog(app, stick);
    await page.getByRole('button', { name: 'Had a journal here before?' }).click();
    await page.getByRole('button', { name: 'Show the folder' }).click();
    const bring = page.getByRole('button', { name: /^Bring back/ });
    await stopIn(app, page, journals, () => bring.click());
    await bring.click();
    await new UnlockPage(page).unlock(PASSPHRASE);
    await new BookPage(page).goTo('Look back');
    await expect(new BookPage(page).listed.first()).toBeVisible();
  });
});
