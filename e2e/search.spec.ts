/** Looking back: a word is found again in three scripts, and a page is read as each sitting left it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, PASSPHRASE, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { LookBackPage } from './pages/look-back-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

async function writePages(page: Page, lines: readonly string[]): Promise<void> {
  const book = new BookPage(page);
  for (const line of lines) {
    await book.writeBlank();
    await book.type(line);
    await book.untilSaved();
    await book.goTo('Today');
  }
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test('a word is found in three scripts, after a restart too, and its page opened', async ({
  launch,
  launchOpened,
}) => {
  const first = await launchOpened();
  await writePages(first.page, [
    'We said Monday noon and it was Monday noon.',
    'Mañana hablaré con la señora Ibáñez.',
    'قلتُ في المدرسةِ ما عندي، ثم سكتُّ.',
  ]);
  await new BookPage(first.page).goTo('Look back');
  const before = new LookBackPage(first.page);
  await before.expectFound('ibanez', ['Ibáñez'], /^1 page holds it/);
  await first.close();

  const { page } = await launch();
  await new UnlockPage(page).unlock(PASSPHRASE);
  const book = new BookPage(page);
  await book.goTo('Look back');
  const search = new LookBackPage(page);
  await search.expectFound('mond', ['Monday', 'Monday'], /^1 page holds it/);
  await search.expectFound('MANANA hablare', ['Mañana', 'hablaré'], /^1 page holds it/);
  await search.expectFound('قلت', ['قلتُ'], /^1 page holds it/);
  await search.expectFound('مدرسه', ['المدرسةِ'], /^1 page holds it/);
  await search.expectFound('"monday noon"', ['Monday noon', 'Monday noon'], /^1 page holds it/);
  await search.expectFound('"noon monday"', [], /^No page holds that/);
  await expectAccessible(page);
  await search.expectFound('mondya', ['Monday', 'Monday'], /comes close/);
  await page.keyboard.press('Escape');
  await expect(search.field).toHaveValue('');
  await expect(search.results).toHaveCount(3);

  // Going to the place where one is comes to its beginning.
  await search.find('Ibáñez');
  await expect(search.results).toHaveCount(1);
  await book.goTo('Look back');
  await expect(search.field).toHaveValue('');
  await expect(search.results).toHaveCount(3);

  await search.find('Ibáñez');
  await expect(search.results).toHaveCount(1);
  await expectAccessible(page);
  await page.getByText('Narrow it down').click();
  await page.getByLabel('Until').fill('2001-01-01');
  await expect(search.count).toHaveText(/^No page holds that/);
  await page.getByLabel('Until').fill('');
  await expect(search.results).toHaveCount(1);
  await search.results.getByRole('link').press('Enter');
  await expect(book.sheet).toHaveText('Mañana hablaré con la señora Ibáñez.');
});

test('a deleted page is not found, and is again when it is put back', async ({ launchOpened }) => {
  const { page } = await launchOpened();
  await writePages(page, ['A lantern by the door.', 'Another thing.']);
  await new BookPage(page).goTo('Look back');
  const search = new LookBackPage(page);
  await search.expectFound('lantern', ['lantern'], /^1 page holds it/);
  await search.find('Another');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Delete the page of/ })
    .last()
    .click();
  await search.expectFound('lantern', [], /^No page holds that/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await search.expectFound('lantern', ['lantern'], /^1 page holds it/);
});

test('a page is read as each sitting left it, and a version is brought back and forth', async ({
  launch,
  launchOpened,
}) => {
  const first = await launchOpened();
  await writePages(first.page, ['The first words.']);
  await new BookPage(first.page).openNewest();
  await first.page.keyboard.press('Control+A');
  await first.page.keyboard.type('Quite other words.');
  await new BookPage(first.page).untilSaved();
  await first.close();

  const { page } = await launch();
  await new UnlockPage(page).unlock(PASSPHRASE);
  const book = new BookPage(page);
  await book.openNewest();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('The third words.');
  await book.untilSaved();
  await page.getByRole('button', { name: 'Earlier versions' }).click();
  const then = page.getByRole('region', { name: 'Then' });
  const now = page.getByRole('region', { name: 'Now' });
  await expect(now).toContainText('The third words.');
  await expect(then).toContainText('Quite other words.');
  const sittings = page.getByRole('radiogroup', { name: 'Which sitting' });
  await expect(sittings.getByRole('radio')).toHaveCount(2);
  await sittings.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(then).toContainText('The first words.');
  await expectAccessible(page);

  const bringBack = page.getByRole('button', { name: 'Bring these words back' });
  await bringBack.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The words are back.')).toBeVisible();
  await expect(now).toContainText('The first words.');
  await expect(then).toContainText('The third words.');
  await bringBack.click();
  await expect(now).toContainText('The third words.');
  await page.getByRole('button', { name: 'Open the page' }).click();
  await expect(book.sheet).toHaveText('The third words.');
});
