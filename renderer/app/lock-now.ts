/** Seals what is in the air, then asks the shell to end the app and start it anew, locked. */
import { callDesktop } from '../desktop/desktop.ts';
import { flushAll } from '../vault/flush.ts';

export async function lockNow(): Promise<void> {
  await flushAll();
  await callDesktop('lock', null);
}
