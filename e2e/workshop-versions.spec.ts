/** A pack is taken up again: prompts from a workbook, ids, versions and what changed, the way to every finding, a draft changed elsewhere. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import { expect, projectRoot, test } from './launch.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { answerDialogs, noBarriers, readJson, WorkshopPage } from './pages/workshop-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const BASE = join(projectRoot, 'shared/programme/vectors/base.pack.json');

/** The template as it was saved, with rows filled in under its example; what begins with `=` is a formula that nothing worked out. */
async function fillIn(path: string, filled: readonly (readonly string[])[]): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const template = await readSheet<string>(bytes.buffer, 1, { parseNumber: (number) => number });
  const rows = [...template.map((row) => row.map((cell) => String(cell ?? ''))), ...filled];
  const file = writeWorkbook(
    rows.map((row) =>
      row.map((value) => (value.startsWith('=') ? { value, type: 'Formula' as const } : { value })),
    ),
  );
  writeFileSync(path, new Uint8Array(await (await file.toBlob()).arrayBuffer()));
}

/** A pack as a program might write that does not know the format: something amiss in nearly every part. */
function badPack(): object {
  const pack = readJson(BASE) as Record<string, Record<string, unknown>[]> & Record<string, unknown>;
  const put = (list: string, at: number, change: object): void =>
    void Object.assign(pack[list]?.[at] ?? {}, change);
  Object.assign(pack, {
    title: 'x'.repeat(201),
    version: 'one',
    authors: [{ name: '', contact: 'a\nb' }],
    licence: { attribution: 'A. Facilitator', url: 'ftp://example.org' },
    componentFocus: [{ component: 'gone', focusArea: 'listening', strength: 'primary' }],
    sharing: { minPerTheme: 1 },
    changelog: [{ version: '1.0.0', note: '' }],
    translations: {
      es: {
        forVersion: 'x',
        translators: [''],
        strings: { title: 'y'.repeat(201), 'prompts.gone.text': 'z' },
      },
    },
  });
  put('components', 0, { title: undefined });
  put('touchstones', 0, { title: '' });
  put('practices', 0, { how: undefined, maxPeople: 1 });
  put('thirdThings', 0, { rights: undefined });
  put('thirdThings', 1, { text: 'Not to be here.' });
  put('thirdThings', 2, { rightsNote: undefined });
  put('arcs', 0, { steps: [{ order: 1, prompts: ['gone'] }] });
  put('gatherings', 0, { minutes: 11, blocks: [{ minutes: 4 }] });
  put('prompts', 0, { lengths: [], steps: [{ from: 10 }] });
  put('prompts', 1, { focusAreas: ['gone'], text: undefined });
  put('families', 0, { label: undefined });
  put('themes', 0, { examples: [], family: 'gone' });
  put('pulses', 0, { minContributors: 2, scale: [{ label: 'No', band: 'low' }], items: [{ id: 'w1' }] });
  put('sequences', 0, { arcs: [] });
  return pack;
}

test('a pack that was saved once is taken up again: a workbook, ids, versions, every finding, a draft changed elsewhere', async ({
  launch,
  computer,
}) => {
  test.setTimeout(240_000);
  const { app, page } = await launch();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const workshop = new WorkshopPage(page);
  const small = join(computer.home, 'small.wspack');
  copyFileSync(BASE, small);
  await workshop.open();
  await answerDialogs(app, { open: small });
  await workshop.press('Open a file');
  await expect(workshop.field('Title of the pack')).toHaveValue('A small pack');

  await test.step('the template is saved, filled in, and taken back; unclear rows are told by their numbers', async () => {
    await workshop.part('Prompts');
    await workshop.press('From a spreadsheet');
    const table = join(computer.home, 'prompts.xlsx');
    await answerDialogs(app, { open: table, save: table });
    await workshop.press('Template for Excel and others');
    await expect.poll(() => existsSync(table)).toBe(true);
    await fillIn(table, [
      ['Which sound did you *like*?', '', '', '2'],
      ['=A2'],
      ['What is missing?', '', 'A riddle'],
      ['Which sound did you like?'],
    ]);
    const none = join(computer.home, 'none.csv');
    writeFileSync(none, '');
    await answerDialogs(app, { open: none });
    await workshop.press('Choose a spreadsheet');
    await expect(page.getByText('There is nothing in it.')).toBeVisible();
    await noBarriers(page, 'a table that was not taken');
    await answerDialogs(app, { open: table });
    await workshop.press('Choose a spreadsheet');
    await expect(page.getByText('Row 4, Question: this is a formula; put in what it gives.')).toBeVisible();
    await expect(page.getByText('Row 5, Kind: there is no such kind of prompt.')).toBeVisible();
    await expect(page.getByText('Row 6, Question: the same question is there already.')).toBeVisible();
    await workshop.press('Add the 2 clear rows only');
    await expect(page.getByRole('row')).toHaveCount(4);
    await workshop.press('Which sound did you like?');
    await expect(page.locator('.preview em')).toHaveText('like');
  });

  await test.step('an id that is there twice is found, and undone', async () => {
    await page.getByText('Inside the file', { exact: true }).click();
    await workshop.field('Id').fill('arrive');
    await page.keyboard.press('Tab');
    await workshop.part('Check my pack');
    const finding = page.getByRole('listitem').filter({ hasText: 'this id is used twice.' });
    await finding.getByRole('button').click();
    await expect(workshop.field('Id')).toBeFocused();
    await page.keyboard.press('Control+Z');
    await workshop.part('Check my pack');
    await expect(page.getByText('This pack is good.', { exact: false })).toBeVisible();
  });

  await test.step('the booklet, and the version that fits what changed', async () => {
    await expect(page.getByText('Something was added: 1.3.0 would fit.')).toBeVisible();
    await workshop.press('Take 1.3.0');
    await workshop.press('Print as a booklet');
    await expect(page.getByRole('heading', { level: 1, name: 'A small pack' })).toBeVisible();
    const printed = page.locator('.printed-booklet');
    for (const words of ['Whether people listen.', 'Attention.', 'Having a say.', 'She let me finish.'])
      await expect(printed).toContainText(words);
    await noBarriers(page, 'the booklet from the workshop');
    await workshop.press('Back');
    await expect(workshop.heading).toHaveText('Check my pack');
    await answerDialogs(app, { save: small });
    await workshop.press('Save as a file');
    await expect(page.getByText('Nothing has changed; 1.3.0 still fits.')).toBeVisible();
    expect(readJson(small)['version']).toBe('1.3.0');
    const ask = async (question: string): Promise<void> => {
      await workshop.part('Prompts');
      await page.getByRole('row').first().getByRole('button').nth(1).click();
      await workshop.field('The question').fill(question);
      await workshop.part('Check my pack');
    };
    await ask('How are you arriving here?');
    await expect(page.getByText('Only words were mended: 1.3.1 would fit.')).toBeVisible();
    await page.getByText('What changed', { exact: true }).click();
    await expect(page.getByText('Prompts, changed: “How are you arriving here?”')).toBeVisible();
    await ask('Name three doors that closed.');
    const other = page.getByText('“Name three doors that closed.” kept its id', { exact: false });
    await expect(other).toBeVisible();
    await noBarriers(page, 'an id that means something else');
    await workshop.press('Give it a new id');
    await expect(other).toHaveCount(0);
    await expect(page.getByText('Something is gone or means something else: 2.0.0')).toBeVisible();
  });

  await test.step('a translation says how far it is', async () => {
    await workshop.part('Translations');
    await page.getByText('Read by a second person', { exact: true }).click();
    await workshop.part('Check my pack');
    await workshop.press('Save as a file');
    await expect(page.getByText('Saved. Whoever gets the file', { exact: false })).toBeVisible();
    expect(readJson(small)['translations']).toMatchObject({ es: { status: 'reviewed' } });
    await workshop.untilSaved();
  });

  await test.step('a draft that something else wrote is not written over', async () => {
    const [name = ''] = readdirSync(computer.data, { recursive: true, encoding: 'utf8' }).filter((one) =>
      /[\\/]drafts[\\/][^\\/]+$/.test(one),
    );
    const file = join(computer.data, name);
    const before = readFileSync(file);
    await workshop.part('Title and authors');
    await workshop.field('Title of the pack').fill('A pack of mine');
    await workshop.untilSaved();
    writeFileSync(file, before);
    await workshop.field('Title of the pack').fill('A pack of ours');
    await expect(page.getByRole('alert')).toContainText('This draft was changed somewhere else');
    await noBarriers(page, 'a draft changed elsewhere');
    await workshop.press('Keep this as a draft of its own');
    await expect(workshop.field('Title of the pack')).toHaveValue('A pack of ours');
    await workshop.press('All my packs');
    const shelf = page.getByRole('list', { name: 'My packs' }).getByRole('listitem');
    await expect(shelf).toHaveText([/A pack of ours/, /A small pack/]);
    await workshop.press('Rename: A small pack');
    await workshop.field('Title of the pack').fill('An old pack');
    await workshop.press('Keep this title');
    await workshop.press('Duplicate: An old pack');
    await expect(shelf).toHaveText([/A pack of ours/, /An old pack/, /An old pack, a copy/]);
  });

  await test.step('every finding in a pack from elsewhere has a way to its place, or out', async () => {
    const bad = join(computer.home, 'bad.wspack');
    writeFileSync(bad, '[]');
    await answerDialogs(app, { open: bad });
    await workshop.press('Open a file');
    await expect(page.getByRole('alert')).toContainText('this is not a programme');
    await noBarriers(page, 'a file that was not taken');
    writeFileSync(bad, JSON.stringify(badPack()));
    await answerDialogs(app, { open: bad });
    await workshop.press('Open a file');
    await workshop.part('Check my pack');
    const findings = page.getByRole('list', { name: 'What is to be mended' }).getByRole('listitem');
    const takeOut = findings.getByRole('button', { name: /^Take out/ });
    for (let left = await takeOut.count(); left > 0; left -= 1) {
      await takeOut.first().click();
      await expect(takeOut).toHaveCount(left - 1);
    }
    const count = await findings.count();
    expect(count).toBeGreaterThan(24);
    for (let at = 0; at < count; at += 1) {
      const words = await findings.nth(at).innerText();
      await findings.nth(at).getByRole('button').click();
      await expect(workshop.heading).not.toHaveText('Check my pack');
      const focused = await page.evaluate(
        () => document.activeElement?.matches('[id^="field-"], [id^="field-"] *') ?? false,
      );
      expect(focused, words).toBe(true);
      await workshop.part('Check my pack');
    }
    await workshop.part('Sharing');
    await page.getByLabel('People before anything is shown').fill('4');
    await expect(page.getByText('Not taken: with fewer than 5 people', { exact: false })).toBeVisible();
    await noBarriers(page, 'a threshold that was not taken');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('People before anything is shown')).toHaveValue('5');
  });
});
