/** A keyring for one test, as a desktop brings it after signing in: a D-Bus session of its own, with gnome-keyring unlocked in it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Keyring {
  /** For the app that is to find it. */
  readonly environment: Readonly<Record<string, string>>;
  end(): void;
}

/** In a folder of its own, apart from the computer's: its processes are no part of the app. */
export async function startKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(join(tmpdir(), 'wellspring-keyring-'));
  const own = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    XDG_DATA_HOME: folder,
  };
  const bus = spawn('dbus-daemon', ['--session', '--print-address', '--nofork', '--nosyslog'], {
    env: own,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus);
  const forApp = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder, XDG_CURRENT_DESKTOP: 'GNOME' };
  const keyring = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets', `--control-directory=${folder}`],
    { env: { ...own, ...forApp }, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  // Its password, as signing in would hand it over. It names its socket when it is ready.
  keyring.stdin?.end('signed in');
  await firstLine(keyring);
  return {
    environment: forApp,
    end: () => {
      keyring.kill();
      bus.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function firstLine(process: ChildProcess): Promise<string> {
  const { stdout } = process;
  if (stdout === null) throw new Error('nothing to read from');
  const failed = once(process, 'error').then(([error]) => {
    throw error;
  });
  const [bytes] = (await Promise.race([once(stdout, 'data'), failed])) as [Buffer];
  return bytes.toString('utf8').split('\n')[0] ?? '';
}
