/**
 * The gatherer's ways beside the round with two keepers: cards on paper, one keeper, several teams and rounds, plans whose lines
 * are as long as they may be, and what is handed on, forgotten and left. One person at one computer; under torture the plans are
 * printed in every language, length, paper and print.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeContribution } from '../shared/team/contribution.ts';
import { PLAN_MINUTES } from '../shared/team/session-plan.ts';
import { listFiles } from './find-bytes.ts';
import { expect as expectSoon, test, type Computer } from './launch.ts';
import { expectFitsNarrow } from './narrow.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { TeamPage } from './pages/team-page.ts';
import { fillPlan, printPlan, wordsOf, type PlanLanguage, type PlanPrint } from './plan-pages.ts';
import { CHOICES } from './planted-cards.ts';
import { defaultBook, openCardOf } from './team-files.ts';
import { countsTold, NO_COUNTS, textOfPdf } from './told.ts';
import { underTorture } from './torture.ts';

const expect = expectSoon.configure({ timeout: 30_000 });
const PASSPHRASE = 'quiet harbour seven lanterns';
test.setTimeout(underTorture ? 1_800_000 : 300_000);

/** What twelve people ticked with a pen: more than half name word and deed, some time and load and being heard. */
const ON_PAPER = [
  ...Array.from(
    { length: 7 },
    (_, at) => `5- 13- ${at % 2 === 0 ? '1+' : '11*'} / 1 2 3 3 4 ${(at % 3) + 1}`,
  ),
  ...Array.from({ length: 4 }, () => '1+ 5+ 9 / 4 4 3 2 2 1'),
  '0',
];

const PRINTS: readonly PlanPrint[] = [
  { paper: 'a4', isLarge: false },
  { paper: 'letter', isLarge: false },
  { paper: 'a4', isLarge: true },
  { paper: 'letter', isLarge: true },
];
const SHAPES = ['even', 'uneven'] as const;
type Shape = (typeof SHAPES)[number];
/** The narrowest of each in `npm test`; all of them under torture. */
const PLANS: readonly (readonly [PlanLanguage, readonly number[], readonly Shape[], readonly PlanPrint[]])[] =
  underTorture
    ? (['es', 'ar', 'en'] as const).map((language) => [language, PLAN_MINUTES, SHAPES, PRINTS])
    : [
        ['es', [90], ['uneven'], PRINTS.filter(({ paper, isLarge }) => isLarge === (paper === 'letter'))],
        ['ar', [90], ['even'], PRINTS.filter(({ paper, isLarge }) => isLarge === (paper === 'a4'))],
        ['en', [90], ['even'], PRINTS.filter(({ paper }) => paper === 'letter')],
      ];

const OWN_NAMES = { en: 'English', es: 'Español', ar: 'العربية' } as const;

async function speak({ page }: TeamPage, from: PlanLanguage, to: PlanLanguage): Promise<void> {
  const say = wordsOf(from);
  await page.getByRole('link', { name: say('app.settings'), exact: true }).click();
  await page.getByRole('link', { name: say('settings.language.title'), exact: true }).click();
  await page.getByRole('radio', { name: OWN_NAMES[to] }).check({ force: true });
  await page.getByRole('link', { name: wordsOf(to)('app.team'), exact: true }).click();
}

const pieces = (computer: Computer, drawer: 'rounds' | 'team'): number =>
  listFiles(computer.data).filter((path) => path.includes(`/${drawer}/`)).length;

test('cards on paper, one keeper, two teams: pictures, plans of one page, and everything can be forgotten', async ({
  computer,
  launch,
}) => {
  const running = await launch();
  const { app, page } = running;
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const team = new TeamPage(app, page);
  const folder = join(computer.root, 'handed');
  mkdirSync(folder);

  await test.step('a round on paper', async () => {
    await team.startTeam('Year seven');
    await team.openRound('Paper');
    await expect(page.getByText('The gatherer reads every card, pen and all')).toBeVisible();
    const line = page.getByLabel('The next card');
    for (const [at, card] of ON_PAPER.entries()) {
      await line.fill(card);
      await line.press('Enter');
      await expect(page.getByText(at === 0 ? 'Added. One card' : `Added. ${at + 1} cards`)).toBeVisible();
      if (at !== 3) continue;
      await team.press('Make the picture');
      await expect(page.getByRole('alert')).toBeVisible();
    }
    await team.press('Make the picture');
    await expect(page.getByRole('heading', { level: 1, name: 'What the team is living with' })).toBeVisible();
    await expect(page.getByText('The cards were on paper').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Most', exact: true }).first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Trust weather' }).first()).toBeVisible();
    await expectFitsNarrow(running, 'the picture', 'main .picture-lean span');
    const poster = join(folder, 'picture.pdf');
    await team.saveBy('Save as PDF', poster, 'Saved where you said.');
    expect(await countsTold(running, poster)).toEqual(NO_COUNTS);
    expect(textOfPdf(poster)).toContain('Other things may have been there too.');
    expect(textOfPdf(poster).split('\f').length - 1, 'pages of the picture').toBe(1);
  });

  await test.step('plans with the longest lines', async () => {
    let language: PlanLanguage = 'en';
    for (const [next, lengths, shapes, prints] of PLANS) {
      await speak(team, language, next);
      language = next;
      const say = wordsOf(language);
      await team.page
        .getByRole('button', { name: say('team.home.openRound') })
        .first()
        .click();
      const takes = page.getByRole('checkbox', { name: say('team.picture.take') });
      for (const at of [0, 1, 2]) await takes.nth(at).check({ force: true });
      await team.press(say('team.picture.plan'));
      for (const minutes of lengths) {
        const figure = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-arab' : language).format(minutes);
        await page
          .getByRole('radiogroup', { name: say('team.plan.minutes') })
          .getByRole('radio', { name: figure })
          .check({ force: true });
        for (const shape of shapes) {
          await fillPlan(team, language, shape);
          for (const print of prints) {
            const name = `plan ${language} ${minutes} ${shape} ${print.paper}${print.isLarge ? ' large' : ''}.pdf`;
            await printPlan(team, language, join(folder, name), print);
          }
        }
      }
      await page.getByRole('checkbox', { name: say('team.plan.large') }).setChecked(false, { force: true });
    }
  });

  await test.step('the last promise and whether it was kept', async () => {
    await page.getByRole('radio', { name: 'partly' }).check({ force: true });
    await page.getByRole('article').getByLabel('hand on').fill('Agendas by Monday noon');
    await page.getByRole('article').getByLabel('Who').first().fill('Samira');
    await page.getByRole('article').getByLabel('Agreement').fill('One voice at a time.');
    await team.press('Back');
    const mine = page.getByRole('listitem').filter({ hasText: 'When did somebody' });
    await mine.getByRole('button', { name: 'Open the plan' }).click();
    await expect(page.getByRole('radio', { name: 'partly' })).toBeChecked();
    await expect(page.getByLabel('Who').first()).toHaveValue('Samira');
    await team.press('Back');
    await team.press('A plan without a picture');
    await expect(page.getByLabel('Last time')).toHaveValue('Agendas by Monday noon');
    await expect(page.getByRole('radio', { name: 'partly' })).not.toBeChecked();
    await team.press('Back');
  });

  const handOn = join(folder, 'plans.wshandon');
  await test.step('one keeper, and plans handed on in mid-round', async () => {
    await team.openRound('One keeper');
    const truth = 'Only this app’s manners, not the sealing, keep';
    await expect(page.getByText(truth).first()).toBeVisible();
    const path = join(folder, 'round.wsround');
    await team.saveBy('Save the card to hand out', path, 'Saved. Give it to everybody');
    await team.press('Back');
    await team.saveBy('Hand on to the next leader', handOn, 'An open round is not in it: its keys stay here');
    // The round on paper has no day.
    await page
      .getByRole('listitem')
      .filter({ hasText: /\d/ })
      .getByRole('button', { name: 'Go to the round' })
      .click();
    const round = openCardOf(path);
    const book = defaultBook(round.card.arc);
    const cards = await Promise.all(
      CHOICES.slice(0, 6).map((choice) => makeContribution(round, book, choice, null)),
    );
    const paths = cards.map(({ file, fileName }) => {
      writeFileSync(join(folder, fileName), file);
      return join(folder, fileName);
    });
    await team.openBy('Choose files', ...paths);
    await expect(page.getByText('6 whole cards are here.')).toBeVisible();
    await team.press('Add the cards up');
    await expect(page.getByRole('heading', { name: 'Named', exact: true }).first()).toBeVisible();
    await expect(page.getByText(truth).first()).toBeVisible();
  });

  await test.step('another team takes over what was handed on; forgetting and leaving', async () => {
    await team.startTeam('Year nine');
    const teams = page.getByRole('navigation', { name: 'Teams' });
    await expect(teams.getByRole('link')).toHaveText(['Year nine', 'Year seven']);
    await teams.getByRole('link', { name: 'Year nine' }).click();
    await expect(page.getByText('No round is open.')).toBeVisible();
    await team.openBy('Open what was handed on', handOn);
    await expect(page.getByText(/plans were taken over\./)).toBeVisible();
    expect(readFileSync(handOn, 'utf8')).toContain('Agendas by Monday noon');
    await page.getByRole('button', { name: 'Open the plan' }).last().click();
    await expect(page.getByRole('radiogroup', { name: 'Minutes' })).toHaveCount(0);
    await team.press('Back');
    await teams.getByRole('link', { name: 'Year seven' }).click();
    await expect(page.getByRole('button', { name: 'Go to the round' })).toHaveCount(2);

    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: 'Teams and rounds' }).click();
    const seven = page.getByRole('region', { name: 'Year seven' });
    const before = pieces(computer, 'rounds');
    await seven.getByRole('button', { name: 'Forget this round' }).first().click();
    await seven.getByRole('button', { name: 'Forget it' }).click();
    await expect(seven.getByRole('button', { name: 'Forget this round' })).toHaveCount(1);
    // While it is asked, the button of the round in question is gone too: the files say when it is forgotten.
    await expect.poll(() => pieces(computer, 'rounds')).toBeLessThan(before);
    for (const name of ['Year seven', 'Year nine']) {
      const one = page.getByRole('region', { name });
      await one.getByRole('button', { name: 'Leave the team' }).click();
      await one.getByRole('button', { name: 'Leave it' }).click();
      await expect(one).toHaveCount(0);
    }
    await expect(page.getByRole('link', { name: 'Team', exact: true })).toHaveCount(0);
    expect(pieces(computer, 'rounds') + pieces(computer, 'team')).toBe(0);
  });
});
