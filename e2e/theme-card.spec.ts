/** A teacher prepares a contribution (S3): chosen by hand, looked at in full, saved with nothing in it that points back. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { toHex, utf8 } from '../shared/base/bytes.ts';
import { CONTRIBUTION_BYTES, CONTRIBUTION_TIME } from '../shared/team/contribution.ts';
import { deriveFingerprint, fingerprintWords } from '../shared/team/fingerprint.ts';
import { writeReceiptList } from '../shared/team/receipt-list.ts';
import type { Receipt } from '../shared/team/receipt.ts';
import { axeViolations } from './axe.ts';
import { roundFor } from './colleagues-round.ts';
import { expect, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { MarksPage } from './pages/marks-page.ts';
import { cardsIn, ThemeCardPage } from './pages/theme-card-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const PLANTED = 'plantedsentence';
/** A theme card takes at most so many keystrokes or clicks. */
const MOST_STROKES = 25;
/** In milliseconds: a busy machine works out four words and seals a card at once. */
const SAVED_BY = 30_000;
test.setTimeout(300_000);

test('a card by keyboard alone: nothing ticked, all of it looked at, saved with no trace of anyone', async ({
  computer,
  launch,
}) => {
  const { files, card: path, round, handIn } = await roundFor(computer);
  const { app, page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type(PLANTED);
  await book.untilSaved();
  await new MarksPage(page).mark('bel', 'Belonging');
  await book.untilSaved();
  await page.getByRole('link', { name: 'Today' }).click();

  const card = new ThemeCardPage(app, page);
  await card.open(path);
  await expect(card.title).toBeVisible({ timeout: SAVED_BY });
  const words = fingerprintWords(deriveFingerprint(round.bytes));
  await expect(page.getByRole('list', { name: 'The four words of this round' })).toHaveText(
    words.map(({ word, digits }) => `${word}${digits}`).join(''),
    { timeout: 30_000 },
  );
  expect
    .soft(await page.locator('input:checked, [aria-checked="true"]').count(), 'ticked at the start')
    .toBe(0);
  await page.getByRole('button', { name: /^Show which themes/ }).press('Enter');
  const marked = page.locator('.theme').filter({ hasText: 'On a page of yours' });
  await expect.soft(marked).toHaveCount(1);
  await expect.soft(marked).toContainText('Belonging');
  expect.soft(await page.locator('input:checked').count(), 'ticked by the writer’s own marks').toBe(0);

  // From the first theme on: four themes with leans, five answers of the weather and one passed over, review, save.
  let strokes = 0;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      strokes += 1;
    }
  };
  await card.theme('Being heard').focus();
  await press('?');
  await expect(page.getByText('Not for', { exact: true })).toBeVisible();
  await press('1', 'PageDown', '3', 'PageDown', 'ArrowDown', 'ArrowDown', '4', 'PageDown', '2');
  await press('PageDown', 'PageDown', '2', '3', '3', '4', '1', 'Control+Enter');
  await expect(card.review).toBeVisible({ timeout: SAVED_BY });
  const leaving = page.locator('.review .leaves li');
  await expect
    .soft(leaving)
    .toHaveText([
      /^Being heard, strength/,
      /^Word and deed, both/,
      /^Unfinished tension, a question/,
      /^Time and load, strain/,
    ]);
  await expect(page.getByText('Would this point at you?')).toBeVisible();
  await expect(page.getByText('The person who collects the cards sees who handed one over.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save an empty card…' })).toBeVisible();
  expect(await axeViolations(page), 'axe on the card and its review').toEqual([]);
  await card.willSaveIn(files);
  await page.getByRole('button', { name: 'Save the card…' }).focus();
  await press('Enter');
  await expect(card.saved).toBeVisible({ timeout: SAVED_BY });
  test.info().annotations.push({ type: 'strokes', description: String(strokes) });
  expect(strokes).toBeLessThanOrEqual(MOST_STROKES);
  expect(await axeViolations(page), 'axe on the saved card').toEqual([]);

  const [saved = ''] = cardsIn(files);
  expect.soft(basename(saved)).toMatch(/^[0-9a-f]{32}\.wscard$/);
  const bytes = readFileSync(saved);
  expect(bytes.length).toBe(CONTRIBUTION_BYTES);
  expect.soft(statSync(saved).mtimeMs, 'the one time that every card has').toBe(CONTRIBUTION_TIME);
  const now = new Date().toISOString();
  const traces = [
    now.slice(0, 10),
    now.slice(0, 10).replaceAll('-', ''),
    userInfo().username,
    PLANTED,
    PASSPHRASE,
    'wellspring',
    'arc-2',
    '2027',
    'listen',
    'en-GB',
    computer.root,
    'Mine',
  ];
  expect(
    traces.filter((trace) => toHex(bytes).includes(toHex(utf8(trace)))),
    'traces in the file',
  ).toEqual([]);
  expect(await handIn([saved])).toMatchObject({ whole: 1 });
});

test('a later card takes the place of the first, a withdrawn one of both, and words and list are kept', async ({
  computer,
  launch,
}) => {
  // A round with one keeper, and what its screens say of that.
  const { files, card: path, round, handIn } = await roundFor(computer, 'one-keeper');
  const { app, page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const card = new ThemeCardPage(app, page);
  await card.open(path);
  await expect(page.getByText('Compare them with the others: the same words, the same round.')).toBeVisible();
  await card.willSaveIn(files);
  const save = async (theme: string): Promise<void> => {
    await card.theme(theme).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Review what leaves' }).click();
    await expect(page.getByText('There is one keeper in this round.', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Save the card…' }).click();
    await expect(card.saved).toBeVisible({ timeout: SAVED_BY });
  };
  await save('Being heard');
  const words = page.getByRole('list', { name: 'Your three words' });
  const first = (await words.textContent()) ?? '';
  await page.getByRole('button', { name: 'Fill the card anew' }).click();
  expect(await page.locator('input:checked').count(), 'ticked when it is filled anew').toBe(0);
  const shown = await card.watchSaved();
  await save('Craft');
  await expect(words).not.toHaveText(first);
  const second = (await words.textContent()) ?? '';
  expect((await shown()).filter((one) => one.includes(first) || one.includes('may be saved'))).toEqual([]);

  // The keeper's list, opened by the one whose words are in it, and by one whose are not.
  const digits = await words.locator('.spoken-digits').allTextContents();
  const list = join(files, 'receipts.wsreceipts');
  const other: Receipt = [1, 2, 3];
  for (const [receipts, said] of [
    [[other], 'Your card is not in the list.'],
    [[other, digits.map(Number) as unknown as Receipt], 'Your card is in the list.'],
  ] as const) {
    writeFileSync(list, writeReceiptList(round.hash, receipts));
    await card.willOpen(list);
    await page.getByRole('button', { name: 'Open the keeper’s list…' }).click();
    await expect(page.getByText(said)).toBeVisible();
  }

  await page.getByRole('button', { name: 'Withdraw my card' }).click();
  await expect(page.getByText('after that nothing comes back', { exact: false })).toBeVisible();
  const after = await card.watchSaved();
  await page.getByRole('button', { name: 'Save the empty card…' }).click();
  await expect(page.getByRole('heading', { name: 'Your empty card is saved.' })).toBeVisible({
    timeout: SAVED_BY,
  });
  const wrong = (one: string): boolean =>
    one.includes('may be saved') || (one.includes('empty') && one.includes(second));
  expect((await after()).filter(wrong)).toEqual([]);

  const saved = cardsIn(files);
  expect(saved).toHaveLength(3);
  const { whole, files: answers } = await handIn(saved);
  expect(whole).toBe(1);
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['replaced', 'replaced', 'whole']);

  await page.getByRole('button', { name: 'Forget this round' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(card.openFile).toBeVisible({ timeout: SAVED_BY });
  await expect(page.getByText('Rounds on this computer')).toHaveCount(0);
});
