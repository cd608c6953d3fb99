/** Files that the writer hands in through the system's dialog. The window gets names and bytes; no path, and nothing acts on opening. */
import { basename } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { FILE_LIMIT, MOST_FILES } from '../../shared/ipc/document-calls.ts';
import type { TakenFile } from '../../shared/ipc/document-calls.ts';
import type { Reply, Request } from '../../shared/ipc/contract.ts';
import { takenEndings } from '../../shared/ipc/file-endings.ts';
import { checkOutsidePath } from './hardening/outside-path.ts';
import { diskFileSystem } from './log/disk-file-system.ts';

const NAME_LIMIT = 120;

export async function takeFiles({ kinds, several }: Request<'takeFiles'>): Promise<Reply<'takeFiles'>> {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return [];
  const extensions = kinds.flatMap((kind) => takenEndings[kind]);
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    filters: [{ name: extensions.map((extension) => `.${extension}`).join(' '), extensions }],
    properties: ['openFile', 'dontAddToRecent', ...(several ? (['multiSelections'] as const) : [])],
  });
  if (canceled) return [];
  return Promise.all(filePaths.slice(0, several ? MOST_FILES : 1).map(readTaken));
}

/** Reads one file from outside, after its path and its size were looked at. Never throws. */
export async function readTaken(path: string): Promise<TakenFile> {
  const name = basename(path.replaceAll('\\', '/')).slice(0, NAME_LIMIT);
  try {
    const checked = await checkOutsidePath(path, FILE_LIMIT);
    if (!checked.ok) return { state: checked.problem === 'too-large' ? 'too-large' : 'unreadable', name };
    const bytes = await diskFileSystem().read(path, 0, FILE_LIMIT + 1);
    return bytes.length > FILE_LIMIT ? { state: 'too-large', name } : { state: 'read', name, bytes };
  } catch {
    return { state: 'unreadable', name };
  }
}
