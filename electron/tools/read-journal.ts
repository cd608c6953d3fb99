/**
 * `npm run read-journal -- FOLDER`: reads a journal without the app and prints every page as JSON, or with `--markdown` as
 * one document. FOLDER is the folder of one journal, `journals/<32 letters and digits>`, or a copy of it.
 *
 * Asks for the passphrase or the recovery code; where standard input is no terminal, its first line is taken. What could not
 * be read is named on standard error. Nothing is ever written.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sodium from 'libsodium-wrappers-sumo';
import { ownBytes } from '../../shared/base/bytes.ts';
import {
  type DeriveKey,
  type KeyProblem,
  type OpenedKeyFile,
  openWithPassphrase,
  openWithRecoveryCode,
} from '../../shared/vault/open-key-file.ts';
import { parseRecoveryCode } from '../../shared/vault/recovery-code.ts';
import { importDataKeys } from '../../shared/vault/former-keys.ts';
import { askSecret } from './ask-secret.ts';
import { readJournalFolder, readKeyFileText } from './journal-reading.ts';
import { pagesMarkdown } from './page-reading.ts';
import { CannotGoOn, runCommand } from './say.mjs';

const REFUSALS: Readonly<Record<KeyProblem, readonly [string, string]>> = {
  'wrong-key': ['This does not open the journal.', 'Check the keyboard and capital letters, and try again.'],
  'no-such-slot': ['This journal has no lock of that kind.', 'Try the passphrase.'],
  damaged: ['The lock for this is damaged.', 'Take vault.json from a copy of the folder.'],
  'newer-version': [
    'This journal was written by a newer Wellspring.',
    'Take the newer version of this command.',
  ],
  'not-enough-memory': ['There is not enough free memory.', 'Close some programs and try again.'],
};

const derive: DeriveKey = async (passphrase, salt, { memoryKib, passes }) => {
  await sodium.ready;
  try {
    const { crypto_pwhash: argon2, crypto_pwhash_ALG_ARGON2ID13: argon2id } = sodium;
    return ownBytes(argon2(32, passphrase, salt, passes, memoryKib * 1024, argon2id));
  } catch {
    return null;
  }
};

/** What holds as a recovery code is tried as one; if it opens nothing, and for all else, it is a passphrase. */
async function openWith(keyFile: string, secret: string): Promise<OpenedKeyFile> {
  const read = parseRecoveryCode(secret);
  if (read.ok) {
    const opened = await openWithRecoveryCode(keyFile, read.code);
    if (opened.ok) return opened;
  }
  return openWithPassphrase(keyFile, secret, derive);
}

/** Said on standard error when somebody seems to have typed a code: which groups to compare. */
function nameWrongGroups(secret: string): void {
  const read = parseRecoveryCode(secret);
  if (read.ok || read.wrong.length > 4) return;
  process.stderr.write(`If this is the recovery code, compare these groups: ${read.wrong.join(', ')}.\n`);
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { markdown: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) {
    throw new CannotGoOn(
      'The folder of one journal is needed.',
      'npm run read-journal -- FOLDER [--markdown]',
    );
  }
  const folder = resolve(named);
  const keyFile = await readKeyFileText(folder);
  const secret = await askSecret('Passphrase or recovery code: ');
  const opened = await openWith(keyFile, secret);
  if (!opened.ok) {
    nameWrongGroups(secret);
    throw new CannotGoOn(...REFUSALS[opened.problem]);
  }
  const { vault, label } = opened.keyFile;
  const { pages, problems } = await readJournalFolder(folder, vault, await importDataKeys(opened));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const text = values.markdown
    ? pagesMarkdown(label, pages)
    : `${JSON.stringify({ journal: label, vault, pages }, null, 2)}\n`;
  await new Promise<void>((done) => process.stdout.write(text, () => done()));
  return 0;
});
