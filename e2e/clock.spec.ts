/** A clock that is wrong: eight days back, a year ahead, a year back, and another time zone in the middle of a sitting. */
import { expectAccessible, FIRST, SEVERAL_STARTS, writeLine } from './key-steps.ts';
import { expect, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { changeTimeZone, clockAhead } from './wrong-clock.ts';

const DAY = 86_400_000;
/** Days by which the clock that is right here is ahead of the real one, so that there is a year to go back. */
const TODAY = 400;
const yearOf = (days: number): string => String(new Date(Date.now() + (TODAY + days) * DAY).getUTCFullYear());

test('a year ahead, a year back and another time zone: every word is there under a day of its own, and a sheet is asked for once, in week two', async ({
  launch,
}) => {
  test.setTimeout(SEVERAL_STARTS);
  const first = await launch(clockAhead(TODAY - 8));
  await new FirstRunPage(first.page).makeJournal(FIRST);
  const offer = { name: 'A sheet for the day the passphrase is forgotten' } as const;
  await expect(first.page.getByRole('group', offer)).toHaveCount(0);
  await writeLine(first.page, 'Eight days ago.');
  await first.close();

  const second = await launch(clockAhead(TODAY + 365));
  const { page } = second;
  expect(await page.evaluate(() => String(new Date().getUTCFullYear()))).toBe(yearOf(365));
  await new UnlockPage(page).unlock(FIRST);
  const asked = page.getByRole('group', offer);
  await expect(asked).toBeVisible();
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Not now' }).click();
  await expect(asked).toHaveCount(0);
  await writeLine(page, 'A year ahead.');
  await changeTimeZone(page, 'Pacific/Kiritimati');
  await new BookPage(page).goTo('Today');
  await writeLine(page, 'A zone further.');
  await second.close();

  const third = await launch(clockAhead(TODAY - 365));
  await new UnlockPage(third.page).unlock(FIRST);
  await writeLine(third.page, 'A year back.');
  const book = new BookPage(third.page);
  await book.goTo('Look back');
  await expect(book.listed).toHaveCount(4);
  const lines = ['A zone further.', 'A year ahead.', 'Eight days ago.', 'A year back.'];
  for (const [index, line] of lines.entries()) await expect(book.listed.nth(index)).toContainText(line);
  await expect(third.page.getByText(yearOf(365)).first()).toBeVisible();
  await expect(third.page.getByText(yearOf(-365)).first()).toBeVisible();
  await expect(third.page.getByRole('group', offer)).toHaveCount(0);
  await book.openNewest();
  await expect(book.sheet).toHaveText('A zone further.');
});
