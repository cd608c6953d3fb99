/**
 * What the window shows, on paper or in a file that the person names: one of the two places where readable words pass through
 * our code in the shell. The window itself is printed, as its print style says; nothing is handed over as text, and
 * no file is written but the one that was asked for.
 */
import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog } from 'electron';
import type { Reply, Request } from '../../shared/ipc/contract.ts';
import { asWriteProblem } from './log/file-system.ts';
import { withoutTime } from './timeless-pdf.ts';

const CANCELLED = { ok: false, problem: 'cancelled' } as const;

/** Opens the system's print dialog. `cancelled` where it was left, `failed` where nothing could be printed. */
export function printWindow({ paper }: Request<'printWindow'>): Promise<Reply<'printWindow'>> {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return Promise.resolve({ ok: false, problem: 'failed' });
  return new Promise((resolve) => {
    window.webContents.print({ printBackground: false, ...sizeOf(paper) }, (printed, reason) => {
      if (printed) resolve({ ok: true });
      // The one reason that is the person's own choice; Chromium spells it in both manners.
      else resolve(/cancell?ed/i.test(reason) ? CANCELLED : { ok: false, problem: 'failed' });
    });
  });
}

/** Writes the same pages as a PDF, for its owner only, where the system's dialog says; the file does not say when. */
export async function saveWindow({ paper, name }: Request<'saveWindow'>): Promise<Reply<'saveWindow'>> {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return { ok: false, problem: 'failed' };
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: `${name}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (chosen.canceled || chosen.filePath === '') return CANCELLED;
  try {
    const pdf = await window.webContents.printToPDF({
      preferCSSPageSize: paper === 'as-styled',
      generateTaggedPDF: true,
      ...sizeOf(paper),
    });
    await writeFile(chosen.filePath, withoutTime(pdf), { mode: 0o600, flush: true });
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: asWriteProblem(error) };
  }
}

function sizeOf(paper: Request<'printWindow'>['paper']): { pageSize?: 'A4' | 'Letter' } {
  if (paper === 'as-styled') return {};
  return { pageSize: paper === 'a4' ? 'A4' : 'Letter' };
}
