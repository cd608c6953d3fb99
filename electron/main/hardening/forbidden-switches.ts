/**
 * A packaged app leaves before it is ready when its arguments hold a switch it does not know. Chromium and Node take
 * switches that would open the journal's window to a debugger or load foreign code, and no fuse stops all of them.
 */
import { allowedSwitches } from './allowed-switches.ts';

/** The first switch that is not on the short list, without its value; null when there is none. */
export function readForbiddenSwitch(argv: readonly string[]): string | null {
  for (const argument of argv) {
    if (argument === '--') return null;
    const name =
      /^--?([A-Za-z][A-Za-z0-9-]*)/.exec(argument)?.[1] ?? (argument.startsWith('-') ? argument : null);
    if (name !== null && !allowedSwitches.has(name.toLowerCase())) return `--${name.replace(/^-+/, '')}`;
  }
  return null;
}
