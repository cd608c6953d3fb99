/**
 * What stays in memory: words typed and pasted as a person does it, the passphrase and the raw data key, looked for in every
 * process of the app before the lock, where they must be found, and after it, where they must not.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { buildVariant } from './build-variant.ts';
import { keyFiles } from './damage.ts';
import { focusWindow, ownClipboard, pressByHand, typeByHand } from './hands.ts';
import { expect, test } from './launch.ts';
import type { Computer, RunningApp } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { isAlive, killAll, processesOf } from './processes.ts';
import { rawDataKey } from './raw-key.ts';
import { asInMemory, kindOf, searchMemory } from './search-memory.ts';
import type { MemoryHit, Needles } from './search-memory.ts';
import { underTorture } from './torture.ts';

/** 16 letters, drawn and put together anew each time: no file of the app and no other test holds them. */
function sentinel(): string {
  const parts = Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => String.fromCharCode(97 + randomInt(26))).join(''),
  );
  return parts.join('');
}

interface Secrets {
  readonly passphrase: string;
  readonly typed: string;
  readonly deleted: string;
  readonly pasted: string;
}

/** A journal made and a page written by hand: keys through the screen, a paste from another program. */
async function writeByHand({ app, page }: RunningApp, secrets: Secrets): Promise<void> {
  const firstRun = new FirstRunPage(page);
  await firstRun.chooseOwner('Mine');
  focusWindow(app.process().pid ?? 0);
  await firstRun.passphrase.click();
  typeByHand(secrets.passphrase);
  await firstRun.again.click();
  typeByHand(secrets.passphrase);
  await firstRun.make.click();
  await page.getByRole('navigation').waitFor({ timeout: 30_000 });
  const book = new BookPage(page);
  await book.writeBlank();
  typeByHand(`${secrets.typed} ${secrets.deleted}`);
  pressByHand('ctrl+BackSpace');
  const clipboard = await ownClipboard(secrets.pasted);
  pressByHand('ctrl+v');
  // Length only: the words themselves must not come back through the test driver.
  const length = secrets.typed.length + 1 + secrets.pasted.length;
  await expect
    .poll(() => book.sheet.evaluate((sheet) => (sheet.textContent ?? '').trim().length))
    .toBe(length);
  clipboard.letGo();
  await book.untilSaved();
}

async function needlesFor(computer: Computer, secrets: Secrets): Promise<Needles> {
  const [keyFile = ''] = keyFiles(computer);
  return new Map([
    ...Object.entries(secrets).map(([name, word]) => [name, asInMemory(String(word))] as const),
    ['data key', [await rawDataKey(keyFile, secrets.passphrase)]] as const,
  ]);
}

function newSecrets(): Secrets {
  return { passphrase: sentinel(), typed: sentinel(), deleted: sentinel(), pasted: sentinel() };
}

const namesIn = (hits: readonly MemoryHit[], kind?: string): string[] =>
  [
    ...new Set(hits.filter((hit) => kind === undefined || hit.kind === kind).map(({ name }) => name)),
  ].toSorted();

for (const accessibility of [false, true]) {
  const how = accessibility ? 'with a screen reader’s tree' : 'without a screen reader';
  test(`after the lock no process holds a word, the passphrase or the key, ${how}`, async ({
    computer,
    launch,
  }) => {
    const secrets = newSecrets();
    const running = await launch(accessibility ? { args: ['--force-renderer-accessibility'] } : {});
    await writeByHand(running, secrets);
    const needles = await needlesFor(computer, secrets);
    const old = processesOf(computer.root);

    // The control: the same search finds them while the journal is open.
    const before = searchMemory(old, needles);
    test.info().annotations.push({ type: 'before', description: JSON.stringify(before) });
    expect(namesIn(before)).toEqual(['data key', 'deleted', 'passphrase', 'pasted', 'typed']);
    // Words stay in the shell’s own process too, which is why the whole app ends; the key never comes there.
    expect(namesIn(before, 'main')).not.toEqual([]);
    expect(namesIn(before, 'main')).not.toContain('data key');

    pressByHand('ctrl+l');
    await expect.poll(() => old.filter(({ pid }) => isAlive(pid)).length, { timeout: 15_000 }).toBe(0);
    const anew = (): ReturnType<typeof processesOf> => processesOf(computer.root);
    await expect.poll(() => anew().map(kindOf), { timeout: 20_000 }).toContain('renderer');
    await pause(1500);
    const now = anew();
    expect(now.map(kindOf)).toEqual(expect.arrayContaining(['main', 'renderer', 'gpu-process']));
    const after = searchMemory(now, needles);
    killAll(anew());
    expect(after).toEqual([]);
  });
}

for (const name of underTorture ? ['reloading-lock'] : []) {
  test(`with a lock that only shows a new page, the same search finds the words (${name})`, async ({
    computer,
    launch,
  }) => {
    const appFolder = await buildVariant(name, {
      main: { 'electron/main/lock.ts': `e2e/variants/${name}.ts` },
    });
    const secrets = newSecrets();
    const { page, ...running } = await launch({ appFolder });
    await writeByHand({ page, ...running }, secrets);
    const needles = await needlesFor(computer, secrets);
    pressByHand('ctrl+l');
    await new UnlockPage(page).open.waitFor();
    await pause(1500);
    expect(namesIn(searchMemory(processesOf(computer.root), needles), 'main')).not.toEqual([]);
  });
}
