/** The programme guides a year, as data: a bad day on a school's computer, a time away, the types of pages, other packs. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { appWithPacks, defaultPack, riverWalk } from './app-with-packs.ts';
import { endWhatCameAnew } from './come-anew.ts';
import { expect, PASSPHRASE, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { ProgrammePage } from './pages/programme-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

async function noBarriers(page: Page): Promise<void> {
  // The window's own rules forbid the second page that a merged run would open.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('a first run at the end of a bad day, on a school’s computer', async ({ computer, launch }) => {
  const { page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE, 'My school’s');
  await page.getByRole('button', { name: 'A rough day' }).click();
  const book = new BookPage(page);
  await expect(book.sheet).toBeFocused();
  await book.type('The meeting ran over, and Sarah Whitcombe left before the end.');
  await expect(
    page.getByText('This looks like a name. Initials keep a page safer.', { exact: true }),
  ).toBeVisible();
  await book.untilSaved();
  await noBarriers(page);
  const asked = [await book.prompt.innerText()];
  while ((await page.getByRole('button', { name: 'Next' }).count()) > 0) {
    await page.getByRole('button', { name: asked.length === 1 ? 'Next' : 'Pass this one by' }).click();
    asked.push(await book.prompt.innerText());
    expect(asked.length).toBeLessThanOrEqual(4);
  }
  expect(new Set(asked).size).toBe(4);
  await book.untilSaved();
  // Closing the door ends the app and starts it anew, locked.
  await book.closeTheDoor.click();
  await expect.poll(() => page.isClosed(), { timeout: 15_000 }).toBe(true);
  await endWhatCameAnew(computer);
  const again = await launch();
  await expect(new UnlockPage(again.page).passphrase).toBeVisible({ timeout: 20_000 });
  await expect(again.page.getByText('Whitcombe')).toHaveCount(0);
  await new UnlockPage(again.page).unlock(PASSPHRASE);
  await new BookPage(again.page).goTo('Look back');
  await expect(again.page.getByText('Sarah Whitcombe', { exact: false })).toBeVisible();
});

test('after a time away there is one line, the lightest page, and no count', async ({ launch }) => {
  const { page } = await launch();
  await page.clock.setFixedTime('2026-11-02T17:40:00');
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const book = new BookPage(page);
  const first = await book.prompt.innerText();
  await book.write(2);
  await book.type('A line.');
  await book.untilSaved();
  await page.clock.setFixedTime('2026-11-26T17:40:00');
  await page.getByRole('navigation').getByRole('link').first().click();
  await expect(page.getByText('It is good to see you. Here is something small.')).toBeVisible();
  await expect(book.prompt).not.toHaveText(first);
  await expect(page.getByRole('link', { name: /minutes/ })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'The programme’s next page' })).toBeVisible();
  const said = (await page.getByRole('main').innerText())
    .replace('26 November', '')
    .replace(/^2 minutes/m, '');
  expect(said).not.toMatch(/\d|missed|weeks? ago|days? ago|haven/);
  await noBarriers(page);
});

test('a page of two halves comes back after its day, and a heavy page is met gently', async ({ launch }) => {
  const { page } = await launch();
  await page.clock.setFixedTime('2026-11-02T17:40:00');
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const book = new BookPage(page);
  await page.getByRole('button', { name: 'Another prompt' }).click();
  await page.getByRole('button', { name: 'Before a hard talk' }).click();
  await book.type('That we can still greet each other.');
  await book.untilSaved();
  await page.getByText('Tomorrow', { exact: true }).click();
  await expect(page.getByText('It waits for you on Today from', { exact: false })).toBeVisible();
  await page.getByText('This was heavy', { exact: true }).click();
  await book.untilSaved();
  const toToday = () => page.getByRole('navigation').getByRole('link').first().click();
  await toToday();
  await expect(page.getByText('Something gentle for today.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Come back to a page' })).toHaveCount(0);
  await page.clock.setFixedTime('2026-11-03T17:40:00');
  await book.goTo('Look back');
  await toToday();
  await page.getByRole('button', { name: 'Come back to a page' }).click();
  await expect(page.getByRole('textbox', { name: 'Afterwards' })).toBeFocused();
  await book.type('They greeted me first.');
  await book.untilSaved();
  await toToday();
  await expect(page.getByText('How long have you got?')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Come back to a page' })).toHaveCount(0);
});

test('every choice on Programme can be made and made again', async ({ launchOpened }) => {
  const { page } = await launchOpened();
  const book = new BookPage(page);
  const programme = new ProgrammePage(page);
  const first = await book.prompt.innerText();
  await programme.open();
  await noBarriers(page);
  await programme.skip.click();
  await expect(programme.here).not.toContainText(first);
  await programme.arc('Saying what is so').click();
  await page.getByRole('button', { name: /^Go here: Name two things/ }).click();
  await expect(programme.here).toContainText('Name two things');
  await programme.here.getByRole('link').click();
  await expect(book.sheet).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'The other side' })).toBeVisible();
  await noBarriers(page);
  await page.getByRole('textbox', { name: 'The other side' }).click();
  await book.type('Rest matters too.');
  await book.untilSaved();
  await page.getByRole('radio', { name: /^2 / }).check({ force: true });
  await expect(page.getByRole('textbox', { name: 'The other side' })).toHaveText('Rest matters too.');
  await page.getByRole('navigation').getByRole('link').first().click();
  await programme.choose('Let the programme rest');
  await programme.choose('One of these beside my page');
  await page.getByText('Four modules and a year', { exact: true }).click();
  await expect(book.prompt).toHaveText('Four modules and a year');
  await book.goTo('Look back');
  await expect(page.getByText('Rest matters too.')).toBeVisible();
  await book.goTo('Today');
  await book.writeBlank();
  await expect(page.getByText('Come as you are')).toBeVisible();
});

test('a newer pack changes no old page', async ({ launch, launchOpened }) => {
  const first = await launchOpened();
  const book = new BookPage(first.page);
  const asked = await book.prompt.innerText();
  await book.write(10);
  await book.type('As it was.');
  await book.untilSaved();
  await first.close();
  const pack = JSON.parse(defaultPack()) as { version: string; prompts: { id: string; text: string }[] };
  pack.version = '1.1.0';
  for (const prompt of pack.prompts) prompt.text = `Newly worded: ${prompt.id}?`;
  const { page } = await launch({ appFolder: appWithPacks('newer-pack', { newer: JSON.stringify(pack) }) });
  await new UnlockPage(page).unlock(PASSPHRASE);
  const again = new BookPage(page);
  await expect(again.prompt).toHaveText(/^Newly worded: b2/);
  await again.openNewest();
  await expect(again.prompt).toHaveText(asked);
});

test('a programme of other people, with three components and no gatherings', async ({ launchOpened }) => {
  const { page } = await launchOpened({ appFolder: appWithPacks('river-walk', { river: riverWalk() }) });
  const book = new BookPage(page);
  await expect(book.prompt).toHaveText('What set you walking?');
  await book.write(10);
  await book.type('The sound of it.');
  await book.untilSaved();
  await page.getByRole('navigation').getByRole('link').first().click();
  await expect(book.prompt).toHaveText('What do you hear, sitting still?');
  await new ProgrammePage(page).open();
  await expect(book.prompt).toHaveText('The whole walk');
  await expect(page.getByText('Gatherings to come')).toHaveCount(0);
  await expect(page.getByText('CC0-1.0')).toBeVisible();
  await noBarriers(page);
});
