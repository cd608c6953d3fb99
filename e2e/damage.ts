/** Ways to harm a journal on disk, for tests of what the app then says and does not do. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Computer } from './launch.ts';

export function journalFolders(computer: Computer): string[] {
  const journals = join(computer.data, 'journals');
  return readdirSync(journals)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => join(journals, name));
}

export function keyFiles(computer: Computer): string[] {
  return journalFolders(computer).flatMap((folder) => [
    join(folder, 'vault.json'),
    join(folder, 'log/vault.json'),
  ]);
}

/** Rewrites both places; null removes them. */
export function damageKeyFiles(computer: Computer, change: (text: string) => string | null): void {
  for (const file of keyFiles(computer)) {
    const text = change(readFileSync(file, 'utf8'));
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }
}

/** The log's files, by full path. */
export function logFiles(computer: Computer): string[] {
  return journalFolders(computer).flatMap((folder) =>
    readdirSync(join(folder, 'log'))
      .filter((name) => /\.(?:open|seg|pack)$/.test(name))
      .map((name) => join(folder, 'log', name)),
  );
}

/** Every file of the journals with its bytes, to see that nothing was changed. */
export function snapshot(computer: Computer): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of journalFolders(computer)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !entry.name.startsWith('lock')) found.set(path, readFileSync(path, 'base64'));
    }
  }
  return found;
}
