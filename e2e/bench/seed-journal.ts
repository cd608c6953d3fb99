/**
 * A journal of seeded pages on the disk, as the app writes it: a key file, and packs
 * of whole pages, the newest first, made by the vault's own code and written by the shell's. Only the years between the pages are missing.
 */
import * as Y from 'yjs';
import { concatBytes, ownBytes, randomBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { noteAnswered } from '../../shared/journal/journal-document.ts';
import { encodeCover } from '../../shared/vault/cover.ts';
import { FIRST_SEQ, hashFrame, NO_PREVIOUS, sealFrame } from '../../shared/vault/frame.ts';
import type { Argon2Numbers } from '../../shared/vault/key-slot.ts';
import { encodeRecord } from '../../shared/vault/record.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { writeSegmentHead } from '../../shared/vault/segment.ts';
import { SALT_LENGTH, segmentKey } from '../../shared/vault/subkeys.ts';
import { diskFileSystem } from '../../electron/main/log/disk-file-system.ts';
import { createJournal } from '../../electron/main/log/journal-folders.ts';
import { openJournalLog } from '../../electron/main/log/journal-log.ts';
import { thisProcess } from '../../electron/main/log/this-process.ts';
import { JOURNAL_ID } from '../../renderer/vault/journal.ts';
import { makeKeys } from '../../renderer/vault/key-ring.ts';
import { derive } from '../raw-key.ts';
import { documentOf, seededPages } from './seeded-pages.ts';

/** As the app closes its packs, in bytes. */
const PACK_SIZE = 512 * 1024;

/** Into `data`, which must exist. `numbers`: what the passphrase costs to try; without them as much as suits this machine. */
export async function seedJournal(
  data: string,
  count: number,
  passphrase: string,
  numbers?: Argon2Numbers,
): Promise<{ readonly vault: string }> {
  const fs = diskFileSystem();
  const keys = await makeKeys(passphrase, '', 'mine', derive, numbers && (async () => numbers));
  if (keys === null) throw new Error('no memory for a key');
  const { vault, dataKey, keyFile } = keys;
  const made = await createJournal(fs, data, vault, keyFile);
  if (!made.ok) throw new Error(made.problem);
  const { log } = await openJournalLog(fs, data, vault, await thisProcess());
  if (log === null) throw new Error('no log');

  const run = newId();
  const begun = await log.beginPack(run, []);
  if (!begun.ok) throw new Error(begun.problem);
  let seq = FIRST_SEQ;
  let previous = NO_PREVIOUS;
  let waiting: VaultRecord[] = [];
  let size = 0;

  const writePack = async (): Promise<void> => {
    const salt = randomBytes(SALT_LENGTH);
    const key = await segmentKey(dataKey, vault, run, salt);
    const parts: Bytes[] = [writeSegmentHead(salt)];
    for (const record of waiting) {
      const frame = await sealFrame({ key, vault, run, epoch: 0, seq, previous }, encodeRecord(record));
      previous = await hashFrame(frame);
      seq += 1;
      parts.push(frame);
    }
    const written = await log.writePack(run, concatBytes(...parts));
    if (!written.ok) throw new Error(written.problem);
    waiting = [];
    size = 0;
  };

  const own = new Y.Doc();
  noteAnswered(own, 'seeded-year', 'prompt-0', '2026-11-01');
  waiting.push({ kind: 'journal', id: JOURNAL_ID, update: ownBytes(Y.encodeStateAsUpdateV2(own)) });
  for (const page of seededPages(count)) {
    const update = ownBytes(Y.encodeStateAsUpdateV2(documentOf(page)));
    waiting.push({ kind: 'entry', id: page.id, update });
    size += encodeRecord({ kind: 'entry', id: page.id, update }).length;
    if (size >= PACK_SIZE) await writePack();
  }
  waiting.push({ kind: 'cover', id: run, update: encodeCover({ ranges: [], leftOut: [] }) });
  await writePack();
  // Nothing was covered, so there is nothing to drop; the packing ends here, with its packs in place.
  const dropped = await log.dropCovered(run, []);
  if (!dropped.ok) throw new Error(dropped.problem);
  await log.close();
  return { vault };
}
