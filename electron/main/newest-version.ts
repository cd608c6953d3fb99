/** The newest version of the app that was used with this folder, so that an older one can say so before it touches anything. */
import { join } from 'node:path';
import { readUtf8, utf8 } from '../../shared/base/bytes.ts';
import { makeDurableFolder, writeDurableFile } from './log/durable-file.ts';
import type { FileSystem } from './log/file-system.ts';

const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
const LIMIT = 32;

/** The version that was used here and is newer than `own`; null for none, and then `own` is noted. Never throws. */
export async function readNewerVersion(fs: FileSystem, data: string, own: string): Promise<string | null> {
  const path = join(data, 'newest-version');
  const noted = await fs
    .read(path, 0, LIMIT)
    .then((bytes) => readUtf8(bytes).trim())
    .catch(() => '');
  const order = VERSION.test(noted) ? compareVersions(noted, own) : -1;
  if (order > 0) return noted;
  if (order < 0) {
    // A disk that cannot be written to keeps no note, and needs none: nothing is touched there.
    await makeDurableFolder(fs, data).catch(() => undefined);
    await writeDurableFile(fs, path, utf8(own)).catch(() => undefined);
  }
  return null;
}

/** Above zero when `one` is newer; what follows the three numbers does not count. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('-')[0]?.split('.').map(Number) ?? []);
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
