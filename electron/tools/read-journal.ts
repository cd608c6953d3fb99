/**
 * `npm run read-journal -- FOLDER`: reads a journal without the app and prints every page as JSON, or with `--markdown` as
 * one document. FOLDER is the folder of one journal, `journals/<32 letters and digits>`, or a copy of it.
 *
 * Asks for the passphrase; where standard input is no terminal, its first line is taken. What could not be read is named on
 * standard error. Nothing is ever written.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sodium from 'libsodium-wrappers-sumo';
import { ownBytes } from '../../shared/base/bytes.ts';
import { openWithPassphrase, type DeriveKey, type KeyProblem } from '../../shared/vault/open-key-file.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import { askSecret } from './ask-secret.ts';
import { readJournalFolder, readKeyFileText } from './journal-reading.ts';
import { pagesMarkdown } from './page-reading.ts';
import { CannotGoOn, runCommand } from './say.mjs';

const REFUSALS: Readonly<Record<KeyProblem, readonly [string, string]>> = {
  'wrong-key': ['This does not open the journal.', 'Check the keyboard and capital letters, and try again.'],
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
  const opened = await openWithPassphrase(keyFile, await askSecret('Passphrase: '), derive);
  if (!opened.ok) throw new CannotGoOn(...REFUSALS[opened.problem]);
  const { vault, label } = opened.keyFile;
  const { pages, problems } = await readJournalFolder(folder, vault, await importDataKey(opened.dataKey));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const text = values.markdown
    ? pagesMarkdown(label, pages)
    : `${JSON.stringify({ journal: label, vault, pages }, null, 2)}\n`;
  await new Promise<void>((done) => process.stdout.write(text, () => done()));
  return 0;
});
