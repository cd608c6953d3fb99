/** The theme card on paper: one tagged page in each language on both papers; and twelve of them typed in by keyboard alone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Choice } from '../shared/team/choice.ts';
import type { RoundBook } from '../shared/team/round-book.ts';
import { plainPicture } from '../shared/team/testing/plain-picture.ts';
import { randomChoice } from '../shared/team/testing/played-round.ts';
import { randomSource } from '../shared/team/testing/random-source.ts';
import { axeViolations } from './axe.ts';
import { expect, projectRoot, test } from './launch.ts';
import { expectFitsNarrow } from './narrow.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { TeamPage } from './pages/team-page.ts';
import { defaultBook } from './team-files.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const LANGUAGES = { es: 'Español', ar: 'العربية', en: 'English' } as const;
type Language = keyof typeof LANGUAGES;
const CARDS = 12;
/** A human pace: two keys a second, and this long to unfold a card and find the numbers, in seconds. */
const KEYS_A_SECOND = 2;
const LOOKING = 6;
const MINUTES = 4;
test.setTimeout(300_000);

interface Words {
  readonly app: { readonly settings: string };
  readonly settings: { readonly language: { readonly title: string } };
  readonly card: { readonly name: string; readonly title: string };
  readonly paper: Readonly<Record<'open' | 'saveA4' | 'saveLetter' | 'saved' | 'how' | 'foot', string>>;
}

interface PackFile {
  readonly themes: readonly { readonly id: string; readonly label: string }[];
  readonly translations: Readonly<Record<string, { readonly strings: Readonly<Record<string, string>> }>>;
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));
const wordsOf = (language: Language): Words => json(`resources/locales/${language}.json`) as Words;
const pack = json('resources/programmes/wellspring-year/pack.json') as PackFile;
const labelOf = (id: string, language: Language): string =>
  pack.translations[language]?.strings[`themes.${id}.label`] ??
  pack.themes.find((one) => one.id === id)?.label ??
  id;

const said = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8' });
/**
 * The words of a text, each with its letters sorted: where Arabic letters are drawn as one sign, poppler gives them in an order of its
 * own. Of a word with vowel signs nothing is asked: they are drawn, and read, apart from their letters.
 */
const wordsIn = (text: string): readonly string[] =>
  (text.normalize('NFKC').match(/[\p{L}\p{M}]+/gu) ?? []).map((word) => Array.from(word).toSorted().join(''));
const says = (words: readonly string[], label: string): boolean =>
  wordsIn(label).every((word) => /\p{M}/u.test(word) || words.includes(word));

function expectOnePage(path: string, language: Language, width: string): void {
  const info = said('pdfinfo', path);
  expect(info).toMatch(/Pages:\s+1\n/u);
  expect(info).toMatch(/Tagged:\s+yes/u);
  expect(info).toMatch(new RegExp(`Page size:\\s+${width}`, 'u'));
  expect(info).toContain(wordsOf(language).card.name);
  expect(said('pdfinfo', '-isodates', path)).toMatch(/CreationDate:\s+2000-01-01T00:00:00/u);
  expect(readFileSync(path, 'latin1')).toContain(`/Lang (${language})`);
  const fonts = said('pdffonts', path).split('\n').slice(2).filter(Boolean);
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter((font) => !/\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/u.test(font))).toEqual([]);
  const words = wordsIn(said('pdftotext', '-layout', path, '-'));
  const missing = pack.themes.map(({ id }) => labelOf(id, language)).filter((one) => !says(words, one));
  expect(missing, `themes missing: ${language}`).toEqual([]);
}

/** As it is typed at a number pad. */
function lineOf(book: RoundBook, choice: Choice): string {
  if (choice.themes.length + choice.weather.length === 0) return '0';
  const sign = { strength: '+', strain: '-', both: '*', question: ' ' } as const;
  const themes = choice.themes.map(
    ({ id, lean }) => `${book.themes.findIndex((one) => one.id === id) + 1}${sign[lean]}`,
  );
  const figure = { low: '1', middle: '2', high: '3', declined: '4' } as const;
  const weather = book.questions.map(({ id }) => {
    const point = choice.weather.find((one) => one.id === id)?.point;
    return point === undefined ? '0' : figure[book.scale[point] ?? 'declined'];
  });
  return `${themes.join('').trimEnd()}/${weather.join('')}`;
}

/** What each band of the picture names, with its lean. */
function bandsShown(page: Page): Promise<(readonly [string, string, string])[]> {
  return page
    .locator('main .picture-band')
    .evaluateAll((bands) =>
      bands.flatMap((band) =>
        [...band.querySelectorAll('.picture-theme')].map(
          (theme) =>
            [
              /picture-(most|some|named|families)/u.exec(band.className)?.[1] ?? '',
              theme.querySelector('h3')?.textContent ?? '',
              theme.querySelector('.picture-lean')?.textContent ?? '',
            ] as const,
        ),
      ),
    );
}

test('the card on paper is one tagged page in three languages, and twelve are typed in by keyboard alone', async ({
  computer,
  launch,
}) => {
  const { app, page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const team = new TeamPage(app, page);
  const folder = join(computer.root, 'handed');
  mkdirSync(folder);
  await team.startTeam('Year seven');
  await team.openRound('Paper');

  let now: Language = 'en';
  for (const language of ['es', 'ar', 'en'] as const) {
    await page.getByRole('link', { name: wordsOf(now).app.settings, exact: true }).click();
    await page.getByRole('link', { name: wordsOf(now).settings.language.title, exact: true }).click();
    await page.getByRole('radio', { name: LANGUAGES[language] }).check({ force: true });
    now = language;
    const { card, paper } = wordsOf(language);
    await page.getByRole('link', { name: card.name, exact: true }).click();
    await team.press(paper.open);
    for (const [size, act, width] of [
      ['A4', paper.saveA4, '595'],
      ['Letter', paper.saveLetter, '612'],
    ] as const) {
      const path = join(folder, `${language} ${size}.pdf`);
      await team.saveBy(act, path, paper.saved);
      await expect.poll(() => said('pdfinfo', path)).toContain('Pages');
      expectOnePage(path, language, width);
    }
  }

  await page.getByRole('link', { name: 'Team', exact: true }).click();
  await team.press('Go to the round');
  const book = defaultBook('arc-1');
  const random = randomSource(7);
  const cards = Array.from({ length: CARDS }, () => randomChoice(book, random));
  await page.getByLabel('The next card').focus();
  let strokes = 0;
  for (const line of cards.map((card) => lineOf(book, card))) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    strokes += line.length + 1;
  }
  await expect(page.getByText(`Added. ${CARDS} cards typed in.`)).toBeVisible();
  expect(await axeViolations(page), 'axe on typing cards in').toEqual([]);
  await page.getByLabel('The next card').fill('1+5-9');
  await expectFitsNarrow({ app, page }, 'typing cards in', '.typing-read li');
  await page.getByLabel('The next card').fill('');
  const seconds = strokes / KEYS_A_SECOND + CARDS * LOOKING;
  test
    .info()
    .annotations.push({ type: 'strokes', description: `${strokes} for ${CARDS} cards, ${seconds} s` });
  expect(seconds).toBeLessThan(MINUTES * 60);
  const make = page.getByRole('button', { name: 'Make the picture' });
  while (!(await make.evaluate((button) => button === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The cards were on paper').first()).toBeVisible();

  const plain = plainPicture(book, cards);
  const leans = { 'mostly-strength': 'mostly strength', 'mostly-strain': 'mostly strain', mixed: 'mixed' };
  const wanted = (['most', 'some', 'named'] as const).flatMap((band) =>
    plain.themes
      .filter((theme) => theme.band === band)
      .map(({ id, lean }) => [band, labelOf(id, 'en'), lean === null ? '' : leans[lean]]),
  );
  expect(wanted.length).toBeGreaterThan(2);
  expect(await bandsShown(page)).toEqual(wanted);
});
