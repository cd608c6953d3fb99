/**
 * One small file where the person says in the system's dialog. The window says what kind of file it is and hands
 * over what it holds; it never learns where it went.
 */
import { utimes } from 'node:fs/promises';
import { BrowserWindow, dialog } from 'electron';
import type { Reply, Request } from '../../shared/ipc/contract.ts';
import { savedEnding } from '../../shared/ipc/file-endings.ts';
import { CONSTANT_TIME, hasConstantTime } from './file-times.ts';
import { diskFileSystem } from './log/disk-file-system.ts';
import { writeDurableFile } from './log/durable-file.ts';
import { asWriteProblem } from './log/file-system.ts';

/** `cancelled` where the dialog was left. The file is whole or not there; an older one of that name is replaced whole. */
export async function saveFile({ kind, name, content }: Request<'saveFile'>): Promise<Reply<'saveFile'>> {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return { ok: false, problem: 'failed' };
  const extension = savedEnding[kind];
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: `${name}.${extension}`,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (chosen.canceled || chosen.filePath === '') return { ok: false, problem: 'cancelled' };
  try {
    await writeDurableFile(diskFileSystem(), chosen.filePath, content);
    if (hasConstantTime(kind)) await utimes(chosen.filePath, CONSTANT_TIME, CONSTANT_TIME);
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: asWriteProblem(error) };
  }
}
