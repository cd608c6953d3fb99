/**
 * Reads a journal's folder without the app: the key file, every file of the log, one document for every page. It opens files
 * for reading only, and what cannot be read is named and stepped over.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bytes, ownBytes, readUtf8 } from '../../shared/base/bytes.ts';
import { instantOf } from '../../shared/base/moment.ts';
import { readAbout } from '../../shared/journal/entry.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import { type Cover, decodeCover, joinCovers } from '../../shared/vault/cover.ts';
import { judgeOrder, type PlacedFrame } from '../../shared/vault/frame-order.ts';
import { chooseKeyFile, KEY_FILE_LIMIT } from '../../shared/vault/key-file.ts';
import { VaultError } from '../../shared/vault/errors.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { parseLogFileName } from '../../shared/vault/segment.ts';
import { readSegment } from '../../shared/vault/read-segment.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { type PageRead, readPage } from './page-reading.ts';
import { CannotGoOn } from './say.mjs';

/** The newest whole key file of a journal's folder. Throws CannotGoOn when there is none that this version can read. */
export async function readKeyFileText(folder: string): Promise<string> {
  const texts = await Promise.all(
    [join(folder, 'vault.json'), join(folder, 'log', 'vault.json')].map(textOrNull),
  );
  const choice = await chooseKeyFile(texts);
  if (choice.state === 'ready') return choice.text;
  throw new CannotGoOn(
    {
      missing: 'There is no vault.json in this folder, nor in its folder log.',
      damaged: 'vault.json is damaged, in both of its places.',
      'newer-version': 'This journal was written by a newer Wellspring.',
    }[choice.state],
    {
      missing: 'Name the folder of one journal: journals/ followed by 32 letters and digits.',
      damaged: 'Put a whole copy of the file in its place, from a copy of the folder.',
      'newer-version': 'Take the newer version of this command.',
    }[choice.state],
  );
}

export interface JournalRead {
  /** Oldest first. */
  readonly pages: readonly PageRead[];
  /** One plain sentence for each thing that was not as it should be. None holds a word of the journal. */
  readonly problems: readonly string[];
}

export async function readJournalFolder(folder: string, vault: string, keys: DataKeys): Promise<JournalRead> {
  const problems: string[] = [];
  const frames: PlacedFrame[] = [];
  const covers: Cover[] = [];
  const updates = new Map<string, Bytes[]>();
  const log = join(folder, 'log');
  for (const name of (await readdir(log).catch(noLog)).toSorted()) {
    if (name === 'vault.json') continue;
    if (parseLogFileName(name) === null) {
      problems.push(`${name}: not a file of the log that this version knows; it was not read.`);
      continue;
    }
    const bytes = await bytesOrNull(join(log, name));
    if (bytes === null) {
      problems.push(`${name}: could not be read from the disk.`);
      continue;
    }
    const content = await readSegment({ ...keys, vault }, name, bytes);
    for (const problem of content.problems)
      problems.push(`${name}: ${problem.kind}, ${problem.length} bytes from byte ${problem.at}.`);
    for (const { record, header, hash } of content.records) {
      frames.push({ file: name, header, hash });
      if (record.kind === 'cover') covers.push(...coverOf(record, name, problems));
      if (record.kind !== 'entry') continue;
      updates.set(record.id, [...(updates.get(record.id) ?? []), record.update]);
    }
  }
  const cover = joinCovers(covers);
  for (const finding of judgeOrder(frames, vault, cover.ranges).findings) {
    const where = 'run' in finding ? `run ${finding.run}` : finding.file;
    // The very same frame twice is a copied file, and harmless.
    if (finding.kind !== 'repeated') problems.push(`${where}: ${finding.kind}.`);
  }
  const pages: PageRead[] = [];
  for (const [id, pieces] of updates) {
    // Deleted for good: no reader takes it from a file that is still there.
    if (cover.leftOut.includes(id)) continue;
    const opened = openDocument(pieces);
    const about = opened.whole ? readAbout(opened.document) : null;
    if (!opened.whole) problems.push(`page ${id}: its pieces do not fit together; it is not shown.`);
    else if (about === null) problems.push(`page ${id}: does not say when it was made; it is not shown.`);
    else pages.push(readPage(id, about, opened.document));
  }
  pages.sort((a, b) => instantOf(a.made) - instantOf(b.made) || (a.id < b.id ? -1 : 1));
  return { pages, problems };
}

function coverOf(record: VaultRecord, name: string, problems: string[]): readonly Cover[] {
  try {
    return [decodeCover(record.update)];
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    problems.push(`${name}: what it says of other files could not be read (${error.code}).`);
    return [];
  }
}

function noLog(): never {
  throw new CannotGoOn('This folder has no readable folder log in it.', 'Name the folder of one journal.');
}

async function textOrNull(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > KEY_FILE_LIMIT) return '';
    return readUtf8(await readFile(path));
  } catch (error) {
    // Something that is no text is damaged, not missing.
    return error instanceof TypeError ? '' : null;
  }
}

async function bytesOrNull(path: string): Promise<Bytes | null> {
  try {
    return ownBytes(new Uint8Array(await readFile(path)));
  } catch {
    return null;
  }
}
