/** A teacher looks back two weeks later: their own words by arc, day, tag and theme, and nothing summed up, scored or pushed. */
import { appWithPacks, defaultPack } from './app-with-packs.ts';
import { axeViolations } from './axe.ts';
import { expect, PASSPHRASE, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { LookBackPage } from './pages/look-back-page.ts';
import { MarksPage } from './pages/marks-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

/** As a browser tells of a key. */
interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly ctrlKey?: true;
  readonly shiftKey?: true;
}

const HIDDEN = 'What can wait: the seating plan. I will see it on Monday, in daylight.';

test('looking back after two weeks: by arc and day, the hidden page only in search, a note, the old wording', async ({
  launch,
}) => {
  test.slow();
  const first = await launch();
  await first.page.clock.setFixedTime('2026-11-02T17:40:00');
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  const book = new BookPage(first.page);
  const asked = await book.prompt.innerText();
  const lines = [
    'We said Monday noon and it was Monday noon.',
    'The room was lighter, and nobody said so.',
    'Mañana hablaré con la señora del comedor.',
    'قلتُ في المدرسةِ ما عندي.',
  ];
  for (const [index, line] of lines.entries()) {
    await first.page.clock.setFixedTime(`2026-11-0${2 + index}T17:40:00`);
    await first.page.getByRole('navigation').getByRole('link').first().click();
    if (index === 2) await book.writeBlank();
    else await book.write(2);
    await book.type(line);
    await book.untilSaved();
    await first.page.getByRole('navigation').getByRole('link').first().click();
  }
  await first.page.clock.setFixedTime('2026-11-06T17:40:00');
  await book.writeBlank();
  await book.type(HIDDEN);
  await first.page
    .getByRole('checkbox', { name: 'Show this page only when I search for it' })
    .check({ force: true });
  await book.untilSaved();
  await first.close();

  // Nine days missed, and the programme has a newer wording for every prompt meanwhile.
  const pack = JSON.parse(defaultPack()) as { version: string; prompts: { id: string; text: string }[] };
  pack.version = '1.1.0';
  for (const prompt of pack.prompts) prompt.text = `Newly worded: ${prompt.id}?`;
  const { page } = await launch({
    appFolder: appWithPacks('looked-back', { newer: JSON.stringify(pack) }),
  });
  await page.clock.setFixedTime('2026-11-16T17:40:00');
  await new UnlockPage(page).unlock(PASSPHRASE);
  await expect(page.getByText('It is good to see you. Here is something small.')).toBeVisible();
  const again = new BookPage(page);
  const today = (await page.getByRole('main').innerText()).replaceAll(
    /16 November|^2 minutes|Newly worded: \w+/gm,
    '',
  );
  expect(today).not.toMatch(/\d|missed|weeks? ago|days? ago|haven/);

  await again.goTo('Look back');
  const look = new LookBackPage(page);
  await expect(look.results).toHaveCount(4);
  for (const line of lines) await expect(page.getByRole('main')).toContainText(line);
  await expect(page.getByText('seating plan')).toHaveCount(0);
  // Days are numbers; beside them there is none.
  const shown = await page.locator('.row-sheet, .row-margin').allInnerTexts();
  expect(shown.join('\n').replaceAll(/\d{1,2} November|November 2026/g, '')).not.toMatch(
    /\d|pages? (this|in)|streak|in a row|score|%/,
  );
  expect(await axeViolations(page)).toEqual([]);

  await look.view('By arc').click();
  await expect(look.results).toHaveCount(4);
  expect(await axeViolations(page)).toEqual([]);

  // By day, with keys alone: only days with a page lead anywhere.
  await expect(look.days).toHaveCount(4);
  await look.calendar.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await expect(look.calendar.locator(':focus')).toHaveAccessibleName(/^Monday, 2 November 2026/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Written on Tuesday, 3 November 2026')).toBeVisible();
  await expect(look.results).toHaveCount(1);
  await expect(look.results).toContainText('The room was lighter');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show all pages' }).click();
  await expect(look.results).toHaveCount(4);

  await look.find('monday');
  await expect(look.results).toHaveCount(2);
  await expect(look.results.first()).toContainText('Put away; shown only here.');
  await expect(look.results.first()).toContainText('the seating plan');
  await look.expectFound('señora', ['señora'], /^1 page holds it/);
  await look.expectFound('المدرسه', ['المدرسةِ'], /^1 page holds it/);

  // The search, the field, the page: three acts.
  await look.expectFound('noon', ['noon', 'noon'], /^1 page holds it/);
  await look.results.getByRole('link').press('Enter');
  await expect(again.sheet).toBeFocused();
  await expect(again.prompt).toHaveText(asked);
  const before = await again.sheet.innerHTML();
  const marks = new MarksPage(page);
  await marks.note('It took four minutes. I had put it off for three weeks.');
  await expect(marks.notes).toContainText('Margin note, 16 November');
  await expect(marks.notes).toContainText('It took four minutes.');
  expect(await again.sheet.innerHTML()).toBe(before);
  await again.untilSaved();
  expect(await axeViolations(page)).toEqual([]);
  await marks.notes.getByRole('button', { name: /^Change the note/ }).press('Enter');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' No more.');
  await page.keyboard.press('Control+Enter');
  await expect(marks.notes).toContainText('three weeks. No more.');
  await expect(marks.notes).toContainText('changed 16 November');
  await marks.notes.getByRole('button', { name: /^Remove the note/ }).press('Enter');
  await expect(marks.notes).not.toContainText('four minutes');
  await expect(marks.notes.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(marks.notes).toContainText('It took four minutes.');
  await again.untilSaved();

  await again.goTo('Look back');
  await expect(look.results.last()).toContainText('Margin note, 16 November');
  await look.find('"four minutes"');
  await expect(look.results).toHaveCount(1);
  await expect(look.results).toContainText('In a margin note: It took four minutes');
  await expect(look.results).toContainText(lines[0] ?? '');
});

test('a star, tags and themes are put by hand, by keys alone, and stay with their words', async ({
  launchOpened,
}) => {
  test.slow();
  const { page } = await launchOpened();
  const book = new BookPage(page);
  const marks = new MarksPage(page);
  await book.writeBlank();
  await book.type('We mended it on Monday and said so aloud.');
  await book.untilSaved();

  // Some of the words: chosen with Shift and the arrows, the keys, the first letters, Enter.
  await page.keyboard.press('Home');
  for (let index = 0; index < 3; index += 1) await page.keyboard.press('ArrowRight');
  for (let index = 0; index < 9; index += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+M');
  await expect(page.getByText('On the words you chose.')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(marks.themes).toHaveCount(0);
  await expect(book.sheet).toBeFocused();
  await marks.mark('mis', 'Mistakes and mending');
  await expect(marks.passages).toHaveText(['mended it']);
  await expect(book.sheet).toBeFocused();

  // The mark stays with its words: typed before, inside and after, split in two, made a list, taken back.
  await page.keyboard.press('Home');
  await page.keyboard.type('Today: ');
  await expect(marks.passages).toHaveText(['mended it']);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Later.');
  await expect(marks.passages).toHaveText(['mended it']);
  await page.getByRole('toolbar').getByRole('button', { name: 'Bulleted list' }).click();
  await expect(book.sheet).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('toolbar').getByRole('button', { name: 'Quote' }).click();
  await expect(book.sheet).toBeFocused();
  await expect(marks.passages).toHaveText(['mended it']);
  // In the middle of the marked words.
  await marks.passages.click();
  await page.keyboard.press('Enter');
  await expect(marks.passages).toHaveCount(2);
  await page.keyboard.press('Control+Z');
  await expect(marks.passages).toHaveText(['mended it']);
  await book.untilSaved();

  await page.keyboard.press('End');
  await marks.mark('bel', 'Belonging');
  await marks.tag('Meetings', 'promises');
  await expect(marks.tags).toHaveText([/Meetings/, /promises/]);
  await marks.star.check({ force: true });
  await book.untilSaved();
  expect(await axeViolations(page)).toEqual([]);
});

test('a key acts where the caret is, also when it comes before the editor was told', async ({
  launchOpened,
}) => {
  const { page } = await launchOpened();
  const book = new BookPage(page);
  const marks = new MarksPage(page);
  await book.writeBlank();
  await book.type('One two three');
  await book.untilSaved();

  // On a busy computer the browser tells of a caret only after the next key. Here both come in one breath.
  const chooseAndPress = (from: number, to: number, pressed: PressedKey): Promise<void> =>
    book.sheet.evaluate(
      (sheet, { start, end, key }) => {
        const words = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT).nextNode();
        if (words === null) throw new Error('The sheet holds no words.');
        getSelection()?.setBaseAndExtent(words, start, words, end);
        sheet.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
      },
      { start: from, end: to, key: pressed },
    );
  await chooseAndPress(4, 7, { key: 'M', code: 'KeyM', keyCode: 77, ctrlKey: true, shiftKey: true });
  await expect(page.getByText('On the words you chose.')).toBeVisible();
  await expect(marks.themes).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(marks.passages).toHaveText(['two']);
  await expect(book.sheet).toBeFocused();
  await chooseAndPress(4, 4, { key: 'Enter', code: 'Enter', keyCode: 13 });
  await expect(book.sheet.locator('p')).toHaveText(['One ', 'two three']);
  await expect(marks.passages).toHaveText(['two']);
});

test('the themes can be asked for while a page is still being saved', async ({ launchOpened }) => {
  const { page } = await launchOpened();
  const book = new BookPage(page);
  const marks = new MarksPage(page);
  // Once in two the window stood still for good, when the saved sign came while the list was built.
  for (let again = 0; again < 5; again += 1) {
    await book.goTo('Today');
    await book.writeBlank();
    await book.type('Not saved yet.');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+Shift+M');
    await expect(marks.themes).toBeVisible();
    await book.untilSaved();
    await page.keyboard.press('Escape');
    await expect(marks.themes).toHaveCount(0);
    await page
      .getByRole('button', { name: 'Today' })
      .or(page.getByRole('link', { name: 'Today' }))
      .first()
      .click();
  }
});

test('all answers to one prompt stand side by side, each as it was asked', async ({ launch }) => {
  const { page } = await launch();
  await page.clock.setFixedTime('2026-09-01T17:40:00');
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const book = new BookPage(page);
  const lines = ['Tired, and glad.', 'Glad, and tired.'];
  for (const [index, line] of lines.entries()) {
    await page.clock.setFixedTime(`2026-09-0${index + 1}T17:40:00`);
    await page.getByRole('navigation').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Another prompt' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Something good' }).first().click();
    await expect(book.sheet).toBeFocused();
    await book.type(line);
    await book.untilSaved();
    await page.getByRole('navigation').getByRole('link').first().click();
  }
  await book.goTo('Look back');
  const look = new LookBackPage(page);
  await page
    .getByRole('button', { name: /^All my answers to this/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('heading', { name: 'Your answers to one prompt' })).toBeFocused();
  await expect(look.results).toHaveCount(2);
  await expect(look.results.first()).toContainText('Tired, and glad.');
  await expect(look.results.last()).toContainText('Glad, and tired.');
  expect(await axeViolations(page)).toEqual([]);
  await look.results
    .last()
    .getByRole('button', { name: /^Open this page/ })
    .press('Enter');
  await expect(book.sheet).toHaveText('Glad, and tired.');
});
