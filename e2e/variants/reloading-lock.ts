/** A lock that only shows a new page: what an app might think is enough. */
import { BrowserWindow } from 'electron';
import type { Shell } from '../../electron/main/window.ts';

export { startAnew } from '../../electron/main/lock.ts';

export function makeLock(shell: Shell, letGo: () => Promise<void>): () => void {
  return () => {
    void shell
      .flush('lock')
      .then(letGo)
      .finally(() => BrowserWindow.getAllWindows()[0]?.reload());
  };
}
