/** No permission is ever granted: camera, microphone, notifications, clipboard reading, devices and all that follow. */
import type { Session } from 'electron';

/** Writing to the clipboard on the writer's own keystroke is the browser's ordinary copy, and stays. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(GRANTED.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('will-download', (event) => event.preventDefault());
}
