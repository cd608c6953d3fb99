/** Where the app keeps its own files: the local place, never the one that roams or is carried to a server. */
import { posix, win32 } from 'node:path';

/** The data folder's absolute path. Reads no disk; the folder may not exist yet. */
export function dataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'];
    const base = local && win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local');
    return win32.join(base, 'Wellspring');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Wellspring');
  // The XDG specification says that a relative path there is to be ignored.
  const xdg = env['XDG_DATA_HOME'];
  const base = xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share');
  return posix.join(base, 'wellspring');
}
