/** The main job: first run to a first saved line, and every word found again. */
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { expect, PASSPHRASE, test } from './launch.ts';

const LINES = [
  'We said Monday noon and it was Monday noon.',
  'Mañana hablaré con la señora Ibáñez; ¿será fácil?',
  'قلتُ ما عندي، ثم سكتُّ.',
  'A small thing: 🌱 and a family 👩‍🏫.',
];

test('from first run to a first saved line, and every word again after a restart', async ({ launch }) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  const book = new BookPage(first.page);
  const prompt = await book.prompt.innerText();
  expect(prompt.length).toBeGreaterThan(10);
  await book.write(10);
  for (const [index, line] of LINES.entries()) {
    if (index > 0) await first.page.keyboard.press('Enter');
    await book.type(line);
  }
  await book.untilSaved();
  await first.close();

  const second = await launch();
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  const again = new BookPage(second.page);
  await again.openNewest();
  await expect(again.prompt).toHaveText(prompt);
  expect(await again.sheet.locator('p').allInnerTexts()).toEqual(LINES);
  await expect(again.sheet.locator('p').nth(2)).toHaveAttribute('dir', 'auto');
  await second.close();
});

test('the first run works by keyboard alone, to a saved line', async ({ launch }) => {
  const { page, close } = await launch();
  await expect(page.getByRole('heading', { name: 'Whose computer is this?' })).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const { passphrase } = new FirstRunPage(page);
  for (
    let step = 0;
    step < 4 && !(await passphrase.evaluate((field) => field === document.activeElement));
    step += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  const book = new BookPage(page);
  await page.getByRole('navigation').waitFor({ timeout: 30_000 });
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (/^2\s*minutes/.test(name)) break;
  }
  await page.keyboard.press('Enter');
  await expect(book.sheet).toBeFocused();
  await book.type('One line is enough.');
  await book.untilSaved();
  await close();
});

test('a page is deleted with undo, rests in Recently deleted and is put back', async ({ launchOpened }) => {
  const { page } = await launchOpened();
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type('To and fro.');
  await book.untilSaved();
  await page.getByRole('navigation').getByRole('link').first().click();
  await book.goTo('Look back');
  await page.getByRole('button', { name: /^Delete the page of/ }).click();
  await expect(page.getByText('To and fro.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('To and fro.')).toBeVisible();
  await page.getByRole('button', { name: /^Delete the page of/ }).click();
  await page.getByRole('link', { name: 'Recently deleted' }).click();
  await expect(page.getByText('To and fro.')).toBeVisible();
  await page.getByRole('button', { name: /^Put back/ }).click();
  await expect(page.getByText('To and fro.')).toHaveCount(0);
});

test('moving between lengths keeps every word', async ({ launchOpened }) => {
  const { page } = await launchOpened();
  const book = new BookPage(page);
  await book.write(25);
  await book.type('The first answer.');
  const count = await book.sheets.count();
  expect(count).toBeGreaterThan(2);
  await book.sheets.last().click();
  await book.type('The last answer.');
  await page.getByRole('radio', { name: /^2 / }).check({ force: true });
  await expect(book.sheets).toHaveCount(2);
  await expect(book.sheets.last()).toHaveText('The last answer.');
  await page.getByRole('radio', { name: /^25 / }).check({ force: true });
  await expect(book.sheets).toHaveCount(count);
  await expect(book.sheets.first()).toHaveText('The first answer.');
});

test('a wrong passphrase says so, and composed and decomposed accents are the same one', async ({
  launch,
}) => {
  const composed = 'caf\u00e9 ma\u00f1ana seis faroles';
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(composed);
  await first.close();
  const { page } = await launch();
  const unlock = new UnlockPage(page);
  await unlock.tryPassphrase('not this one at all');
  await expect(page.getByText('That passphrase does not open this journal.', { exact: false })).toBeVisible({
    timeout: 20_000,
  });
  await page.evaluate((text) => {
    const field = document.querySelector<HTMLInputElement>('input[type="password"]');
    if (field !== null) field.value = text;
  }, composed.normalize('NFD'));
  await unlock.open.click();
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 20_000 });
});

test('two journals stand beside each other on one computer', async ({ launch }) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  await first.close();
  const { page } = await launch();
  await page.getByText('Start a new journal').click();
  await new FirstRunPage(page).makeJournal('another one of its own', 'Shared with others');
  const book = new BookPage(page);
  await book.goTo('Look back');
  await expect(page.getByText('There are none yet')).toBeVisible();
});
