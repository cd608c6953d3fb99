/** Programmes of others: shown before they are taken, refused by place and reason, kept, renewed, and printed. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { expect, PASSPHRASE, projectRoot, test } from './launch.ts';
import type { RunningApp } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { PacksPage } from './pages/packs-page.ts';
import { ProgrammePage } from './pages/programme-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

const small = readFileSync(join(projectRoot, 'shared/programme/vectors/base.pack.json'), 'utf8').replace(
  '"summary"',
  '"notice": "Independent material. Nobody endorses it.",\n  "summary"',
);
const shipped = join(projectRoot, 'resources/programmes/wellspring-year/pack.json');

async function openedJournal(running: RunningApp): Promise<PacksPage> {
  const packs = new PacksPage(running);
  await packs.open();
  return packs;
}

async function calm(page: Page, screen: string): Promise<void> {
  expect(await axeViolations(page), `axe on ${screen}`).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `sideways scrolling on ${screen}`).toBeLessThanOrEqual(0);
}

test('a programme of others is shown first, taken, kept and followed, and a page of it is written', async ({
  computer,
  launch,
  launchOpened,
}) => {
  const file = join(computer.home, 'small.wspack');
  writeFileSync(file, small);
  const first = await launchOpened();
  const packs = await openedJournal(first);
  await expect(packs.names()).toHaveText(['A year together']);

  await packs.offer(file);
  await expect(packs.heading).toHaveText('A small pack');
  await expect(packs.heading).toBeFocused();
  for (const told of [
    'CC-BY-4.0',
    'A. Facilitator',
    'Independent material. Nobody endorses it.',
    '2 prompts',
  ]) {
    await expect(first.page.locator('main')).toContainText(told);
  }
  await calm(first.page, 'an offered programme');
  await first.page.getByRole('button', { name: 'Leave it' }).click();
  await expect(packs.names()).toHaveCount(1);

  await packs.offer(file);
  await packs.take.click();
  await expect(packs.names()).toHaveText(['A year together', 'A small pack']);
  await calm(first.page, 'two programmes');
  await first.page.getByText('All of it', { exact: true }).click();
  await expect(packs.heading).toHaveText('All of it');
  await first.close();

  const second = await launch();
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  const book = new BookPage(second.page);
  await expect(second.page.getByText('How are you arriving?')).toBeVisible();
  await book.write(2);
  await book.type('By the back door.');
  await book.untilSaved();
});

test('a programme that is removed leaves the pages that were written with it, as they were seen', async ({
  computer,
  launchOpened,
}) => {
  const file = join(computer.home, 'small.wspack');
  writeFileSync(file, small);
  const running = await launchOpened();
  const { page } = running;
  const packs = await openedJournal(running);
  const book = new BookPage(page);
  await packs.offer(file);
  await packs.take.click();
  await page.getByText('All of it', { exact: true }).click();
  await expect(packs.heading).toHaveText('All of it');
  await book.goTo('Today');
  await book.write(2);
  await book.type('By the back door.');
  await book.untilSaved();
  await book.goTo('Today');

  await packs.open();
  await page.getByRole('button', { name: 'Remove “A small pack”…' }).click();
  await calm(page, 'asked before a programme is removed');
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(packs.names()).toHaveText(['A year together']);
  await book.openNewest();
  await expect(page.getByText('How are you arriving?')).toBeVisible();
  await expect(book.sheet).toHaveText('By the back door.');
});

test('a programme with a flaw is refused by place and reason, and nothing of it is kept', async ({
  computer,
  launchOpened,
}) => {
  const running = await launchOpened();
  const packs = await openedJournal(running);
  const flaws: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'html',
      '"How are you arriving?"',
      '"How <b>are</b> you?"',
      /prompts\[0\]\.text \(line \d+\): this holds HTML/,
    ],
    [
      'few',
      '"minPerTheme": 3',
      '"minPerTheme": 2',
      /sharing\.minPerTheme .*smallest team may not be set this low/,
    ],
    [
      'cited',
      '"rights": "cite-only"',
      '"rights": "cite-only", "text": "All of it."',
      /thirdThings\[1\]\.text .*only be cited/,
    ],
    ['twice', '{ "id": "hold"', '{ "id": "arrive"', /prompts\[1\]\.id .*this id is used twice/],
    ['later', '"formatVersion": "1.0"', '"formatVersion": "2.0"', /made for a newer Wellspring/],
    [
      'sum',
      '"minutes": 6',
      '"minutes": 11',
      /gatherings\[0\]\.minutes .*do not add up.* \(15 ≠ 10 \(\+5\)\)/,
    ],
  ];
  for (const [name, find, put, said] of flaws) {
    const file = join(computer.home, `${name}.wspack`);
    expect(small.split(find).length, name).toBe(2);
    writeFileSync(file, small.replace(find, put));
    await packs.offer(file);
    await expect(packs.heading).toHaveText('This file was not taken in');
    await expect(running.page.locator('.pack-problems')).toHaveText(said);
    if (name === 'html') await calm(running.page, 'a refused programme');
    await packs.back.click();
    await expect(packs.names()).toHaveCount(1);
  }
});

test('a newer version says what is different; the app’s own programme gives way to no file', async ({
  computer,
  launchOpened,
}) => {
  const running = await launchOpened();
  const { page } = running;
  const packs = await openedJournal(running);
  const file = (name: string, text: string): string => {
    const path = join(computer.home, `${name}.wspack`);
    writeFileSync(path, text);
    return path;
  };
  await packs.offer(file('one', small));
  await packs.take.click();
  await packs.offer(file('same', small));
  await expect(page.getByText('This programme is here already, word for word.')).toBeVisible();
  await packs.back.click();

  const newer = small
    .replace('"1.2.0"', '"1.10.0"')
    .replace('"Two true things."', '"Three true things."')
    .replace('{ "id": "poem", "title": "A poem", "rights": "cite-only" },', '');
  await packs.offer(file('newer', newer));
  await expect(
    page.getByText('You have version 1.2.0 of this programme. This is version 1.10.0.'),
  ).toBeVisible();
  await expect(page.locator('.pack-fact').filter({ hasText: 'Changed' })).toContainText('Three true things.');
  await expect(page.locator('.pack-fact').filter({ hasText: 'Gone' })).toContainText('A poem');
  await calm(page, 'a newer version');
  await page.getByRole('button', { name: 'Put it in the other’s place' }).click();
  await expect(packs.names()).toHaveCount(2);
  await packs.offer(file('older', small));
  await expect(page.getByText('This is version 1.2.0, and you have a newer one: 1.10.0.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await packs.offer(file('shipped', readFileSync(shipped, 'utf8')));
  await expect(page.getByText('A programme with this id came with Wellspring.')).toBeVisible();
  await expect(packs.take).toHaveCount(0);
});

test('a pack file that is dropped on the closed journal waits for it, and is shown then', async ({
  launch,
  launchOpened,
}) => {
  const first = await launchOpened();
  await openedJournal(first);
  await first.close();
  const second = await launch();
  await second.page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'small.wspack'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, small);
  await expect(second.page.getByText('“small.wspack” is waiting.')).toBeVisible();
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  await expect(new PacksPage(second).heading).toHaveText('A small pack');
});

/** What poppler says of a PDF. */
function pdf(path: string): { readonly info: string; readonly text: string; readonly tags: string } {
  const ask = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { encoding: 'utf8' });
  return {
    info: ask('pdfinfo', path),
    text: ask('pdftotext', '-layout', path, '-'),
    tags: ask('pdfinfo', '-struct', path),
  };
}

test('a programme is a tagged booklet, in each of its languages, on both papers', async ({
  computer,
  launchOpened,
}) => {
  const running = await launchOpened();
  const { page } = running;
  const packs = await openedJournal(running);
  await page.getByRole('button', { name: /^Print as a booklet/ }).click();
  await calm(page, 'a booklet');
  const wanted = [
    ['English', 'A4', '595'],
    ['Spanish', 'US Letter', '612'],
    ['Arabic', 'A4', '595'],
  ] as const;
  for (const [language, paper, width] of wanted) {
    await page.getByText(language, { exact: true }).click();
    await page.getByText(paper, { exact: true }).click();
    const path = join(computer.home, `${language}.pdf`);
    await packs.saveBooklet(path);
    const { info, text, tags } = pdf(path);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(new RegExp(`Page size:\\s+${width}`, 'u'));
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
    expect(pages).toBeGreaterThan(10);
    expect(pages).toBeLessThan(60);
    for (const tag of ['H1', 'H2', 'H3', 'LI']) expect(tags).toMatch(new RegExp(`^\\s+${tag}\\b`, 'mu'));
    const written = {
      English: 'One word for how you are coming',
      Spanish: 'Una palabra para decir',
      Arabic: 'اللقاءات',
    }[language];
    expect(text.normalize('NFKC')).toContain(written);
    const tag = { English: 'en', Spanish: 'es', Arabic: 'ar' }[language];
    expect(readFileSync(path, 'latin1')).toMatch(new RegExp(`/Lang \\(${tag}\\)`));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  }
  await packs.back.click();
  await new ProgrammePage(page).open();
});
