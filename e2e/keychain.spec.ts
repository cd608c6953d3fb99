/** This computer's keychain as a way in, and what its administrators may lay down about that and about locking. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildVariant } from './build-variant.ts';
import { endWhatCameAnew } from './come-anew.ts';
import { expectAccessible, kindsOf, readKeyFileAt, SEVERAL_STARTS } from './key-steps.ts';
import { startKeyring } from './keyring.ts';
import { expect, PASSPHRASE, test } from './launch.ts';
import type { Computer } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { RecoveryPage } from './pages/recovery-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { isAlive } from './processes.ts';

const WHO =
  'Anyone who can use this computer as you, and whoever administers your account, can then open the journal.';

function journalFolder(computer: Computer): string {
  const journals = join(computer.data, 'journals');
  const [vault = ''] = readdirSync(journals).filter((name) => /^[0-9a-f]{32}$/.test(name));
  return join(journals, vault);
}

/** The kinds of the key file's locks, by its bytes. */
function lockKinds(computer: Computer): number[] {
  return kindsOf(readKeyFileAt(join(journalFolder(computer), 'vault.json')));
}

/** As if the computer had been started anew since the app last noted that it was used. */
function signInAnew(computer: Computer): void {
  writeFileSync(
    join(computer.data, 'keychain-used.json'),
    JSON.stringify({ version: 1, signIn: { by: 'kernel', boot: 'the one before', session: '1' } }),
  );
}

async function openKeychainSettings(page: Page): Promise<void> {
  await new BookPage(page).goTo('Settings');
  await new RecoveryPage(page).openSection('Keychain');
}

const useKeychain = (page: Page) => page.getByRole('button', { name: 'Use this computer’s keychain' });

test.beforeEach(() => {
  test.setTimeout(SEVERAL_STARTS);
});

test('with a keyring, it opens the journal once after signing in, never after a lock, and turned off nothing is kept', async ({
  computer,
  launch,
  launchOpened,
}) => {
  const keyring = await startKeyring();
  const { environment } = keyring;
  try {
    const first = await launchOpened({ environment });
    await openKeychainSettings(first.page);
    await expect(first.page.getByText('The keychain does not open this journal.')).toBeVisible();
    await expect(first.page.getByText(WHO)).toBeVisible();
    await expectAccessible(first.page);
    const turnOn = first.page.getByRole('button', { name: 'Let the keychain open it' });
    await turnOn.click();
    await first.page.getByLabel('Passphrase', { exact: true }).fill('not this one');
    await turnOn.click();
    await expect(first.page.getByText('Nothing was changed.')).toBeVisible({ timeout: 30_000 });
    expect(lockKinds(computer)).toEqual([1]);
    await first.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await turnOn.click();
    await expect(first.page.getByText('after you next sign in to the computer')).toBeVisible({
      timeout: 30_000,
    });
    expect(lockKinds(computer)).toEqual([1, 3]);
    const kept = join(journalFolder(computer), 'keychain');
    expect(existsSync(kept)).toBe(true);
    await first.close();

    // The same signing in: the passphrase.
    const second = await launch({ environment });
    await new UnlockPage(second.page).passphrase.waitFor();
    await expect(second.page.getByText('and so does this computer’s keychain')).toBeVisible();
    await second.page.waitForTimeout(1000);
    await expect(useKeychain(second.page)).toHaveCount(0);
    await second.close();

    signInAnew(computer);
    const third = await launch({ environment });
    await expect(useKeychain(third.page)).toBeVisible();
    await expectAccessible(third.page);
    await useKeychain(third.page).click();
    await third.page.getByRole('navigation').waitFor({ timeout: 30_000 });
    const pid = third.app.process().pid ?? 0;
    await new BookPage(third.page).lock.click();
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    await endWhatCameAnew(computer);

    const fourth = await launch({ environment });
    await new UnlockPage(fourth.page).passphrase.waitFor();
    await fourth.page.waitForTimeout(1000);
    await expect(useKeychain(fourth.page)).toHaveCount(0);
    await new UnlockPage(fourth.page).unlock(PASSPHRASE);
    await openKeychainSettings(fourth.page);
    await expect(fourth.page.getByText('once after each signing in')).toBeVisible();
    await fourth.page.getByRole('button', { name: 'Turn it off' }).click();
    await expect(fourth.page.getByText('what the keychain kept for it is removed')).toBeVisible();
    expect(existsSync(kept)).toBe(false);
    expect(lockKinds(computer)).toEqual([1]);
  } finally {
    keyring.end();
  }
});

test('without a real keychain it is not offered, the screen says why, and what was kept stays shut', async ({
  computer,
  launch,
  launchOpened,
}) => {
  const keyring = await startKeyring();
  const { environment } = keyring;
  try {
    const first = await launchOpened({ environment });
    await openKeychainSettings(first.page);
    await first.page.getByRole('button', { name: 'Let the keychain open it' }).click();
    await first.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await first.page.getByRole('button', { name: 'Let the keychain open it' }).click();
    await expect(first.page.getByText('It is on.')).toBeVisible({ timeout: 30_000 });
    await first.close();
    signInAnew(computer);

    const second = await launch({ environment, args: ['--password-store=basic'] });
    await new UnlockPage(second.page).passphrase.waitFor();
    await second.page.waitForTimeout(1000);
    await expect(useKeychain(second.page)).toHaveCount(0);
    await new UnlockPage(second.page).unlock(PASSPHRASE);
    await openKeychainSettings(second.page);
    await expect(second.page.getByText('no keychain that is locked by your signing in')).toBeVisible();
    await expect(second.page.getByRole('button', { name: 'Let the keychain open it' })).toHaveCount(0);
    await expectAccessible(second.page);
  } finally {
    keyring.end();
  }
});

test('on a school’s computer it is not offered, keyring or not', async ({ launch }) => {
  const keyring = await startKeyring();
  try {
    const { page } = await launch({ environment: keyring.environment });
    await new FirstRunPage(page).makeJournal(PASSPHRASE, 'My school’s');
    await openKeychainSettings(page);
    await expect(page.getByText('it lies on a school’s computer or one that is shared')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Let the keychain open it' })).toHaveCount(0);
  } finally {
    keyring.end();
  }
});

test('rules of the administrators hold: no keychain, and fewer idle minutes; rules that cannot be read are taken at their safest', async ({
  computer,
  launch,
  launchOpened,
}) => {
  const appFolder = await buildVariant('policy-at-home', {
    main: { 'electron/main/policy-place.ts': 'e2e/variants/policy-at-home.ts' },
  });
  const keyring = await startKeyring();
  const { environment } = keyring;
  const policy = join(computer.home, 'policy.json');
  mkdirSync(computer.home, { recursive: true });
  writeFileSync(policy, JSON.stringify({ version: 1, keychain: 'forbidden', idleMinutesAtMost: 2 }));
  try {
    const first = await launchOpened({ environment, appFolder });
    await openKeychainSettings(first.page);
    await expect(first.page.getByText('whoever administers this computer does not allow it')).toBeVisible();
    await new RecoveryPage(first.page).openSection('Locking');
    await expect(first.page.getByText('allows 2 minutes at the most')).toBeVisible();
    await expect(first.page.getByRole('radio', { name: /minute/ })).toHaveCount(2);
    await expect(first.page.getByRole('radio', { name: '2 minutes' })).toBeChecked();
    await expectAccessible(first.page);
    await first.close();

    const locking = await launch({ environment, appFolder });
    await locking.page.clock.install();
    await new UnlockPage(locking.page).unlock(PASSPHRASE);
    const pid = locking.app.process().pid ?? 0;
    await locking.page.clock.runFor(121_000).catch(() => undefined);
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    await endWhatCameAnew(computer);

    writeFileSync(policy, '{"version":1,"keychain":"allow');
    const second = await launch({ environment, appFolder });
    await new UnlockPage(second.page).unlock(PASSPHRASE);
    await openKeychainSettings(second.page);
    await expect(second.page.getByText('whoever administers this computer does not allow it')).toBeVisible();
    await new RecoveryPage(second.page).openSection('Locking');
    await expect(
      second.page.getByText('There are rules for this computer that cannot be read'),
    ).toBeVisible();
    await expect(second.page.getByRole('radio', { name: '30 minutes' })).toHaveCount(0);
    await second.close();

    // The product itself looks at its own place alone.
    const product = await launch({ environment });
    await new UnlockPage(product.page).unlock(PASSPHRASE);
    await openKeychainSettings(product.page);
    await expect(product.page.getByRole('button', { name: 'Let the keychain open it' })).toBeVisible();
  } finally {
    keyring.end();
  }
});
