/** Who may call the shell: the main frame of our one window, while it shows our own origin. Nobody else. */
import type { BrowserWindow, WebFrameMain } from 'electron';

export function isTrustedFrame(frame: WebFrameMain | null, window: BrowserWindow, origin: string): boolean {
  if (frame === null || window.isDestroyed()) return false;
  return frame === window.webContents.mainFrame && frame.parent === null && frame.origin === origin;
}
