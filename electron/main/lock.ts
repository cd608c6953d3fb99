/**
 * Locking ends the whole app and starts it anew, locked. Nothing less drops what was typed: the engine keeps typed text
 * in this very process for as long as it lives (ARCHITECTURE.md, "Why locking ends the app").
 */
import { app } from 'electron';
import type { Shell } from './window.ts';

/** Flushes, lets the journal go, and starts anew. Asking again while it is under way changes nothing. */
export function makeLock(shell: Shell, letGo: () => Promise<void>): () => void {
  let locking = false;
  return () => {
    if (locking) return;
    locking = true;
    void shell.flush('lock').then(letGo).finally(startAnew);
  };
}

/** The new process begins when this one is gone. */
export function startAnew(): void {
  const appFolder = app.isPackaged ? [] : [app.getAppPath()];
  // A developer running as root has no sandbox to begin with; the next start must be able to open too.
  const sandbox = !app.isPackaged && process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : [];
  const appImage = process.env['APPIMAGE'];
  app.relaunch({
    args: [...sandbox, ...appFolder],
    ...(appImage === undefined ? {} : { execPath: appImage }),
  });
  app.exit(0);
}
