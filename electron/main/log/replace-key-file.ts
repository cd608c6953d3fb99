/**
 * A key file in place of the one that is there, in both of its places. When it answers `ok` the new one is durable and the old
 * one is nowhere in the folder; with any other answer but `unknown` the old one still opens the journal, and the
 * new one does not. Only a later generation of the same journal's file is taken.
 */
import { utf8 } from '../../../shared/base/bytes.ts';
import type { Reply } from '../../../shared/ipc/contract.ts';
import { KEY_FILE_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import { chooseKeyFile } from '../../../shared/vault/key-file.ts';
import { kinshipOf } from '../../../shared/vault/key-kinship.ts';
import { writeDurableFile } from './durable-file.ts';
import { asWriteProblem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { journalFolder, keyFilePlaces, readKeyFileText } from './journal-folders.ts';

export async function replaceKeyFile(
  fs: FileSystem,
  dataFolder: string,
  vault: string,
  keyFileText: string,
): Promise<Reply<'replaceKeyFile'>> {
  const bytes = utf8(keyFileText);
  const next = await chooseKeyFile([keyFileText], vault);
  if (bytes.length > KEY_FILE_LIMIT || next.state !== 'ready' || next.damagedSlots.length > 0)
    return { ok: false, problem: 'failed' };

  const places = keyFilePlaces(journalFolder(dataFolder, vault));
  const found = await Promise.all(places.map((place) => readKeyFileText(fs, place)));
  const now = await chooseKeyFile(
    found.map(({ text }) => text),
    vault,
  );
  // A place that may not be written over, or that answers nothing just now, may hold what must not be left behind.
  const blocked = found.some(({ text, mayReplace }) => !mayReplace && text !== null);
  const withheld = found.some((one) => one.withheld);
  if (now.state !== 'ready' || blocked || withheld) return { ok: false, problem: 'failed' };
  for (const { text } of found) {
    // A whole key file of another journal is never written over.
    if (text === null) continue;
    const one = await chooseKeyFile([text]);
    if (one.state !== 'ready') continue;
    // Nor is one of another change of keys: what it opens, the next one does not.
    const isApart = kinshipOf(next.keyFile, one.keyFile) === 'apart';
    if (one.keyFile.vault !== vault || isApart) return { ok: false, problem: 'failed' };
  }
  if (next.keyFile.generation <= now.keyFile.generation) return { ok: false, problem: 'superseded' };

  const touched: string[] = [];
  try {
    for (const place of places) {
      touched.push(place);
      await writeDurableFile(fs, place, bytes);
    }
    return { ok: true };
  } catch (error) {
    const isBack = await putBack(fs, touched, utf8(now.text), keyFileText);
    return { ok: false, problem: isBack ? asWriteProblem(error) : 'unknown' };
  }
}

/** Whether the old text is durable again wherever the new one may have come. A place that never got it is left alone. */
async function putBack(
  fs: FileSystem,
  places: readonly string[],
  old: Uint8Array,
  newText: string,
): Promise<boolean> {
  let isBack = true;
  for (const place of places) {
    try {
      const { text, withheld } = await readKeyFileText(fs, place);
      if (withheld) isBack = false;
      else if (text === newText) await writeDurableFile(fs, place, old);
    } catch {
      isBack = false;
    }
  }
  return isBack;
}
