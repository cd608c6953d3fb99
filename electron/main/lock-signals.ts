/** Moments at which the system says that nobody is at the computer: the app locks. */
import { powerMonitor } from 'electron';

export function watchLockSignals(lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
}
