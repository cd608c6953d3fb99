/** Wiring only: the order in which the shell's rules are laid and its window opens. */
import { app, session } from 'electron';
import { appOrigin, registerAppScheme, serveApp } from './app-protocol.ts';
import { placeFiles } from './data-places.ts';
import { readForbiddenSwitch } from './hardening/forbidden-switches.ts';
import { refuseNavigation } from './hardening/navigation.ts';
import { refuseNetwork, refuseNetworkSwitches, refuseSockets } from './hardening/no-network.ts';
import { refusePermissions } from './hardening/permissions.ts';
import { answerWindow } from './ipc/answer-window.ts';
import { startAnew } from './lock.ts';
import { diskFileSystem } from './log/disk-file-system.ts';
import { hasRoomForCache } from './log/free-space.ts';
import { watchLockSignals } from './lock-signals.ts';
import { finishRemovals } from './log/remove-journal.ts';
import { setMenu } from './menu.ts';
import { readNewerVersion } from './newest-version.ts';
import { listenForOpenedFiles, offerFiles } from './outside-files.ts';
import { readPreferences } from './preferences.ts';
import { finishPlacing } from './safety-copy/place-journal.ts';
import { openWindow } from './window.ts';

// The window toolkit on Linux would load a graphics driver of its own, of which nothing here is drawn (25 MiB).
if (process.platform === 'linux') process.env['GDK_GL'] = 'disable';

// Before anything else: the engine's profile, its lock on a second start and its crash folder all follow from it.
const places = placeFiles();
const forbidden = app.isPackaged ? readForbiddenSwitch(process.argv.slice(1)) : null;
if (forbidden !== null) {
  process.stderr.write(`Wellspring does not start with ${forbidden}.\n`);
  app.exit(64);
} else if (app.requestSingleInstanceLock()) {
  start();
} else {
  app.exit(0);
}

function start(): void {
  refuseNetworkSwitches(app.commandLine);
  refuseSockets();
  // Of the window and its workers: what opening a journal took is given back at once (renderer/vault/collect-garbage.ts).
  app.commandLine.appendSwitch('js-flags', '--expose-gc');
  registerAppScheme();
  // A developer running as root has no sandbox to enable; a packaged app has left by now if it was asked to go without.
  if (!process.argv.includes('--no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => refuseNavigation(contents));
  app.on('session-created', (created) => refuseNetwork(created));
  app.on('window-all-closed', () => app.quit());
  const takeOpened = listenForOpenedFiles();
  void app.whenReady().then(async () => {
    refuseNetwork(session.defaultSession);
    refusePermissions(session.defaultSession);
    await serveApp(session.defaultSession.protocol);
    const preferences = await readPreferences(places.data);
    // Before a window exists, because a window may already open the browser store.
    await finishRemovals(diskFileSystem(), places.data);
    await finishPlacing(diskFileSystem(), places.data);
    const mayCache = await hasRoomForCache(diskFileSystem(), places.data);
    const newerVersion = await readNewerVersion(diskFileSystem(), places.data, app.getVersion());
    const shell = openWindow(appOrigin);
    const lock = answerWindow(shell, places, { mayCache, newerVersion });
    setMenu(shell, lock, preferences.language);
    watchLockSignals(lock);
    shell.onReady(() => {
      void offerFiles(shell, process.argv.slice(1));
      takeOpened(shell);
    });
    app.on('second-instance', (_event, argv) => {
      shell.comeForward();
      void offerFiles(shell, argv.slice(1));
    });
    shell.onGone(startAnew);
  });
}
