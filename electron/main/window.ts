/** The one window: sandboxed, isolated, without Node, always titled the same, told to flush before it may close. */
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { EVENT_CHANNEL } from '../../shared/ipc/contract.ts';
import type { ShellEvent } from '../../shared/ipc/contract.ts';
import { isTrustedFrame } from './trusted-sender.ts';

/** How long a flush may take before the shell goes on without it, in milliseconds. */
const FLUSH_LIMIT = 2000;

export interface Shell {
  isTrusted(frame: Electron.WebFrameMain | null): boolean;
  tell(event: ShellEvent): void;
  /** Asks the window to seal what is in the air. Answers when it has, or after two seconds. */
  flush(before: 'lock' | 'close' | 'quit'): Promise<void>;
  /** The window's answer to a flush. */
  flushed(): void;
  /** What must happen after the flush and before the window goes: the journal's file is closed and let go. */
  beforeClosing(task: () => Promise<void>): void;
  close(): Promise<void>;
  /** Whether screen pictures and shared screens leave the window out. */
  protect(on: boolean): void;
  comeForward(): void;
  /** When the page listens. */
  onReady(listener: () => void): void;
  /** When the window's process died by itself. */
  onGone(listener: () => void): void;
}

export function openWindow(origin: string): Shell {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 480,
    title: 'Wellspring',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#9CC8D8',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      devTools: false,
      disableDialogs: true,
    },
  });
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());

  let answerFlush: (() => void) | null = null;
  let closing = false;
  let lastTask: () => Promise<void> = async () => {};

  const shell: Shell = {
    isTrusted: (frame) => isTrustedFrame(frame, window, origin),
    tell: (event) => {
      if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
    },
    flush: (before) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, FLUSH_LIMIT);
        function done(): void {
          clearTimeout(timer);
          answerFlush = null;
          resolve();
        }
        answerFlush = done;
        shell.tell({ type: 'flush', before });
      }),
    flushed: () => answerFlush?.(),
    beforeClosing: (task) => {
      lastTask = task;
    },
    close: async () => {
      if (closing) return;
      closing = true;
      await shell.flush('close');
      await lastTask();
      window.destroy();
    },
    protect: (on) => {
      if (!window.isDestroyed()) window.setContentProtection(on);
    },
    comeForward: () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    onReady: (listener) => window.webContents.once('did-finish-load', listener),
    onGone: (listener) => {
      window.webContents.on('render-process-gone', () => {
        if (!closing) listener();
      });
    },
  };
  window.on('close', (event) => {
    event.preventDefault();
    void shell.close();
  });
  void window.loadURL(`${origin}/index.html`);
  return shell;
}
