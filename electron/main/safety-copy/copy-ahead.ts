/**
 * Whether a safety copy knows of more than the journal does: then an older state was put back here, or files were cut or taken
 * away, or another computer writes to the same copy. Names and sizes tell; nothing is opened.
 */
import { join } from 'node:path';
import { parseLogFileName } from '../../../shared/vault/segment.ts';
import type { FileSystem } from '../log/file-system.ts';

/** `dropped`: names that packs of this journal took the place of. False where either cannot be looked at. */
export async function knowsMore(
  fs: FileSystem,
  journal: string,
  copy: string,
  dropped: readonly string[],
): Promise<boolean> {
  try {
    const here = new Map((await fs.list(join(journal, 'log'))).map(({ name, size }) => [name, size]));
    const gone = new Set(dropped);
    return (await fs.list(join(copy, 'log'))).some(
      ({ name, kind, size }) =>
        kind === 'file' && parseLogFileName(name) !== null && !gone.has(name) && size > (here.get(name) ?? 0),
    );
  } catch {
    return false;
  }
}
