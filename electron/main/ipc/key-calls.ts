/** Calls about what opens a journal: another key file in its place, and the sheet that is printed or saved. */
import type { Places } from '../data-places.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import { oneAtATime } from '../log/one-at-a-time.ts';
import { replaceKeyFile } from '../log/replace-key-file.ts';
import { printWindow, saveWindow } from '../print-document.ts';
import type { Handlers } from './handle.ts';

type KeyCalls = Pick<Handlers, 'replaceKeyFile' | 'printWindow' | 'saveWindow'>;

/** Says nothing of what it holds, on a computer where others see the names of files. */
const SHEET_NAME = 'sheet.pdf';

export function answerKeyCalls(places: Places): KeyCalls {
  const fs = diskFileSystem();
  // Two changes at once would each be one generation on, and the second would undo the first unseen.
  const inTurn = oneAtATime();
  return {
    replaceKeyFile: ({ vault, keyFile }) => inTurn(() => replaceKeyFile(fs, places.data, vault, keyFile)),
    printWindow,
    saveWindow: () => saveWindow(SHEET_NAME),
  };
}
