/**
 * The people of a round, each at a computer of their own: they make a journal at the first run, open the round card, fill in
 * the theme card by its keys, look at what leaves, and save. Everything is done at the screens of the real app.
 */
import { existsSync, rmSync } from 'node:fs';
import { expect as expectSoon, type Page } from '@playwright/test';
import { LEANS } from '../shared/themes/codebook.ts';
import type { Choice } from '../shared/team/choice.ts';
import { launchApp, makeComputer, type Computer, type RunningApp } from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { answerDialogs, TeamPage } from './pages/team-page.ts';
import { cardsIn, ThemeCardPage } from './pages/theme-card-page.ts';

// Several apps at once on one computer, each deriving a key now and then: what is late is not wrong.
const expect = expectSoon.configure({ timeout: 60_000 });
const PASSPHRASE = 'quiet harbour seven lanterns';

export interface Person {
  readonly computer: Computer;
  readonly running: RunningApp;
  readonly team: TeamPage;
  /** What the app has printed so far, of its shell and of its engine. */
  readonly log: () => string;
}

/** The room they sit in. */
export class Room {
  readonly #people: Person[] = [];

  /** Somebody comes, sits down at a computer that never saw the app, and makes a journal. */
  async welcome(): Promise<Person> {
    const computer = makeComputer();
    const running = await launchApp(computer, { environment: { ELECTRON_ENABLE_LOGGING: '1' } });
    let log = '';
    const { stdout, stderr } = running.app.process();
    for (const stream of [stdout, stderr]) stream?.on('data', (piece) => (log += String(piece)));
    const person = { computer, running, team: new TeamPage(running.app, running.page), log: () => log };
    this.#people.push(person);
    await new FirstRunPage(running.page).makeJournal(PASSPHRASE);
    return person;
  }

  /** Somebody has done what there was to do, and closes the app. */
  async goodbye({ running }: Person): Promise<void> {
    await running.close();
    expect(running.errors).toEqual([]);
  }

  async close(): Promise<void> {
    for (const { running } of this.#people) await running.kill().catch(() => undefined);
    for (const { computer } of this.#people) {
      rmSync(computer.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }

  /** What the windows of all of them printed as errors. */
  errors(): readonly string[] {
    return this.#people.flatMap(({ running }) => running.errors);
  }
}

/** The keeper opens the invitation, agrees, and saves the round card at `card`. */
export async function keepSecondKey(
  { team }: Person,
  invitation: string,
  card: string,
  beforeAgreeing: () => Promise<void>,
): Promise<void> {
  await team.page.getByRole('link', { name: 'Theme card' }).click();
  await team.openBy('Open a file from your team…', invitation);
  await team.page.getByText('I have understood this').click();
  await beforeAgreeing();
  await team.press('Keep the second key');
  await expect(team.page.getByText('You hold the second key.')).toBeVisible();
  await answerDialogs(team.app, { save: card });
  await team.press('Save the round card…');
  await expect.poll(() => existsSync(card)).toBe(true);
}

/** The four words, as this person's own screen shows them. */
export async function wordsOn({ team }: Person, name: string): Promise<string> {
  const list = team.page.getByRole('list', { name });
  await expect(list).toBeVisible({ timeout: 90_000 });
  return list.innerText();
}

export interface BroughtCard {
  readonly path: string;
  /** The three words by which the keeper's list can be looked through. */
  readonly receipt: string;
}

/** Opens the round card that was handed out, and so comes to the theme card. */
export async function openRoundCard({ team }: Person, card: string): Promise<void> {
  await team.page.getByRole('link', { name: 'Theme card', exact: true }).click();
  await team.openBy('Open a file from your team…', card);
  await expect(new ThemeCardPage(team.app, team.page).title).toBeVisible();
}

/** On the theme card: ticks by the card's own keys, looks at what leaves, saves the file into `folder`. */
export async function bringCard(
  { team: { app, page } }: Person,
  choice: Choice,
  folder: string,
  beforeSaving: () => Promise<void> = async () => undefined,
): Promise<BroughtCard> {
  const card = new ThemeCardPage(app, page);
  expect(await page.locator('input:checked, [aria-checked="true"]').count(), 'ticked at the start').toBe(0);
  for (const { id, lean } of choice.themes) {
    await page.locator(`[data-theme="${id}"] input[type="checkbox"]`).focus();
    await page.keyboard.press(String(LEANS.indexOf(lean) + 1));
  }
  for (const { id, point } of choice.weather) {
    await page.locator(`[data-question="${id}"] input`).first().focus();
    await page.keyboard.press(String(point + 1));
  }
  await page.keyboard.press('Control+Enter');
  await expect(card.review).toBeVisible();
  // Each theme and, where there is any, the weather, in words.
  await expect(page.locator('.review .leaves li')).toHaveCount(choice.themes.length);
  await beforeSaving();
  return saveCard(page, card, folder, 'Save the card…', 'Your card is saved.');
}

/** On the theme card: brings nothing, which looks the same from outside. */
export async function bringNothing({ team: { app, page } }: Person, folder: string): Promise<BroughtCard> {
  const card = new ThemeCardPage(app, page);
  await page.getByRole('button', { name: 'Bring nothing this time' }).click();
  return saveCard(page, card, folder, 'Save an empty card…', 'Your empty card is saved.');
}

async function saveCard(
  page: Page,
  card: ThemeCardPage,
  folder: string,
  act: string,
  said: string,
): Promise<BroughtCard> {
  const before = cardsIn(folder);
  await card.willSaveIn(folder);
  await page.getByRole('button', { name: act, exact: true }).click();
  await expect(page.getByRole('heading', { name: said })).toBeVisible();
  const [path = ''] = cardsIn(folder).filter((one) => !before.includes(one));
  const words = page.getByRole('list', { name: 'Your three words' }).locator('.spoken-word');
  return { path, receipt: (await words.allInnerTexts()).join(' ') };
}

/**
 * The keeper opens the gatherer's bundle, reads the receipts out, hears who finds theirs, types it, and saves the sum. Gives the
 * receipts as the keeper's screen shows them.
 */
export async function answerAll(
  { team }: Person,
  bundle: string,
  sum: string,
  yes: (receipts: readonly string[]) => number,
): Promise<void> {
  await team.openBy('Open the gatherer’s file…', bundle);
  await expect(team.page.getByText('Read these aloud.')).toBeVisible();
  const receipts = await team.page.locator('.keeper-receipts p').allInnerTexts();
  await team.page.getByLabel('How many said yes?').fill(String(yes(receipts)));
  await team.page.getByLabel('How many said no?').fill('0');
  await team.press('That is what they said');
  await expect(team.page.getByText('The sum is ready.')).toBeVisible();
  await answerDialogs(team.app, { save: sum });
  await team.press('Save the sum…');
  await expect.poll(() => existsSync(sum)).toBe(true);
}
