/** The browser store's files harmed while the app is closed: the journal opens from its log, with every word. */
import { randomBytes } from 'node:crypto';
import { statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
