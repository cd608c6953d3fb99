/**
 * `npm run read-journal -- FOLDER`: reads a journal without the app and prints every page as JSON, or with `--markdown` as
 * one document. FOLDER is the folder of one journal, `journals/<32 letters and digits>`, or a copy of it. With `--drawers` it prints
 * what belongs to the journal and is no page: teams, programmes that were added, drafts.
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
import { type DataKeys, importDataKeys } from '../../shared/vault/former-keys.ts';
import { askSecret } from './ask-secret.ts';
import { readDrawers } from './drawer-reading.ts';
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

interface OpenedFolder {
  readonly folder: string;
  readonly vault: string;
  readonly label: string;
  readonly keys: DataKeys;
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function name(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
}

async function pagesText({ folder, vault, label, keys }: OpenedFolder, markdown: boolean): Promise<string> {
  const { pages, problems } = await readJournalFolder(folder, vault, keys);
  name(problems);
  const { team, packs, drafts, rounds } = await readDrawers(folder, vault, keys);
  const others = team.length + packs.length + drafts.length + rounds.length;
  if (others > 0) process.stderr.write(`Besides the pages: ${others} in the drawers (--drawers).\n`);
  return markdown ? pagesMarkdown(label, pages) : asJson({ journal: label, vault, pages });
}

async function drawersText({ folder, vault, label, keys }: OpenedFolder): Promise<string> {
  const { problems, ...drawers } = await readDrawers(folder, vault, keys);
  name(problems);
  return asJson({ journal: label, vault, drawers });
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: {
      markdown: { type: 'boolean', default: false },
      drawers: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) {
    throw new CannotGoOn(
      'The folder of one journal is needed.',
      'npm run read-journal -- FOLDER [--markdown | --drawers]',
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
  const keys = await importDataKeys(opened);
  const text = await (values.drawers ? drawersText : pagesText)(
    { folder, vault, label, keys },
    values.markdown,
  );
  await new Promise<void>((done) => process.stdout.write(text, () => done()));
  return 0;
});
