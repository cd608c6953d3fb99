/**
 * A round from its invitation to the printed page, in the real app on computers of its own: a gatherer, a second keeper, a
 * colleague; the other cards are made by the same code. Afterwards everything the gatherer's app shows and keeps is searched.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parsePack } from '../shared/programme/parse-pack.ts';
import { acceptInvitation, answerBundle } from '../shared/team/keeper.ts';
import { roundBookOf, type RoundBook } from '../shared/team/round-book.ts';
import { readRoundCard, type OpenCard } from '../shared/team/round-card.ts';
import { CrashingStore } from '../shared/team/testing/crashing-store.ts';
import { axeViolations } from './axe.ts';
import { listFiles } from './find-bytes.ts';
import {
  expect as expectSoon,
  launchApp,
  makeComputer,
  projectRoot,
  test,
  type RunningApp,
} from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { answerDialogs, TeamPage } from './pages/team-page.ts';
import { handIn, plantFor, spellingsOf, sumOf } from './planted-cards.ts';

// Three apps at once on one computer, each deriving a key now and then: what is late is not wrong.
const expect = expectSoon.configure({ timeout: 60_000 });

const PASSPHRASE = 'quiet harbour seven lanterns';
/** Set by `npm run demo`: where what people saw and handed each other is left. */
const DEMO = process.env['WELLSPRING_DEMO'] ?? null;
const DAY = /\d{1,2} [A-Z][a-z]+/;

const read = (path: string) => new Uint8Array(readFileSync(path));

function bookOf(arc: string): RoundBook {
  const packed = parsePack(read(join(projectRoot, 'resources/programmes/wellspring-year/pack.json')));
  const book = packed.ok ? roundBookOf(packed.pack, arc) : null;
  if (book === null) throw new Error('The default programme has no themes.');
  return book;
}

function openCard(path: string): OpenCard {
  const card = readRoundCard(read(path));
  if (!card.ok) throw new Error(card.refusal);
  return card.value;
}

async function keepScreen(page: Page, name: string): Promise<void> {
  if (DEMO !== null) await page.screenshot({ path: join(DEMO, `${name}.png`) });
}

/** Everything of the window that could tell: its words, what is read aloud, what can be pasted, what is printed. */
async function everythingShown({ app, page }: RunningApp, pdf: string): Promise<string> {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  const said = await page.locator('body').ariaSnapshot();
  const copied = await app.evaluate(async ({ clipboard }) => (await clipboard.readText()) ?? '');
  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  return [html, said, copied, stored, execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })].join('\n');
}

/** What is said of the themes: without the day of the round, there is no figure in it. */
async function saidOfThemes({ page }: RunningApp): Promise<string> {
  const main = await page.getByRole('main').ariaSnapshot();
  const shown = await page.getByRole('main').innerText();
  const withoutLevels = main.replaceAll(/\[(level|active|checked|disabled|pressed|selected)[^\]]*\]/gu, '');
  return `${withoutLevels}\n${shown}`.replaceAll(new RegExp(DAY, 'gu'), '').replaceAll(/\bA4\b/gu, '');
}

test.describe('a round of nine', () => {
  test.setTimeout(900_000);

  test('becomes a picture without a count and a plan of one printed page', async () => {
    const computers = [makeComputer(), makeComputer(), makeComputer()] as const;
    const folder = join(computers[0].root, 'handed');
    mkdirSync(folder);
    const apps: RunningApp[] = [];
    const person = async (at: 0 | 1 | 2): Promise<[RunningApp, TeamPage]> => {
      const app = await launchApp(computers[at]);
      apps.push(app);
      await new FirstRunPage(app.page).makeJournal(PASSPHRASE);
      return [app, new TeamPage(app.app, app.page)];
    };
    try {
      const [gatherer, team] = await person(0);
      await team.startTeam('Year seven');
      await team.openRound();
      const invitation = join(folder, 'round.wsinvite');
      await keepScreen(team.page, '1 a round is open');
      await team.saveBy('Save the invitation', invitation, 'Saved. Give it to the second keeper');

      const [, keeper] = await person(1);
      await keeper.page.getByRole('link', { name: 'Theme card' }).click();
      await keeper.openBy('Open a file from your team…', invitation);
      await keeper.page.getByText('I have understood this').click();
      await keepScreen(keeper.page, '2 the second keeper');
      await keeper.press('Keep the second key');
      await expect(keeper.page.getByText('You hold the second key.')).toBeVisible();
      const card = join(folder, 'round.wsround');
      await answerDialogs(keeper.app, { save: card });
      await keeper.press('Save the round card…');
      await expect.poll(() => listFiles(folder).includes(card)).toBe(true);

      await team.openBy('Open the keeper’s card', card);
      const words = gatherer.page.getByRole('list', { name: 'The words of this round card' });
      await expect(words).toBeVisible({ timeout: 90_000 });
      const spoken = keeper.page
        .getByRole('list', { name: /words/i })
        .or(keeper.page.locator('.spoken'))
        .first();
      expect(await words.innerText()).toBe(await spoken.innerText());

      const [, colleague] = await person(2);
      await colleague.page.getByRole('link', { name: 'Theme card' }).click();
      await colleague.openBy('Open a file from your team…', card);
      await keepScreen(colleague.page, '3 a theme card');
      await colleague.press('Bring nothing this time');
      const nothing = join(folder, 'nothing.wscard');
      await colleague.saveBy('Save an empty card…', nothing, 'Your empty card is saved.');

      const planted = await plantFor(openCard(card), bookOf(openCard(card).card.arc), 8);
      const paths = handIn(folder, planted);
      const damaged = join(folder, 'damaged.wscard');
      writeFileSync(damaged, read(paths[0] ?? '').with(3000, 1));
      await team.openBy('Choose files', ...paths.slice(0, 4));
      await expect(team.page.getByText('4 whole cards are here.')).toBeVisible();
      await team.press('Save the bundle for the keeper');
      await expect(team.page.getByRole('alert')).toBeVisible();
      await team.openBy('Choose files', ...paths.slice(3), nothing, damaged);
      await expect(team.page.getByText('9 whole cards are here.')).toBeVisible();
      const refused = team.page.getByRole('list', { name: 'Files that were not counted' });
      await expect(refused.getByRole('listitem')).toHaveCount(2);
      await expect(refused).toContainText('damaged.wscard');
      const bundle = join(folder, 'round.wsbundle');
      await keepScreen(team.page, '4 nine cards');
      await team.saveBy('Save the bundle for the keeper', bundle, 'Saved. Give it to the second keeper. The');

      await keeper.openBy('Open the gatherer’s file…', bundle);
      await keeper.page.getByLabel('How many said yes?').fill('9');
      await keeper.page.getByLabel('How many said no?').fill('0');
      await keeper.press('That is what they said');
      const sum = join(folder, 'round.wssum');
      await expect(keeper.page.getByText('The sum is ready.')).toBeVisible({ timeout: 60_000 });
      await answerDialogs(keeper.app, { save: sum });
      await keeper.press('Save the sum…');
      await expect.poll(() => listFiles(folder).includes(sum)).toBe(true);

      const before = Date.now();
      await team.openBy('Open the sum', sum);
      await expect(
        team.page.getByRole('heading', { level: 1, name: 'What the team is living with' }),
      ).toBeVisible();
      test
        .info()
        .annotations.push({ type: 'time', description: `the picture after ${Date.now() - before} ms` });
      const deed = team.page.getByRole('listitem').filter({ hasText: 'Word and deed' });
      await expect(deed).toContainText('Whether what is promised is what is done.');
      await expect(team.page.getByText('Other things may have been there too.').first()).toBeVisible();
      await keepScreen(team.page, '5 the picture');
      expect(await saidOfThemes(gatherer)).not.toMatch(/\d/);
      expect(await axeViolations(team.page)).toEqual([]);

      const picture = join(folder, 'picture.pdf');
      await team.saveBy('Save as PDF', picture, 'Saved where you said.');
      await gatherer.page.keyboard.press('Control+A');
      await gatherer.page.keyboard.press('Control+C');
      const shown = await everythingShown(gatherer, picture);
      const rows = [...planted.flatMap(({ shares }) => shares), sumOf(planted.map(({ cells }) => cells))];
      const files = listFiles(computers[0].root).filter((path) => !path.startsWith(folder));
      for (const row of rows) {
        for (const spelling of spellingsOf(row)) {
          if (typeof spelling === 'string') expect(shown).not.toContain(spelling);
          for (const path of files) expect(readFileSync(path).includes(spelling), path).toBe(false);
        }
      }

      await team.page.getByText('Take to the plan').first().click();
      await team.press('Make a session plan');
      await expect(team.page.getByRole('article', { name: 'Session plan' })).toBeVisible();
      await expect(team.page.getByText('Kept on this computer, sealed.')).toBeVisible();
      await team.page.evaluate(() => {
        getSelection()?.removeAllRanges();
        scrollTo(0, 0);
      });
      await keepScreen(team.page, '6 the plan');
      for (const paper of ['A4', 'US Letter']) {
        await team.page.getByRole('radio', { name: paper }).check({ force: true });
        const plan = join(folder, `plan ${paper}.pdf`);
        await team.saveBy('Save as PDF', plan, 'Saved where you said.');
        const info = execFileSync('pdfinfo', [plan], { encoding: 'utf8' });
        expect(info).toMatch(/Tagged:\s+yes/);
        expect(info).toMatch(/Pages:\s+1\n/);
        expect(readFileSync(plan).includes('/Lang (en)')).toBe(true);
        const text = execFileSync('pdftotext', ['-layout', plan, '-'], { encoding: 'utf8' });
        for (const line of ['Arrive in one word', '15:42', 'Timekeeper', 'Stays here', 'hand on']) {
          expect(text).toContain(line);
        }
      }
      const handOn = join(folder, 'plans.wshandon');
      await team.saveBy('Hand on to the next leader', handOn, 'Saved: plans and after-notes');
      expect(readFileSync(handOn, 'utf8')).not.toMatch(/some|mostly|strain|recipient|age1/);
      for (const app of apps) expect(app.errors).toEqual([]);
      if (DEMO !== null) cpSync(folder, join(DEMO, 'handed from hand to hand'), { recursive: true });
    } finally {
      for (const app of apps) await app.kill().catch(() => undefined);
      for (const { root } of computers)
        rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });

  test('goes from first run to the printed page by keyboard alone, and can be left', async ({
    computer,
    launch,
  }) => {
    const running = await launch();
    const { app, page } = running;
    await new FirstRunPage(page).makeJournal(PASSPHRASE);
    const folder = join(computer.root, 'handed');
    mkdirSync(folder);
    const reach = async (name: string | RegExp): Promise<void> => {
      // What was asked for may still be on its way: a key, a file, the four words.
      for (const end = Date.now() + 60_000; Date.now() < end;) {
        const label = await page.evaluate(() => {
          const here = document.activeElement;
          // The page itself takes the focus too, and holds every word of it.
          if (!(here instanceof HTMLElement) || here.matches('body, main, main *:has(button)')) return '';
          const labels =
            here instanceof HTMLInputElement ? [...(here.labels ?? [])].map((one) => one.innerText) : [];
          return here.getAttribute('aria-label') ?? (labels.join(' ') || here.innerText);
        });
        if (typeof name === 'string' ? label.trim() === name : name.test(label)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Not reached by Tab: ${String(name)}`);
    };
    const press = async (name: string | RegExp): Promise<void> => {
      await reach(name);
      await page.keyboard.press('Enter');
    };
    await press('Settings');
    await press('Teams and rounds');
    await reach('Name of the team');
    await page.keyboard.type('Year nine');
    await press('Start the team');
    await press('Open a round');
    await reach(/No, nobody/);
    await page.keyboard.press('Space');
    await press('Open the round');
    const invitation = join(folder, 'round.wsinvite');
    await answerDialogs(app, { save: invitation });
    await press('Save the invitation');
    await expect.poll(() => listFiles(folder).length).toBe(1);

    const keeper = new CrashingStore();
    const book = bookOf((JSON.parse(readFileSync(invitation, 'utf8')) as { arc: string }).arc);
    const accepted = await acceptInvitation(keeper, book, read(invitation));
    if (!accepted.ok) throw new Error(accepted.refusal);
    writeFileSync(join(folder, 'round.wsround'), accepted.value.bytes);
    await answerDialogs(app, { open: [join(folder, 'round.wsround')] });
    await press('Open the keeper’s card');
    const paths = handIn(folder, await plantFor(accepted.value, book, 9));
    await answerDialogs(app, { open: paths });
    await press('Choose files');
    await expect(page.getByText('9 whole cards are here.')).toBeVisible();
    const bundle = join(folder, 'round.wsbundle');
    await answerDialogs(app, { save: bundle });
    await press('Save the bundle for the keeper');
    await expect.poll(() => listFiles(folder).includes(bundle)).toBe(true);
    const answer = await answerBundle(keeper, accepted.value, read(bundle), 'skipped');
    if (!answer.ok || answer.value.kind !== 'sum') throw new Error('No sum.');
    writeFileSync(join(folder, 'round.wssum'), answer.value.file);
    await answerDialogs(app, { open: [join(folder, 'round.wssum')] });
    await press('Open the sum');
    await expect(page.getByText('taken on trust').first()).toBeVisible({ timeout: 90_000 });
    await reach(/Take to the plan/);
    await page.keyboard.press('Space');
    await press('Make a session plan');
    await expect(page.getByRole('article', { name: 'Session plan' })).toBeVisible();
    const plan = join(folder, 'plan.pdf');
    await answerDialogs(app, { save: plan });
    await press('Save as PDF');
    await expect.poll(() => listFiles(folder).includes(plan)).toBe(true);
    expect(execFileSync('pdfinfo', [plan], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);

    const rounds = (): number =>
      listFiles(computer.data).filter((path) => /[/\\](rounds|team)[/\\]/.test(path)).length;
    expect(rounds()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: 'Teams and rounds' }).click();
    await page.getByRole('button', { name: 'Leave the team' }).click();
    await page.getByRole('button', { name: 'Leave it' }).click();
    await expect(page.getByRole('link', { name: 'Team', exact: true })).toHaveCount(0);
    expect(rounds()).toBe(0);
  });
});
