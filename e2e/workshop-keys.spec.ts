/** The workshop without a mouse, and axe in every part of it; in the densest also in Spanish at twice the size and in Arabic. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import {
  answerDialogs,
  noBarriers,
  QUESTIONS,
  readJson,
  WorkshopPage,
  writeTable,
} from './pages/workshop-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';

/** Tab by Tab, as somebody without a mouse: until this very thing has the keyboard. */
async function reach(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(target)}.`);
}

async function pressByKey(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' });
  await reach(page, button);
  await page.keyboard.press('Enter');
}

async function writeByKey(page: Page, field: Locator, words: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

test('S5 by keyboard alone: from the licence to the saved file, blocks moved and everything undone and redone', async ({
  launch,
  computer,
}) => {
  test.setTimeout(240_000);
  const { app, page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const workshop = new WorkshopPage(page);
  const part = async (name: string): Promise<void> => {
    const link = page
      .getByRole('navigation', { name: 'Parts of the pack' })
      .getByRole('link', { name, exact: true });
    await reach(page, link);
    await page.keyboard.press('Enter');
    await expect(workshop.heading).toBeFocused();
  };
  await reach(page, page.getByRole('link', { name: 'Programme', exact: true }));
  await page.keyboard.press('Enter');
  await pressByKey(page, 'Pack workshop');
  await pressByKey(page, 'A new pack');
  await expect(workshop.heading).toHaveText('Licence');
  await expect(workshop.heading).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: /^Use it, change it/ })).toBeChecked();
  await writeByKey(page, workshop.field('How you want to be named'), 'The river group');

  await part('Title and authors');
  await writeByKey(page, workshop.field('Title of the pack'), 'حديث بين جرسين');
  await pressByKey(page, 'Add an author');
  await writeByKey(page, workshop.field('Author 1'), 'M. Sorrel');

  await part('Prompts');
  const table = join(computer.home, 'prompts.csv');
  writeTable(table, [['Question'], ...QUESTIONS.map((question) => [question])]);
  await answerDialogs(app, { open: table });
  await pressByKey(page, 'From a spreadsheet');
  await pressByKey(page, 'Choose a spreadsheet');
  await expect(page.getByText('Every row is clear.', { exact: false })).toBeVisible();
  await pressByKey(page, 'Add all 12 prompts');
  await expect(page.getByRole('row')).toHaveCount(12);
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('row')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByRole('row')).toHaveCount(12);

  await part('Third things');
  await pressByKey(page, 'Add a third thing');
  await reach(page, page.getByRole('radio', { name: /^It is in the public domain/ }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /^No: it is only cited/ })).toBeChecked();
  await expect(workshop.field('The words')).toHaveCount(0);
  await writeByKey(page, workshop.field('Title'), 'A poem about a gate');

  await part('Gatherings');
  await pressByKey(page, 'Add a gathering');
  await writeByKey(page, workshop.field('Name'), 'After the second bell');
  await writeByKey(page, page.getByLabel('Minutes in all'), '20');
  for (const [name, minutes] of [
    ['Pairs', '15'],
    ['Arrive', '5'],
  ] as const) {
    await pressByKey(page, 'Add a block');
    await writeByKey(page, page.getByLabel('Minutes', { exact: true }), minutes);
    await writeByKey(page, workshop.field('What happens'), name);
  }
  await expect(page.getByText('The blocks come to exactly 20 minutes.')).toBeVisible();
  const blocks = page.getByRole('grid', { name: 'Blocks' }).getByRole('row');
  await reach(page, blocks.nth(0));
  await page.keyboard.press('ArrowDown');
  await expect(blocks.nth(1)).toBeFocused();
  await pressByKey(page, 'Move up: Arrive');
  await expect(blocks.nth(0)).toContainText('Arrive');
  await expect(page.getByRole('button', { name: 'Move down: Arrive' })).toBeFocused();

  await part('Arcs and weeks');
  await pressByKey(page, 'Week by week');
  await pressByKey(page, /^Give 12 prompts/);
  const weeks = page.getByRole('grid', { name: 'Weeks' }).getByRole('row');
  await expect(weeks).toHaveCount(12);
  await reach(page, page.getByRole('button', { name: 'Drag: Week 1', exact: true }));
  for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(weeks.nth(0)).not.toContainText(QUESTIONS[0] ?? '');
  await page.keyboard.press('Control+Z');
  await expect(weeks.nth(0)).toContainText(QUESTIONS[0] ?? '');

  await part('Translations');
  await reach(page, page.getByLabel('Add a language'));
  await page.keyboard.type('Span');
  await pressByKey(page, 'Add');
  const first = page.getByRole('textbox', { name: /^Spanish: Title of the pack$/ });
  await writeByKey(page, first, 'Entre dos timbres');

  await part('Check my pack');
  await expect(page.getByText('This pack is good.', { exact: false })).toBeVisible();
  const file = join(computer.home, 'keys.wspack');
  await answerDialogs(app, { save: file });
  await pressByKey(page, 'Save as a file');
  await expect(page.getByText('Saved. Whoever gets the file', { exact: false })).toBeVisible();
  const saved = readJson(file);
  expect(saved['title']).toBe('حديث بين جرسين');
  expect(saved['gatherings']).toMatchObject([
    { minutes: 20, blocks: [{ title: 'Arrive' }, { title: 'Pairs' }] },
  ]);
});

const LOOKS = [
  { language: 'en', theme: 'light', textSize: 100 },
  { language: 'es', theme: 'dark', textSize: 200 },
  { language: 'ar', theme: 'light', textSize: 100 },
] as const;
/** Parts with the most on them, by their place in the list; in the first look every part is opened. */
const DENSEST: ReadonlySet<number> = new Set([2, 4, 5, 6, 13, 14, 16]);

async function prefer(page: Page, look: (typeof LOOKS)[number]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { desktop } = window as unknown as {
      desktop: Record<string, (request: unknown) => Promise<Record<string, unknown>>>;
    };
    const now = await desktop['readPreferences']?.(null);
    await desktop['writePreferences']?.({ ...now, ...wanted });
  }, look);
  await page.reload();
  await page.getByRole('textbox').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor({ timeout: 30_000 });
  await page.getByRole('navigation').getByRole('link').nth(2).click();
  await page.locator('.pack-acts').last().getByRole('button').last().click();
}

/** A part with everything on it unfolded: its first thing, the first thing inside that, and what is folded away. */
async function unfold(page: Page): Promise<void> {
  const names = page.locator('.order-item button:has(.order-name)');
  const listed = await names.count();
  if (listed > 0) await names.first().click();
  // Of what is opened, a list of its own may be opened too.
  if (listed > 0 && (await names.count()) > 0) await names.first().click();
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
}

test('axe finds nothing in any part of the workshop: English, Spanish in the dark at twice the size, Arabic', async ({
  launch,
}) => {
  test.setTimeout(600_000);
  const { page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const shelfActs = page.locator('.shelf-acts').getByRole('button');
  for (const look of LOOKS) {
    const { language } = look;
    const isFirst = language === 'en';
    await prefer(page, look);
    if (isFirst) {
      await page.getByRole('combobox').selectOption({ index: 1 });
      await page.locator('.pick-then-act').getByRole('button').click();
    } else {
      await noBarriers(page, `the shelf in ${language}`);
      await shelfActs.first().click();
    }
    const parts = page.locator('.margin-list').getByRole('link');
    await expect(parts).toHaveCount(18);
    for (let at = 0; at < 18; at += 1) {
      if (!isFirst && !DENSEST.has(at)) continue;
      await parts.nth(at).click();
      await expect(parts.nth(at)).toHaveAttribute('aria-current', 'page');
      await unfold(page);
      await noBarriers(page, `part ${at} in ${language}`);
    }
    await parts.nth(2).click();
    if (isFirst) await noBarriers(page, 'a list of parts');
    await page.locator('.part-acts').getByRole('button').last().click();
    await noBarriers(page, `the way in from a spreadsheet in ${language}`);
    await page.locator('.desk').getByRole('button').first().click();
    await expect(shelfActs).toHaveCount(4);
    if (!isFirst) continue;
    await shelfActs.nth(1).click();
    await noBarriers(page, 'a pack being renamed');
    await page.keyboard.press('Escape');
    await shelfActs.nth(3).click();
    await page.locator('.band').waitFor();
    await noBarriers(page, 'a pack just deleted');
    await page.locator('.band').getByRole('button').first().click();
    await expect(shelfActs).toHaveCount(4);
  }
});
