/** axe on every screen, in every state we know, in three languages, on light and dark ground and at twice the text size. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { damageKeyFiles } from './damage.ts';
import { expect, projectRoot, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const axeSource = readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly targets: readonly string[];
}

/** What axe finds on the page as it stands. The policy forbids a script tag; the driver evaluates axe as its own. */
async function violations(page: Page): Promise<Violation[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run(document);
    return found.violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.html) }));
  });
}

async function check(page: Page, screen: string): Promise<void> {
  // Words on their way in or out are see-through for a moment.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
  );
  expect(await violations(page), `axe on ${screen}`).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `sideways scrolling on ${screen}`).toBeLessThanOrEqual(0);
}

async function prefer(page: Page, change: Record<string, unknown>): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { desktop } = window as unknown as {
      desktop: Record<string, (request: unknown) => Promise<Record<string, unknown>>>;
    };
    const now = await desktop['readPreferences']?.(null);
    await desktop['writePreferences']?.({ ...now, ...wanted });
  }, change);
  await page.reload();
  await page.waitForSelector('main, .cover');
}

test('axe finds nothing on first run, in any step and state', async ({ launch }) => {
  const { page } = await launch();
  const first = new FirstRunPage(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check(page, 'first run, nothing chosen');
  await first.goOn.click();
  await check(page, 'first run, asked to choose');
  await first.chooseOwner('My school’s');
  await check(page, 'first run, passphrase');
  await first.passphrase.click();
  await page.keyboard.type('password');
  await first.again.click();
  await page.keyboard.type('passwort');
  await first.make.click();
  await page.waitForTimeout(1500);
  await check(page, 'first run, weak and not the same');
});

/** By keys alone: Help, Another prompt, and what stands beside and under a page that is written on. */
async function checkDoors(page: Page, book: BookPage): Promise<void> {
  const doors = page.locator('.door').getByRole('button');
  const today = page.locator('.head').getByRole('link').first();
  await doors.last().press('Enter');
  await expect(page.locator('.help')).toBeVisible();
  await check(page, 'Help');
  await today.press('Enter');
  await doors.nth(-2).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await check(page, 'Another prompt');
  await page.getByRole('main').getByRole('button').last().press('Enter');
  await doors.first().press('Enter');
  await expect(book.sheets.first()).toBeFocused();
  await page.locator('.quiet').getByRole('button').press('Enter');
  await check(page, 'Quiet timer, choosing');
  await page.locator('.quiet-lengths').getByRole('button').first().press('Enter');
  await check(page, 'Quiet timer, quiet');
  await book.sheets.first().focus();
  await page.keyboard.press('Control+Shift+M');
  await expect(page.getByRole('option').first()).toBeFocused();
  await check(page, 'Write, choosing a theme');
  await page.keyboard.press('Enter');
  await expect(book.sheets.first()).toBeFocused();
  await page.locator('.own-tags > button').press('Enter');
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await check(page, 'Write, putting tags');
  await page.keyboard.press('Escape');
  await page.locator('.margin-notes > button').press('Enter');
  await page.keyboard.type('Later.');
  await check(page, 'Write, a margin note');
  await page.keyboard.press('Control+Enter');
  await book.untilSaved();
  await check(page, 'Write, with a theme, a tag and a note');
  await today.press('Enter');
}

const LOOKS = [
  ['en', 'light', 100],
  ['es', 'dark', 200],
  ['ar', 'paper', 100],
  ['ar', 'contrast-dark', 200],
] as const;

for (const [language, theme, textSize] of LOOKS) {
  test(`axe finds nothing on any screen: ${language}, ${theme}, ${textSize}%`, async ({ launch }) => {
    const { app, page } = await launch();
    await new FirstRunPage(page).makeJournal(PASSPHRASE);
    const book = new BookPage(page);
    await check(page, 'Today, first time');
    await page.locator('a, [role="link"]').filter({ hasText: /^25/ }).first().click();
    await expect(book.sheets.first()).toBeFocused();
    await check(page, 'Write, nothing yet');
    await page.keyboard.type('A line.');
    await book.untilSaved();
    await check(page, 'Write, saved');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 800));
    await prefer(page, { language, theme, textSize });
    await check(page, 'the cover');
    const field = page.locator('input[type="password"]');
    await field.click();
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await page.locator('.notice, [role="alert"]').first().waitFor({ timeout: 20_000 });
    await check(page, 'the cover, wrong passphrase');
    await field.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor({ timeout: 30_000 });
    await check(page, 'Today, with a page of today');
    const places = page.locator('.head').getByRole('link');
    const count = await places.count();
    for (let index = 0; index < count - 1; index += 1) {
      await places.nth(index).click();
      await page.waitForTimeout(300);
      await check(page, `place ${index}`);
    }
    // Settings is the last place before Lock; each of its parts is a screen of its own.
    const parts = page.locator('main nav a, main nav [role="link"]');
    for (let index = 0; index < (await parts.count()); index += 1) {
      await parts.nth(index).click();
      await check(page, `settings ${index}`);
    }
    await places.nth(1).click();
    await page.getByRole('article').first().getByRole('button').last().click();
    await page.waitForTimeout(300);
    await check(page, 'Look back, just deleted');
  });
}

for (const [language, theme, textSize] of LOOKS) {
  test(`axe finds nothing behind the doors of Today: ${language}, ${theme}, ${textSize}%`, async ({
    launch,
  }) => {
    // Ten screens in a row.
    test.setTimeout(300_000);
    const { app, page } = await launch();
    await new FirstRunPage(page).makeJournal(PASSPHRASE);
    const book = new BookPage(page);
    await book.write(2);
    await book.type('A line.');
    await book.untilSaved();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 800));
    await prefer(page, { language, theme, textSize });
    await page.locator('input[type="password"]').click();
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor({ timeout: 30_000 });
    await checkDoors(page, book);
  });
}

test('the cover names a journal that cannot be opened, without a violation', async ({ computer, launch }) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  await first.close();
  damageKeyFiles(computer, () => 'not a key file');
  const { page } = await launch();
  await expect(page.getByText('The locks of this journal are damaged')).toBeVisible();
  await check(page, 'the cover, damaged');
  expect(await new UnlockPage(page).open.count()).toBe(0);
});
