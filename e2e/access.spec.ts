/**
 * axe on every screen, in every state we know, in three languages, on light and dark ground and at twice the text size. The
 * places of a team and of a programme's writer, and the parts of Settings, are each looked at in some of the looks;
 * `npm run torture` looks at each in all of them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptInvitation } from '../shared/team/keeper.ts';
import { CrashingStore } from '../shared/team/testing/crashing-store.ts';
import { valueOf } from '../shared/team/testing/played-round.ts';
import { axeViolations } from './axe.ts';
import { damageKeyFiles } from './damage.ts';
import { expect, PASSPHRASE, projectRoot, putFreshJournal, test } from './launch.ts';
import type { Computer, RunningApp } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { answerDialogs } from './pages/team-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { defaultBook, invited } from './team-files.ts';
import { underTorture } from './torture.ts';

async function check(page: Page, screen: string): Promise<void> {
  expect(await axeViolations(page), `axe on ${screen}`).toEqual([]);
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
  await page.locator('.write-keep').getByRole('button').last().press('Enter');
  await expect(page.locator('.moved-band').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').first().getByRole('link')).toBeFocused();
  await today.press('Enter');
}

const LOOKS = [
  ['en', 'light', 100],
  ['es', 'dark', 200],
  ['ar', 'paper', 100],
  ['ar', 'contrast-dark', 200],
] as const;

for (const [turn, [language, theme, textSize]] of LOOKS.entries()) {
  test(`axe finds nothing on any screen: ${language}, ${theme}, ${textSize}%`, async ({ launchOpened }) => {
    const { app, page } = await launchOpened();
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
    // Settings is the last place before Lock; each of its parts is a screen of its own. Every look has every second one of
    // them, so that each is seen in English or Spanish, and in Arabic.
    const parts = page.locator('main nav a, main nav [role="link"]');
    for (let index = 0; index < (await parts.count()); index += 1) {
      if (!underTorture && index % 2 !== turn % 2) continue;
      await parts.nth(index).click();
      await check(page, `settings ${index}`);
    }
    await places.nth(1).click();
    await page.getByRole('article').first().getByRole('button').last().click();
    await page.waitForTimeout(300);
    await check(page, 'Look back, just deleted');
  });
}

/** A place that is reached without a word of its language: what stands in the running head, and what it was given. */
interface Visit extends Pick<RunningApp, 'app' | 'page'> {
  readonly computer: Computer;
  /** The words of this look's language, as the catalogue has them. */
  readonly say: (key: string) => string;
}

function wordsOf(language: string): Visit['say'] {
  const catalogue: unknown = JSON.parse(
    readFileSync(join(projectRoot, `resources/locales/${language}.json`), 'utf8'),
  );
  return (key) => {
    let found = catalogue;
    for (const part of key.split('.')) found = (found as Record<string, unknown>)[part];
    return String(found);
  };
}

async function takeFile({ app, page, computer, say }: Visit, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(computer.home, name);
  writeFileSync(path, bytes);
  await page.getByRole('link', { name: say('card.name'), exact: true }).click();
  await answerDialogs(app, { open: [path] });
  await page.getByRole('button', { name: say('card.openFile'), exact: true }).click();
}

async function checkThemeCard(visit: Visit): Promise<void> {
  const { page, say } = visit;
  const { invitation } = await invited();
  const round = valueOf(await acceptInvitation(new CrashingStore(), defaultBook(), invitation));
  await takeFile(visit, 'our.wsround', round.bytes);
  await page.locator('.family').getByRole('checkbox').first().press('1');
  await check(page, 'Theme card, a theme chosen');
  await page.getByRole('button', { name: say('card.review'), exact: true }).click();
  await expect(page.locator('.review')).toBeVisible();
  await check(page, 'Theme card, what leaves');
}

async function checkKeeper(visit: Visit): Promise<void> {
  const { page, say } = visit;
  await takeFile(visit, 'our.wsinvite', (await invited()).invitation);
  await page.getByText(say('keeper.understand'), { exact: true }).click();
  await check(page, 'Keeper, the role');
  await page.getByRole('button', { name: say('keeper.agree'), exact: true }).click();
  await expect(page.getByRole('heading', { name: say('keeper.state.waiting') })).toBeVisible();
  await check(page, 'Keeper, waiting');
}

async function checkTeam({ page, say }: Visit): Promise<void> {
  await page.getByRole('link', { name: say('app.settings'), exact: true }).click();
  await page.getByRole('link', { name: say('settings.teams.title'), exact: true }).click();
  await page.getByLabel(say('team.begin.name'), { exact: true }).fill('9');
  await page.getByRole('button', { name: say('team.begin.act'), exact: true }).click();
  await page.getByRole('button', { name: say('team.home.newRound'), exact: true }).waitFor();
  await check(page, 'Team');
  await page.getByRole('button', { name: say('team.home.newRound'), exact: true }).click();
  await page.getByRole('radio', { name: say('team.open.evaluatesNo') }).check({ force: true });
  await check(page, 'Team, opening a round');
  await page.getByRole('button', { name: say('team.open.act'), exact: true }).click();
  await page.getByRole('button', { name: say('team.step.invitationAct'), exact: true }).waitFor();
  await check(page, 'Team, a round');
}

async function checkPacks({ app, page, computer, say }: Visit): Promise<void> {
  const press = (key: string) => page.getByRole('button', { name: say(key), exact: true }).click();
  const path = join(computer.home, 'small.wspack');
  writeFileSync(path, readFileSync(join(projectRoot, 'shared/programme/vectors/base.pack.json')));
  await page.getByRole('link', { name: say('app.programme'), exact: true }).click();
  await answerDialogs(app, { open: [path] });
  await press('packs.add');
  await page.getByRole('button', { name: say('packs.take'), exact: true }).waitFor();
  await check(page, 'a programme that is offered');
  await press('packs.leave');
  await press('workshop.title');
  await check(page, 'Pack workshop');
  await press('workshop.new');
  await page.getByRole('link', { name: say('workshop.part.check'), exact: true }).click();
  await check(page, 'Pack workshop, what is to be mended');
}

const PLACES = [checkThemeCard, checkKeeper, checkTeam, checkPacks] as const;

for (const [turn, [language, theme, textSize]] of LOOKS.entries()) {
  test(`axe finds nothing behind the doors of Today: ${language}, ${theme}, ${textSize}%`, async ({
    computer,
    launchOpened,
  }) => {
    // A dozen screens in a row.
    test.setTimeout(300_000);
    const { app, page } = await launchOpened();
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
    const places = PLACES.filter((_, index) => underTorture || index === turn);
    for (const place of places) await place({ app, page, computer, say: wordsOf(language) });
  });
}

test('the cover names a journal that cannot be opened, without a violation', async ({ computer, launch }) => {
  await putFreshJournal(computer);
  damageKeyFiles(computer, () => 'not a key file');
  const { page } = await launch();
  await expect(page.getByText('The locks of this journal are damaged')).toBeVisible();
  await check(page, 'the cover, damaged');
  expect(await new UnlockPage(page).open.count()).toBe(0);
});
