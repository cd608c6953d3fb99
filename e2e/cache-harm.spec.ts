/** The browser store's files harmed while the app is closed: the journal opens from its log, with every word. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedJournal } from './bench/seed-journal.ts';
import { listFiles } from './find-bytes.ts';
import { expect, PASSPHRASE, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

/** Each to every file of the store. */
const harms: Readonly<Record<string, (file: string) => void>> = {
  'cut short': (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
  'filled with noise': (file) => writeFileSync(file, randomBytes(statSync(file).size)),
};

test('the browser store cut short, then filled with noise: every word is there, and writing goes on', async ({
  computer,
  launch,
  launchOpened,
}) => {
  test.setTimeout(300_000);
  const first = await launchOpened();
  const book = new BookPage(first.page);
  await book.writeBlank();
  let expected = 'Only the log is the truth.';
  await book.type(expected);
  await book.untilSaved();
  // The store writes a little later than the log.
  await first.page.waitForTimeout(1500);
  await first.close();
  for (const [how, harm] of Object.entries(harms)) {
    const files = listFiles(join(computer.data, 'engine/IndexedDB')).filter(
      (file) => statSync(file).size > 0,
    );
    expect(files.length, 'there is a store to harm').toBeGreaterThan(0);
    for (const file of files) harm(file);
    const { page, close } = await launch();
    await new UnlockPage(page).unlock(PASSPHRASE);
    const again = new BookPage(page);
    await again.openNewest();
    await expect(again.sheet, how).toHaveText(expected);
    await page.keyboard.press('Control+End');
    await again.type(` And on, ${how}.`);
    await again.untilSaved();
    expected = `${expected} And on, ${how}.`;
    await page.waitForTimeout(1500);
    await close();
  }
});

test('a long journal without its store: the newest page is there and a page is kept while the rest is made again', async ({
  computer,
  launch,
}) => {
  test.slow();
  mkdirSync(computer.data, { recursive: true });
  await seedJournal(computer.data, 6000, PASSPHRASE);
  const { page, kill } = await launch();
  await new UnlockPage(page).unlock(PASSPHRASE);
  const book = new BookPage(page);
  await book.goTo('Look back');
  await expect(book.listed.first()).toContainText(/\w/);
  await expect(page.getByText(/^The list is being made again from your sealed pages/)).toBeVisible();
  const words = 'Written early.';
  await book.goTo('Today');
  await book.writeBlank();
  await book.type(words);
  await book.untilSaved();
  // What was called saved is on the disk, whatever became of the list.
  await kill();

  const again = await launch();
  await new UnlockPage(again.page).unlock(PASSPHRASE);
  const whole = new BookPage(again.page);
  await whole.openNewest();
  await expect(whole.sheet).toHaveText(words);
  await whole.goTo('Look back');
  await expect(again.page.getByText(/^The list is being made again/)).toHaveCount(0, { timeout: 60_000 });
  await again.page.getByRole('searchbox').fill('"Written early"');
  await expect(again.page.getByRole('article')).toHaveCount(1, { timeout: 60_000 });
});
