/**
 * Files that the system offers: arguments of this start or of a second one. Each is checked by form and kind, and the window
 * says what came. Of a kind that the app takes, it is handed the bytes; nothing acts on them there until the person says so. No path
 * leaves this process.
 */
import { basename } from 'node:path';
import { app } from 'electron';
import { checkOutsidePath } from './hardening/outside-path.ts';
import { kindOfHanded } from '../../shared/ipc/file-endings.ts';
import { readTaken } from './take-files.ts';
import type { Shell } from './window.ts';

/** The largest file that could ever be meant for the app, in bytes. */
const SIZE_LIMIT = 64 * 1024 * 1024;
const MOST_FILES = 8;
const NAME_LIMIT = 80;

/** `argv` without the program itself. Switches, and the app's own folder while it is being developed, are not files. */
export async function offerFiles(shell: Shell, argv: readonly string[]): Promise<void> {
  const paths = argv.filter((argument) => !argument.startsWith('-') && argument !== app.getAppPath());
  for (const path of paths.slice(0, MOST_FILES)) {
    const checked = await checkOutsidePath(path, SIZE_LIMIT);
    const name = basename(path.replaceAll('\\', '/')).slice(0, NAME_LIMIT);
    const kind = kindOfHanded(name);
    if (checked.ok && kind !== null) {
      const taken = await readTaken(path);
      if (taken.state === 'read') shell.tell({ type: 'handed', kind, name: taken.name, bytes: taken.bytes });
      else
        shell.tell({
          type: 'offered',
          name,
          problem: taken.state === 'too-large' ? 'too-large' : 'not-a-file',
        });
    } else shell.tell({ type: 'offered', name, problem: checked.ok ? 'unknown-kind' : checked.problem });
  }
}
