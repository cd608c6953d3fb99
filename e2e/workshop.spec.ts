/** A facilitator writes a pack without knowing what JSON is, by mouse and by keyboard, and another computer opens it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { expect, launchApp, makeComputer, test } from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { answerDialogs, readJson, WorkshopPage, writeTable } from './pages/workshop-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';

async function noBarriers(page: Page, screen: string): Promise<void> {
  expect(await axeViolations(page), `axe on ${screen}`).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `sideways scrolling on ${screen}`).toBeLessThanOrEqual(0);
}

const QUESTIONS = [
  'What did you hear first this morning?',
  'Who made room for you this week?',
  'Which sentence of yours would you say again?',
  'What did you put off, and what was it protecting?',
  'Where did you slow down?',
  'What did a colleague teach you without knowing?',
  'Which door did you leave open?',
  'What would be enough for tomorrow?',
  'What did the room sound like when it went well?',
  'Whom did you not ask?',
  'What changed its name for you this month?',
  'What do you want to keep from this week?',
];

test('S5 by mouse: twelve prompts, a third thing and a gathering in two languages, opened elsewhere', async ({
  launch,
  computer,
}) => {
  test.setTimeout(240_000);
  const { app, page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const workshop = new WorkshopPage(page);
  await workshop.open();
  await noBarriers(page, 'the shelf, empty');
  await page.getByLabel('Begin with a copy of a programme that is here').selectOption({ index: 1 });
  await workshop.press('Make the copy');
  await workshop.press('All my packs');
  await expect(page.getByRole('list', { name: 'My packs' }).getByRole('listitem')).toHaveCount(1);
  await workshop.press('A new pack');
  await expect(workshop.heading).toHaveText('Licence');
  await noBarriers(page, 'licence');
  await page.getByText('Use it, change it and pass it on', { exact: false }).click();
  await workshop.field('How you want to be named').fill('The river group');
  await workshop.part('Title and authors');
  await workshop.field('Title of the pack').fill('Between two bells');
  await workshop.field('Notice').fill('Written by one school for itself.');
  await workshop.press('Add an author');
  await workshop.field('Author 1').fill('M. Sorrel');
  await noBarriers(page, 'title and authors');

  await test.step('prompts from a spreadsheet, with two rows that are not clear', async () => {
    await workshop.part('Prompts');
    await workshop.press('From a spreadsheet');
    const table = join(computer.home, 'prompts.csv');
    const rows = QUESTIONS.map((question) => [question, '2, 10', 'Who else was there?']);
    writeTable(table, [
      ['Question', 'Minutes', 'Also asked at 10 minutes'],
      ...rows,
      ['', '2', 'Nothing is asked here'],
      ['<b>Bold</b> question?', '7', ''],
    ]);
    await answerDialogs(app, { open: table });
    await workshop.press('Choose a spreadsheet');
    await expect(page.getByText('Row 14, Question: there is no question.')).toBeVisible();
    await expect(page.getByText('Row 15, Question: this holds HTML', { exact: false })).toBeVisible();
    await expect(page.getByText('Row 15, Minutes: pages take 2, 10 or 25 minutes.')).toBeVisible();
    await noBarriers(page, 'a table with rows that are not clear');
    await workshop.press('Add the 12 clear rows only');
    await expect(page.getByRole('row')).toHaveCount(12);
  });

  await test.step('a third thing by a living poet is only cited, and its box is closed', async () => {
    await workshop.part('Third things');
    await workshop.press('Add a third thing');
    await expect(page.getByText('First say about the rights', { exact: false })).toBeVisible();
    await page.getByText('No: it is only cited', { exact: true }).click();
    await expect(workshop.field('The words')).toHaveCount(0);
    await expect(page.getByText('What is only cited has no words here.', { exact: false })).toBeVisible();
    await workshop.field('Title').fill('A poem about a gate');
    await workshop.field('Who made it').fill('Ines Marlow');
    await noBarriers(page, 'a third thing that is only cited');
    await page.getByText('It is in the public domain', { exact: true }).click();
    await page.getByLabel('Year it was published').fill('1999');
    await expect(
      page.getByText('in the United States probably not free before 2095', { exact: false }),
    ).toBeVisible();
    await page.getByText('No: it is only cited', { exact: true }).click();
  });

  await test.step('a gathering of 45 minutes whose blocks come to 50', async () => {
    await workshop.part('Gatherings');
    await workshop.press('Add a gathering');
    await workshop.field('Name').fill('After the second bell');
    await page.getByLabel('Minutes in all').fill('45');
    for (const [name, minutes] of [
      ['Arrive', '10'],
      ['Read the poem', '15'],
      ['In pairs', '25'],
    ] as const) {
      await workshop.press('Add a block');
      await page.getByLabel('Minutes', { exact: true }).fill(minutes);
      await workshop.field('What happens').fill(name);
    }
    await expect(
      page.getByText('The blocks add up to 50 minutes, not 45: 5 minutes too many.'),
    ).toBeVisible();
    await expect(page.getByText('The time runs out in block 3, “In pairs”.')).toBeVisible();
    await noBarriers(page, 'a gathering that does not add up');
    await workshop.part('Check my pack');
    const finding = page.getByRole('listitem').filter({ hasText: 'The blocks add up to 50 minutes' });
    await expect(finding).toContainText('Gathering 1 (“After the second bell”)');
    await noBarriers(page, 'check, with findings');
    await finding.getByRole('button', { name: /^Go there/ }).click();
    await expect(page.getByLabel('Minutes in all')).toBeFocused();
    await workshop.press('In pairs');
    await page.getByLabel('Minutes', { exact: true }).fill('20');
    await expect(page.getByText('The blocks come to exactly 45 minutes.')).toBeVisible();
  });

  await test.step('weeks', async () => {
    await workshop.part('Arcs and weeks');
    await workshop.press('Week by week');
    await workshop.press('Give 12 prompts that have no week yet a week each');
    await expect(page.getByRole('grid', { name: 'Weeks' }).getByRole('row')).toHaveCount(12);
    await noBarriers(page, 'an arc with its weeks');
    const rows = page.getByRole('grid', { name: 'Weeks' }).getByRole('row');
    await rows
      .nth(0)
      .dragTo(rows.nth(2), { sourcePosition: { x: 14, y: 24 }, targetPosition: { x: 14, y: 40 } });
    await expect(rows.nth(0)).not.toContainText(QUESTIONS[0] ?? '');
    await workshop.press('Undo');
    await expect(rows.nth(0)).toContainText(QUESTIONS[0] ?? '');
  });

  await test.step('Spanish for half, and English marked where it is missing', async () => {
    await workshop.part('Translations');
    await page.getByLabel('Add a language').selectOption('es');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Part', { exact: true }).selectOption('prompts');
    const missing = page.getByRole('status').filter({ hasText: 'still missing' });
    await expect(missing).toBeVisible();
    for (const [at, text] of ['¿Qué oíste primero?', '¿Quién te hizo sitio?'].entries()) {
      await page
        .getByRole('textbox', { name: new RegExp(`^Spanish: Prompt ${at + 1} .*The words$`) })
        .fill(text);
    }
    await noBarriers(page, 'translations');
    await workshop.part('Prompts');
    await workshop.press(QUESTIONS[2] ?? '');
    await page.getByLabel('Language', { exact: true }).selectOption('es');
    await expect(page.locator('.preview-stand-in').first()).toContainText('in English');
    await noBarriers(page, 'a prompt, previewed in Spanish');
  });

  const file = join(computer.home, 'bells.wspack');
  await test.step('check, save, and the same bytes again', async () => {
    await workshop.part('Check my pack');
    await expect(page.getByText('This pack is good.', { exact: false })).toBeVisible();
    await noBarriers(page, 'check, good');
    await answerDialogs(app, { save: file });
    await workshop.press('Save as a file');
    await expect(page.getByText('Saved. Whoever gets the file', { exact: false })).toBeVisible();
    const saved = readJson(file);
    expect(saved['title']).toBe('Between two bells');
    expect((saved['prompts'] as unknown[]).length).toBe(12);
    expect(Object.keys(saved['translations'] as object)).toEqual(['es']);
    expect(saved['thirdThings']).toEqual([
      {
        id: 'third-thing-1',
        title: 'A poem about a gate',
        creator: 'Ines Marlow',
        year: 1999,
        rights: 'cite-only',
      },
    ]);
    await workshop.untilSaved();
    await workshop.press('Add to the programmes here');
    await expect(page.getByText('Added. It stands among the programmes now.')).toBeVisible();
  });

  await test.step('another computer shows whose it is before it is added', async () => {
    const elsewhere = makeComputer();
    const other = await launchApp(elsewhere);
    try {
      await new FirstRunPage(other.page).makeJournal(PASSPHRASE);
      await answerDialogs(other.app, { open: file });
      await other.page.getByRole('link', { name: 'Programme', exact: true }).click();
      await other.page.getByRole('button', { name: 'Add a programme…' }).click();
      await expect(other.page.getByText('M. Sorrel')).toBeVisible();
      await expect(other.page.getByText('CC-BY-4.0')).toBeVisible();
      await expect(other.page.getByText('Written by one school for itself.')).toBeVisible();
      await other.page.getByRole('button', { name: 'Add this programme' }).click();
      await other.page.getByRole('button', { name: 'Pack workshop' }).click();
      const there = new WorkshopPage(other.page);
      await answerDialogs(other.app, { open: file, save: join(elsewhere.home, 'again.wspack') });
      await there.press('Open a file');
      await there.part('Check my pack');
      await there.press('Save as a file');
      await expect(other.page.getByText('Saved. Whoever gets the file', { exact: false })).toBeVisible();
      expect(readFileSync(join(elsewhere.home, 'again.wspack'), 'utf8')).toBe(readFileSync(file, 'utf8'));
      expect(other.errors).toEqual([]);
    } finally {
      await other.kill();
    }
  });
});

test('killed in the middle of writing, a draft loses no more than the last pause', async ({ launch }) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  const workshop = new WorkshopPage(first.page);
  await workshop.open();
  await workshop.press('A new pack');
  await workshop.part('Title and authors');
  await workshop.field('Title of the pack').pressSequentially('Kept through the dark');
  await workshop.untilSaved();
  await workshop.field('What it is, in a few sentences').pressSequentially('One two three', { delay: 60 });
  // A second is twice the longest that a change waits before it is sent to the disk.
  await first.page.waitForTimeout(1000);
  await first.kill();
  const { page } = await launch();
  await new UnlockPage(page).unlock(PASSPHRASE);
  const again = new WorkshopPage(page);
  await again.open();
  await again.press('Open: Kept through the dark');
  await expect(again.field('What it is, in a few sentences')).toHaveValue('One two three');
});

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
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
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

test('bad input is kept as text or refused by reason, and a deleted draft comes back', async ({ launch }) => {
  const { page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const workshop = new WorkshopPage(page);
  await workshop.open();
  await workshop.press('A new pack');
  await workshop.part('Prompts');
  await workshop.press('Add a prompt');
  const question = workshop.field('The question');
  await question.fill('x'.repeat(10_000));
  await expect(page.getByText('Too long by 8,000', { exact: false })).toBeVisible();
  await workshop.part('Check my pack');
  await expect(page.getByRole('listitem').filter({ hasText: 'too long' })).toContainText('at most 2,000');
  await workshop.part('Prompts');
  await page.getByRole('row').getByRole('button').nth(1).click();
  await expect(question).toHaveValue('x'.repeat(10_000));
  // What a program hands over that has only a page of the web, and no text.
  await question.evaluate((field: HTMLTextAreaElement) => {
    field.setSelectionRange(0, field.value.length);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<h1>Who</h1><p>was <b>there</b>?</p><script>1</script>');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(question).toHaveValue('Who\nwas there?');
  await workshop.untilSaved();
  await workshop.press('All my packs');
  await workshop.press('Delete: A pack without a title');
  await expect(page.getByText('Nothing is being written yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await workshop.press('Open: A pack without a title');
  await workshop.part('Prompts');
  await expect(page.getByRole('row')).toContainText('Who');
});

for (const [language, theme, textSize] of [
  ['es', 'dark', 200],
  ['ar', 'light', 100],
] as const) {
  test(`axe finds nothing in any part of the workshop: ${language}, ${theme}, ${textSize}%`, async ({
    launch,
  }) => {
    test.setTimeout(600_000);
    const { page } = await launch();
    await new FirstRunPage(page).makeJournal(PASSPHRASE);
    await page.evaluate(
      async (wanted) => {
        const { desktop } = window as unknown as {
          desktop: Record<string, (request: unknown) => Promise<Record<string, unknown>>>;
        };
        const now = await desktop['readPreferences']?.(null);
        await desktop['writePreferences']?.({ ...now, ...wanted });
      },
      { language, theme, textSize },
    );
    await page.reload();
    await page.getByRole('textbox').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor({ timeout: 30_000 });
    await page.getByRole('navigation').getByRole('link').nth(2).click();
    await page.locator('.pack-acts').last().getByRole('button').last().click();
    await noBarriers(page, `the shelf in ${language}`);
    await page.getByRole('combobox').selectOption({ index: 1 });
    await page.getByRole('button').last().click();
    const parts = page.locator('.desk-parts').getByRole('link');
    await expect(parts).toHaveCount(18);
    for (let at = 0; at < 18; at += 1) {
      await parts.nth(at).click();
      await expect(parts.nth(at)).toHaveAttribute('aria-current', 'page');
      await noBarriers(page, `part ${at} in ${language}`);
      const rows = page.getByRole('row');
      if ((await rows.count()) === 0) continue;
      await rows.first().getByRole('button').nth(1).click();
      await noBarriers(page, `part ${at}, opened, in ${language}`);
    }
  });
}
