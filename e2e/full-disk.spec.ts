/** The disk is full: the last words are written all the same, and a start on a full disk opens the journal from its log. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { journalFolders } from './damage.ts';
import { expect } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { test } from './small-disk.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';

test('the last words are saved on a disk that is full, because the reserve gives its room', async ({
  small,
  launchSmall,
}) => {
  const first = await launchSmall();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  const book = new BookPage(first.page);
  const reserve = (): string => join(journalFolders(small)[0] ?? '', 'reserve');
  await expect.poll(() => existsSync(reserve())).toBe(true);
  await book.writeBlank();
  await book.type('Before it was full.');
  await book.untilSaved();
  let words = 'Before it was full.';
  // The page of memory that the log's end lies in may have room for a frame or two, disk or no disk.
  for (let line = 1; line <= 8 && existsSync(reserve()); line += 1) {
    small.fill();
    expect(small.free()).toBe(0);
    await book.type(` Line ${line}.`);
    words += ` Line ${line}.`;
    await book.untilSaved();
  }
  expect(existsSync(reserve())).toBe(false);
  await first.kill();

  const second = await launchSmall();
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  await new BookPage(second.page).goTo('Look back');
  await expect(second.page.getByText(words)).toBeVisible();
});

test('a start on a full disk opens the journal from its log alone, and says so', async ({
  small,
  launchSmall,
}) => {
  const first = await launchSmall();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  const book = new BookPage(first.page);
  await expect.poll(() => existsSync(join(journalFolders(small)[0] ?? '', 'reserve'))).toBe(true);
  await book.writeBlank();
  await book.type('Written while there was room.');
  await book.untilSaved();
  await first.close();
  rmSync(join(small.data, 'engine/IndexedDB'), { recursive: true });
  small.fill();

  const second = await launchSmall();
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  await expect(
    second.page.getByText('There is little room left on this disk.', { exact: false }),
  ).toBeVisible();
  const again = new BookPage(second.page);
  await again.goTo('Look back');
  await expect(second.page.getByText('Written while there was room.')).toBeVisible();
  expect(existsSync(join(small.data, 'engine/IndexedDB'))).toBe(false);
  await again.goTo('Today');
  await again.writeBlank();
  await again.type('And one more line.');
  await again.untilSaved();
  await second.kill();
  small.empty();

  const third = await launchSmall();
  await new UnlockPage(third.page).unlock(PASSPHRASE);
  await new BookPage(third.page).goTo('Look back');
  await expect(third.page.getByText('And one more line.')).toBeVisible();
  await expect(third.page.getByText('There is little room', { exact: false })).toBeHidden();
});
