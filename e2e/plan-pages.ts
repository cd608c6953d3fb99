/**
 * A session plan with every line as long as the page gives it, typed in at the screen and saved the way a person saves it, in
 * each language, length, paper and print: what the printer gets is counted and read.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BLOCK_LINES, BUDGET, MOST_HEARD, WHO_LETTERS, type BudgetName } from '../shared/team/plan-budget.ts';
import { projectRoot } from './launch.ts';
import type { TeamPage } from './pages/team-page.ts';
import { textOfPdf } from './told.ts';

export type PlanLanguage = 'en' | 'es' | 'ar';

/** The words of the interface in this language, by their key. */
export function wordsOf(language: PlanLanguage): (key: string) => string {
  const path = join(projectRoot, `resources/locales/${language}.json`);
  const catalogue: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return (key) => {
    let at: unknown = catalogue;
    for (const part of key.split('.')) at = (at as Readonly<Record<string, unknown>>)[part];
    if (typeof at !== 'string') throw new Error(`no words: ${key}`);
    return at;
  };
}

const SENTENCES: Readonly<Record<PlanLanguage, string>> = {
  en: 'When did somebody among us do what they had said they would do, and what made that possible for them? ',
  es: '¿Cuándo cumplió alguien de nosotros lo que había dicho que haría, y qué fue lo que se lo hizo posible? ',
  ar: 'متى فعل أحدنا ما قال إنه سيفعله خلال الأسابيع الماضية، وما الذي جعل ذلك ممكنًا له ولنا جميعًا في المدرسة؟ ',
};

/** Running words, exactly this many letters, ending in a letter. */
function lettersOf(language: PlanLanguage, count: number): string {
  const text = SENTENCES[language].repeat(4).slice(0, count);
  return text.endsWith(' ') ? `${text.slice(0, -1)}${language === 'ar' ? 'ا' : 'o'}` : text;
}

const SINGLE = ['title', 'place', 'why', 'lastPromise', 'agreement', 'bring', 'stays', 'leaves'] as const;
const LABELS: Readonly<Partial<Record<BudgetName, string>>> = { title: 'name', lastPromise: 'lastTime' };
const BLOCK_TITLE = 24;
/** In letters: `BUDGET` measures the lines of the timetable by it. */
const COLUMN = BUDGET.blockTitle.letters;

/** Lines of a block that is as long as one may be. */
const LONGEST_BLOCK = 5;

/** How the lines that the timetable has are shared out: alike, or as many as go into the first blocks. */
function shareLines(blocks: number, shape: 'even' | 'uneven'): readonly number[] {
  const shared = Array.from({ length: blocks }, () => 1);
  let left = BLOCK_LINES - blocks;
  for (let at = 0; left > 0; at = (at + 1) % blocks) {
    const more = shape === 'even' ? 1 : Math.min(left, LONGEST_BLOCK - 1);
    shared[at] = (shared[at] ?? 0) + more;
    left -= more;
  }
  return shared;
}

/** Types the longest allowed words into every line of the plan that is shown. */
export async function fillPlan(
  { page }: TeamPage,
  language: PlanLanguage,
  shape: 'even' | 'uneven' = 'even',
): Promise<void> {
  const say = wordsOf(language);
  const field = (key: string) =>
    page.getByRole('article').getByRole('textbox', { name: say(`team.plan.${key}`), exact: true });
  const fill = (key: string, letters: number, nth = 0): Promise<void> =>
    field(key).nth(nth).fill(lettersOf(language, letters));
  await page.getByRole('article').getByLabel(say('team.plan.date'), { exact: true }).fill('2027-09-22');
  for (const name of SINGLE) await fill(LABELS[name] ?? name, BUDGET[name].letters);
  for (let at = 0; at < MOST_HEARD; at += 1) await fill('heard', BUDGET.heard.letters, at);
  const blocks = await field('who').count();
  for (const [at, lines] of shareLines(blocks, shape).entries()) {
    await fill('what', BLOCK_TITLE, at);
    await fill('say', Math.min(lines * COLUMN - BLOCK_TITLE - 1, BUDGET.blockSay.letters), at);
    await fill('who', Math.min(lines * WHO_LETTERS, BUDGET.blockWho.letters), at);
  }
  for (const name of ['worked', 'thin', 'handOn']) await fill(name, BUDGET.after.letters);
  await expect(page.locator('.plan-sheet [aria-invalid="true"]')).toHaveCount(0);
}

export interface PlanPrint {
  readonly paper: 'a4' | 'letter';
  readonly isLarge: boolean;
}

/** Saves the plan that is shown at `path`, and holds the file to what a plan on paper must be. */
export async function printPlan(
  team: TeamPage,
  language: PlanLanguage,
  path: string,
  print: PlanPrint,
): Promise<void> {
  const { page } = team;
  const say = wordsOf(language);
  await page.getByRole('radio', { name: say(`team.paper.${print.paper}`) }).check({ force: true });
  const large = page.getByRole('checkbox', { name: say('team.plan.large') });
  await large.setChecked(print.isLarge, { force: true });
  await team.saveBy(say('team.paper.save'), path, say('team.paper.saved'));
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  expect.soft(info, path).toMatch(new RegExp(`Pages:\\s+${print.isLarge ? 2 : 1}\n`));
  expect.soft(info, path).toMatch(/Tagged:\s+yes/);
  expect.soft(info, path).toMatch(new RegExp(`Title:\\s+${say('team.plan.sheet')} – \\S`));
  expect.soft(info, path).toMatch(print.paper === 'a4' ? /595\S* x 84[12]/ : /612 x 792/);
  expect.soft(readFileSync(path).includes(`/Lang (${language}`), path).toBe(true);
  expect.soft(Math.min(...sizesIn(path)), path).toBeGreaterThanOrEqual((print.isLarge ? 20 : 14) - CUT_OFF);
  const text = textOfPdf(path).normalize('NFKC');
  // Joined Arabic letters are drawn as one, and the tool gives some of them in another order: two words without such letters.
  const keys = language === 'ar' ? [] : ['lastTime', 'bring', 'stays', 'leaves', 'worked', 'handOn'];
  for (const key of ['heard', 'agreement', ...keys]) {
    for (const word of say(`team.plan.${key}`).split(' ')) expect.soft(text, path).toContain(word);
  }
}

/** The tool that names sizes cuts them off to whole points, and some of them come a hair below. */
const CUT_OFF = 1;

/** The sizes of all letters in a PDF, in whole points. */
function sizesIn(path: string): number[] {
  const xml = execFileSync('pdftohtml', ['-xml', '-i', '-zoom', '1', '-stdout', path], { encoding: 'utf8' });
  return [...xml.matchAll(/<fontspec [^>]*size="(\d+)"/gu)].map(([, size]) => Number(size));
}
