/** A facilitator writes a pack without knowing what JSON is, and another computer opens it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launchApp, makeComputer, test } from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import {
  answerDialogs,
  noBarriers,
  QUESTIONS,
  readJson,
  WorkshopPage,
  writeTable,
} from './pages/workshop-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';

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
