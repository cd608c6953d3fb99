/** The second keeper: understands, agrees, says the words, asks everyone, answers once, and forgets. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundle } from '../shared/team/bundle.ts';
import { CONTRIBUTION_TIME, readContribution } from '../shared/team/contribution.ts';
import { deriveFingerprint, fingerprintWords } from '../shared/team/fingerprint.ts';
import { addCards, makeBundle, takeRoundCard, takeSum } from '../shared/team/gatherer.ts';
import { findReceipt } from '../shared/team/receipt-list.ts';
import { readRoundCard } from '../shared/team/round-card.ts';
import { dropped, valueOf } from '../shared/team/testing/played-round.ts';
import { axeViolations } from './axe.ts';
import { expect, test } from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { ThemeCardPage } from './pages/theme-card-page.ts';
import { colleaguesCards, defaultBook, invited } from './team-files.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const PEOPLE = 6;
test.setTimeout(300_000);

test('a keeper answers one file, once, and only when as many say yes as there are cards', async ({
  computer,
  launch,
}) => {
  const files = join(computer.root, 'files');
  mkdirSync(files);
  const book = defaultBook();
  const { gatherer, invitation } = await invited();
  writeFileSync(join(files, 'our.wsinvite'), invitation);

  const { app, page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const card = new ThemeCardPage(app, page);
  await card.open(join(files, 'our.wsinvite'));
  const agree = page.getByRole('button', { name: 'Keep the second key' });
  await expect(agree).toBeDisabled();
  expect(await axeViolations(page), 'axe on the role').toEqual([]);
  await page.getByText('I have understood this').click();
  await agree.click();
  await expect(page.getByRole('heading', { name: 'You hold the second key.' })).toBeVisible();
  await card.willSaveIn(files);
  await page.getByRole('button', { name: 'Save the round card…' }).click();
  const cardPath = join(files, 'round card.wsround');
  await expect.poll(() => readRoundCard(readBytes(cardPath)).ok).toBe(true);
  const round = valueOf(readRoundCard(readBytes(cardPath)));
  await expect(page.getByRole('list', { name: 'The four words of this round' })).toHaveText(
    fingerprintWords(deriveFingerprint(round.bytes))
      .map(({ word, digits }) => `${word}${digits}`)
      .join(''),
    { timeout: 30_000 },
  );

  valueOf(await takeRoundCard(gatherer, book, round.bytes));
  const choice = { themes: [{ id: book.themes[0]?.id ?? '', lean: 'strain' as const }], weather: [] };
  const cards = await colleaguesCards(round, PEOPLE, choice);
  valueOf(
    await addCards(
      gatherer,
      round,
      cards.map(({ file }, at) => dropped(file, `${at}.wscard`)),
    ),
  );
  writeFileSync(join(files, 'our.wsbundle'), valueOf(await makeBundle(gatherer, round)));
  const fewer = cards.slice(1).map(({ file }) => valueOf(readContribution(file)).keeper);
  writeFileSync(join(files, 'other.wsbundle'), writeBundle(round.hash, fewer));

  await card.willOpen(join(files, 'our.wsbundle'));
  await page.getByRole('button', { name: 'Open the gatherer’s file…' }).click();
  await expect(page.getByRole('heading', { name: 'Read these aloud.' })).toBeVisible();
  const shown = (await page.locator('main').textContent()) ?? '';
  expect(shown, 'a count before the keeper typed one').not.toMatch(/\b6\b|\bsix\b/u);
  expect(await axeViolations(page), 'axe on the receipts').toEqual([]);
  await page.getByRole('button', { name: 'Save as a list to pass round…' }).click();
  const list = join(files, 'receipts.wsreceipts');
  await expect.poll(() => readBytes(list).length).toBeGreaterThan(0);
  expect(cards.every(({ kept }) => valueOf(findReceipt(readBytes(list), kept)))).toBe(true);

  await page.getByLabel('How many said yes?').fill(String(PEOPLE));
  await page.getByLabel('How many said no?').fill('0');
  await page.getByRole('button', { name: 'That is what they said' }).click();
  await expect(page.getByRole('heading', { name: 'The sum is ready.' })).toBeVisible();
  await page.getByRole('button', { name: 'Save the sum…' }).click();
  const sumPath = join(files, 'sum.wssum');
  await expect.poll(() => readBytes(sumPath).length).toBeGreaterThan(0);
  const sum = readBytes(sumPath);
  const picture = valueOf(await takeSum(gatherer, book, round, sum));
  expect(picture.themes).toMatchObject([{ id: book.themes[0]?.id, band: 'named' }]);

  // Another file of the same round is refused; the same one gets the same bytes.
  await card.open(join(files, 'other.wsbundle'));
  await expect(page.getByText('This round was answered already', { exact: false })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This round is answered.' })).toBeVisible();
  await card.willOpen(join(files, 'our.wsbundle'));
  await page.getByRole('button', { name: 'Open the same file again…' }).click();
  await expect(page.getByRole('heading', { name: 'The sum is ready.' })).toBeVisible();
  writeFileSync(sumPath, '');
  await page.getByRole('button', { name: 'Save the sum…' }).click();
  await expect.poll(() => readBytes(sumPath)).toEqual(sum);
  for (const path of [cardPath, list, sumPath])
    await expect
      .poll(() => statSync(path).mtimeMs, 'the one time of every file of a round')
      .toBe(CONTRIBUTION_TIME);

  await page.getByRole('button', { name: 'Forget this round' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(card.openFile).toBeVisible();
  await card.open(join(files, 'our.wsbundle'));
  await expect(
    page.getByText('No round on this computer is waiting for it.', { exact: false }),
  ).toBeVisible();
});

/** Empty while it is not there. */
function readBytes(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return new Uint8Array(0);
  }
}
