/** The name guard and the weekly reminder, in the real app: by pointer and by keyboard, in three languages, and remembered. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { BookPage } from './pages/book-page.ts';
import { NamesPage } from './pages/names-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { expect, PASSPHRASE, projectRoot, test } from './launch.ts';

const axeSource = readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const broken = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
  expect(broken).toEqual([]);
}

async function openBlank(page: Page): Promise<NamesPage> {
  await new BookPage(page).writeBlank();
  return new NamesPage(page);
}

test('a likely name is underlined, nothing is prevented, and one keystroke puts initials', async ({
  launchOpened,
}) => {
  const { page } = await launchOpened();
  const names = await openBlank(page);
  const book = new BookPage(page);
  await book.type('Ms Porter spoke, and then ');
  await expect(names.marks).toHaveText(['Ms Porter']);
  await expect(names.note).toContainText('This looks like a name.');
  await expect(
    page.getByRole('status').filter({ hasText: 'Ms Porter: This looks like a name.' }),
  ).toBeAttached();
  await expect(book.sheet).toBeFocused();
  await book.type('everyone was quiet.');
  await expect(book.sheet).toHaveText('Ms Porter spoke, and then everyone was quiet.');
  await page.keyboard.press('Control+.');
  await expect(book.sheet).toHaveText('Ms P. spoke, and then everyone was quiet.');
  await expect(names.note).toHaveCount(0);
  await book.type(' So was I.');
  await expect(book.sheet).toHaveText('Ms P. spoke, and then everyone was quiet. So was I.');
  await book.untilSaved();
});

test('places are right through marks, hard breaks, lists, emoji and Arabic', async ({ launchOpened }) => {
  const { page } = await launchOpened();
  const names = await openBlank(page);
  const book = new BookPage(page);
  await book.type('🌱 قلت: Ms ');
  await page.keyboard.press('Control+B');
  await book.type('Por');
  await page.keyboard.press('Control+B');
  await book.type('ter came 👩‍🏫');
  await page.keyboard.press('Shift+Enter');
  await book.type('then Jayden Porter; call 555-123-4567.');
  await page.keyboard.press('Enter');
  await book.type('- first 🌱');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await book.type('قابلت الأستاذة فاطمة صباحا');
  await page.keyboard.press('Enter');
  await book.type('S12345 and ana@school.example.org here');
  await expect(book.sheet.locator('li li')).toHaveCount(2);
  await expect
    .poll(() => names.markedTexts())
    .toEqual([
      'Ms Porter',
      'Jayden Porter',
      '555-123-4567',
      'الأستاذة فاطمة',
      'S12345',
      'ana@school.example.org',
    ]);
  // From the last to the first, each with one keystroke at its own place.
  for (let left = 6; left > 0; left -= 1) {
    await expect(names.note).toBeVisible();
    await page.keyboard.press('Control+.');
    await expect.poll(async () => (await names.markedTexts()).length).toBe(left - 1);
  }
  const lines = await book.sheet.locator('p').allInnerTexts();
  expect(lines.map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    '🌱 قلت: Ms P. came 👩‍🏫\nthen J. P.; call (telephone).',
    'first 🌱',
    'قابلت الأستاذة ف. صباحا',
    '(number) and (e-mail) here',
  ]);
  await page.keyboard.press('Control+Z');
  await expect(book.sheet.locator('p').first()).toContainText('Porter came');
});

test('by keyboard alone: F6 to the note, Escape back, Leave it, Not a name; and it is remembered', async ({
  launch,
  launchOpened,
}) => {
  const first = await launchOpened();
  const names = await openBlank(first.page);
  const book = new BookPage(first.page);
  await book.type('Ms Frizzle and Dr Strange met. Ms Frizzle left.');
  await expect.poll(() => names.markedTexts()).toEqual(['Ms Frizzle', 'Dr Strange', 'Ms Frizzle']);
  await first.page.keyboard.press('F6');
  await expect(names.act(/^Write/)).toBeFocused();
  await expectAccessible(first.page);
  await first.page.keyboard.press('Escape');
  await expect(book.sheet).toBeFocused();
  await first.page.keyboard.press('F6');
  await first.page.keyboard.press('Tab');
  await first.page.keyboard.press('Tab');
  await expect(names.act('Not a name')).toBeFocused();
  await first.page.keyboard.press('Enter');
  await expect(book.sheet).toBeFocused();
  await expect.poll(() => names.markedTexts()).toEqual(['Dr Strange']);
  await first.page.keyboard.press('F6');
  await first.page.keyboard.press('Tab');
  await first.page.keyboard.press('Space');
  await expect.poll(() => names.markedTexts()).toEqual([]);
  await expect(book.sheet).toHaveText('Ms Frizzle and Dr Strange met. Ms Frizzle left.');
  await book.untilSaved();
  await first.close();

  const { page } = await launch();
  await new UnlockPage(page).unlock(PASSPHRASE);
  const again = new BookPage(page);
  const then = new NamesPage(page);
  await again.openNewest();
  await again.type(' Ms Porter came.');
  // What was left on this page stays left, what is no name is none anywhere.
  await expect.poll(() => then.markedTexts()).toEqual(['Ms Porter']);
  await page.getByRole('navigation').getByRole('link').first().click();
  await again.goTo('Today');
  await again.writeBlank();
  await again.type('Dr Strange and Ms Frizzle again.');
  await expect.poll(() => then.markedTexts()).toEqual(['Dr Strange']);
});

test('the writer’s own list and the switch are in Settings, and hold for this journal', async ({
  launchOpened,
}) => {
  const { page } = await launchOpened();
  const book = new BookPage(page);
  const names = new NamesPage(page);
  await book.goTo('Settings');
  await page.getByRole('link', { name: 'Names', exact: true }).click();
  await expect(page.getByText('No name yet.')).toBeVisible();
  await page.getByLabel('A name to look for').fill('Wren Okafor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Your list' })).toContainText('Wren Okafor');
  await expect(page.getByLabel('A name to look for')).toBeFocused();
  await expectAccessible(page);
  await book.goTo('Today');
  await book.writeBlank();
  await book.type('I asked Wren, and WREN OKAFOR said no.');
  await expect.poll(() => names.markedTexts()).toEqual(['Wren', 'WREN OKAFOR']);
  await book.untilSaved();
  await page.getByRole('navigation').getByRole('link').first().click();
  await book.goTo('Settings');
  await page.getByRole('link', { name: 'Names', exact: true }).click();
  await page.getByRole('radio', { name: 'No' }).check({ force: true });
  await book.openNewest();
  await page.waitForTimeout(1500);
  expect(await names.markedTexts()).toEqual([]);
});

test('a weekly reminder is a calendar file that says nothing of journals', async ({
  launchOpened,
  computer,
}) => {
  const { app, page } = await launchOpened();
  const file = join(computer.home, 'reminder.ics');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await new BookPage(page).goTo('Settings');
  await page.getByRole('link', { name: 'Reminder', exact: true }).click();
  await page.getByRole('radio', { name: 'Thursday' }).check({ force: true });
  await page.getByLabel('Time', { exact: true }).fill('15:40');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect(page.getByText('Saved where you said.')).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH\r\n');
  expect(text).toMatch(/DTSTART:\d{8}T154000\r\n/);
  expect(text).toContain('SUMMARY:Ten quiet minutes\r\n');
  expect(text).not.toMatch(/wellspring|journal|writ|reflect/i);

  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    join(computer.home, 'nowhere', 'reminder.ics'),
  );
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect(page.getByText('That place is gone. Choose another one.')).toBeVisible();

  const left = join(computer.home, 'left.ics');
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
  });
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect(page.getByText('That place is gone.')).toHaveCount(0);
  expect(existsSync(left)).toBe(false);
});

test('a page that was put away is in no list and is found by search, which says so', async ({
  launchOpened,
}) => {
  const { page } = await launchOpened();
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type('An otter in the corridor.');
  await page
    .getByRole('checkbox', { name: 'Show this page only when I search for it' })
    .check({ force: true });
  await book.untilSaved();
  await expectAccessible(page);
  await page.getByRole('navigation').getByRole('link').first().click();
  await expect(page.getByText('otter')).toHaveCount(0);
  await book.goTo('Look back');
  await expect(page.getByText('There are none yet')).toBeVisible();
  await page.getByRole('searchbox').fill('otter');
  await expect(book.listed).toHaveCount(1);
  await expect(book.listed).toContainText('Put away; shown only here.');
  await expectAccessible(page);
  await book.listed.getByRole('link').click();
  await page
    .getByRole('checkbox', { name: 'Show this page only when I search for it' })
    .uncheck({ force: true });
  await book.untilSaved();
  await book.goTo('Look back').catch(() => undefined);
  await expect(book.listed).toHaveCount(1);
});
