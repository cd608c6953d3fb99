/**
 * Whether screen pictures and shared screens may show the window. The system does the hiding; on Linux it has no way to. Owners
 * stand in clear in the key files, so this holds before anything is opened.
 */
import type { Preferences } from '../../shared/ipc/preferences.ts';
import { readKeyFile } from '../../shared/vault/key-file.ts';
import type { KeyFile } from '../../shared/vault/key-file.ts';
import type { FileSystem } from './log/file-system.ts';
import { listJournals } from './log/journal-folders.ts';

export type Owner = KeyFile['owner'];

/** Unless its owner chose otherwise: on a school's computer. */
export function isProtected(chosen: Preferences['screenCapture'], owners: readonly Owner[]): boolean {
  return chosen === 'as-owner' ? owners.includes('school') : chosen === 'hidden';
}

/** Whose computer the journals here say this is. Empty where they cannot be read. */
export async function readOwners(fs: FileSystem, data: string): Promise<Owner[]> {
  const owners: Owner[] = [];
  for (const journal of await listJournals(fs, data).catch(() => [])) {
    if (journal.state !== 'ready') continue;
    const read = await readKeyFile(journal.keyFile);
    if (read.state === 'ready') owners.push(read.keyFile.owner);
  }
  return owners;
}
