/** Where a window can be shown, and what Chromium must be told when root starts it. */
import { say } from './say.mjs';

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

export function isRootOnLinux(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * `-noreset`: without it the X server starts itself anew whenever its last client leaves, and an app that starts in that moment is
 * turned away ("Missing X server") and ends without a window. Seen in 3 of 160 starts one after another, in 0 of 100 with it.
 */
const VIRTUAL_SCREEN = '-screen 0 1440x900x24 -noreset';

/** The first display that is tried, far from those of people at this computer; and how far apart two screens begin to look. */
const FIRST_DISPLAY = 99;
const APART = 100;

/** The command that gives `program` a screen nobody sees. `screen`: which of several that start at the same moment, from 0. */
export function underXvfb(program: string, args: readonly string[], screen = 0): [string, string[]] {
  const display = `--server-num=${FIRST_DISPLAY + screen * APART}`;
  return ['xvfb-run', ['-a', display, `--server-args=${VIRTUAL_SCREEN}`, program, ...args]];
}

/** Chromium's sandbox cannot start as root, so it is switched off there, and that is said. */
export function sandboxSwitches(): string[] {
  if (!isRootOnLinux()) return [];
  say("Running as root, where Chromium's sandbox cannot start: it is off (for development only).");
  return ['--no-sandbox'];
}
