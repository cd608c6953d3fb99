/** Files that come by themselves: while the journal is closed, by a second start, by the menu. Each goes where it belongs, or is named. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundle } from '../shared/team/bundle.ts';
import { readContribution } from '../shared/team/contribution.ts';
import { readInvitation } from '../shared/team/invitation.ts';
import { acceptInvitation, answerBundle } from '../shared/team/keeper.ts';
import { writeReceiptList } from '../shared/team/receipt-list.ts';
import { CrashingStore } from '../shared/team/testing/crashing-store.ts';
import { valueOf } from '../shared/team/testing/played-round.ts';
import { axeViolations } from './axe.ts';
import { roundFor } from './colleagues-round.ts';
import { expect, makeComputer, projectRoot, test } from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { TeamPage } from './pages/team-page.ts';
import { ThemeCardPage } from './pages/theme-card-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { colleaguesCards, defaultBook, invited } from './team-files.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
/** In milliseconds: a busy machine derives a key and opens cards at once. */
const SOON = 30_000;
test.setTimeout(300_000);

test('a file that comes while the journal is closed waits for it; what is of no use is named', async ({
  computer,
  launch,
}) => {
  const { files, card: path } = await roundFor(computer);
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  await first.close();

  const { app, page } = await launch({ args: [] });
  await expect(new UnlockPage(page).open).toBeVisible();
  await page.evaluate(
    ({ name, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name));
      transfer.items.add(new File(['x'], 'notes.docx'));
      window.dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, cancelable: true, bubbles: true }),
      );
    },
    { name: 'our.wsround', bytes: [...readFileSync(path)] },
  );
  await expect(page.getByText('“our.wsround” is waiting.')).toBeVisible();
  await expect(page.getByText('“notes.docx” was not opened')).toBeVisible();
  expect(await axeViolations(page), 'axe on the cover with a file waiting').toEqual([]);
  await page.locator('input[type="password"]').click();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  const card = new ThemeCardPage(app, page);
  await expect(card.title).toBeVisible({ timeout: 30_000 });

  const newer = readFileSync(path, 'utf8').replace(/"version":"\d+\./u, '"version":"9.');
  writeFileSync(join(files, 'newer.wsround'), newer);
  await page.getByRole('button', { name: 'All rounds' }).click();
  await card.willOpen(join(files, 'newer.wsround'));
  await card.openFile.click();
  await expect(page.getByText('This round asks about another programme')).toBeVisible();
  await expect(page.getByText(/newer\.wsround.*version 9\./u)).toBeVisible();

  await test.step('for somebody else: a sentence, and nothing done', async () => {
    const { round } = await roundFor(makeComputer());
    const book = defaultBook();
    const choice = { themes: [{ id: book.themes[0]?.id ?? '', lean: 'strain' as const }], weather: [] };
    const [one] = await colleaguesCards(round, 1, choice);
    if (one === undefined) throw new Error('No card.');
    const stray = join(files, one.fileName);
    writeFileSync(stray, one.file);
    await card.handByMenu(stray);
    await expect(page.getByText('It is for the person who gathers a team’s cards.')).toBeVisible();
    writeFileSync(join(files, 'a.wsreceipts'), writeReceiptList(round.hash, [one.kept.receipt]));
    await card.handBySecondStart(join(files, 'a.wsreceipts'));
    await expect(page.getByText('It is the list of a round to which no card was saved here.')).toBeVisible();
    const halves = [valueOf(readContribution(one.file)).keeper];
    writeFileSync(join(files, 'a.wsbundle'), writeBundle(round.hash, halves));
    await card.handBySecondStart(join(files, 'a.wsbundle'));
    await expect(page.getByText('No round on this computer is waiting for it.')).toBeVisible();
    writeFileSync(join(files, 'a.wsinvite'), (await invited()).invitation);
    await card.handByMenu(join(files, 'a.wsinvite'));
    await expect(page.getByRole('heading', { name: 'Would you keep the second key?' })).toBeVisible();
  });

  await test.step('for the one who gathers: each to its round', async () => {
    const team = new TeamPage(app, page);
    const book = defaultBook();
    await team.startTeam('Year seven');
    await team.openRound();
    const path = (name: string): string => join(files, `mine.${name}`);
    await team.saveBy('Save the invitation', path('wsinvite'), 'Saved. Give it to the second keeper');
    const keeper = new CrashingStore();
    const invitation = new Uint8Array(readFileSync(path('wsinvite')));
    const terms = valueOf(readInvitation(invitation));
    const mine = valueOf(await acceptInvitation(keeper, defaultBook(terms.arc), invitation));
    writeFileSync(path('wsround'), mine.bytes);
    await card.handBySecondStart(path('wsinvite'));
    await expect(
      page.getByText('You gather this round, so you bring no card', { exact: false }),
    ).toBeVisible();
    await card.handBySecondStart(path('wsround'));
    await expect(page.getByRole('button', { name: 'Save the card to hand out' })).toBeVisible();
    await card.handByMenu(path('wsround'));
    await expect(
      page.getByText('You gather this round, so you bring no card', { exact: false }),
    ).toBeVisible();

    await team.press('Back');
    const choice = { themes: [{ id: book.themes[0]?.id ?? '', lean: 'strain' as const }], weather: [] };
    const cards = await colleaguesCards(mine, 5, choice);
    const paths = cards.map(({ file, fileName }) => {
      writeFileSync(join(files, fileName), file);
      return join(files, fileName);
    });
    await card.handBySecondStart(...paths);
    await expect(page.getByText('5 whole cards are here.')).toBeVisible({ timeout: SOON });
    await team.saveBy(
      'Save the bundle for the keeper',
      path('wsbundle'),
      'Saved. Give it to the second keeper.',
    );
    await card.handBySecondStart(path('wsbundle'));
    await expect(page.getByText('this file is for the second keeper', { exact: false })).toBeVisible();
    const bundle = new Uint8Array(readFileSync(path('wsbundle')));
    const answer = valueOf(await answerBundle(keeper, mine, bundle, 'skipped'));
    if (answer.kind !== 'sum') throw new Error('No sum.');
    writeFileSync(path('wssum'), answer.file);
    await card.handBySecondStart(path('wssum'));
    await expect(page.getByRole('heading', { level: 1, name: 'What the team is living with' })).toBeVisible({
      timeout: SOON,
    });
    await card.handByMenu(path('wssum'));
    await expect(page.getByText('No round on this computer is waiting for it.')).toBeVisible();
    await card.handBySecondStart(join(projectRoot, 'shared/team/vectors/hand-on.wshandon'));
    await expect(page.getByText('Plans were handed on to you')).toBeVisible();
    await team.press('Take them into Year seven');
    await expect(page.getByText(/plans? (was|were) taken over/u)).toBeVisible();
  });
});
