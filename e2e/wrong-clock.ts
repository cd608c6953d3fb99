/**
 * A computer whose clock is another, as every process of the app reads it (Linux): libfaketime answers for the system. What counts time
 * since the start is moved with it, because waiting goes by both; so a clock can only be ahead of the real one, and "back" is
 * less far ahead than before.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const LIBRARIES = '/usr/lib';

function library(): string {
  const found = readdirSync(LIBRARIES)
    .map((folder) => join(LIBRARIES, folder, 'faketime/libfaketime.so.1'))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error('libfaketime is not installed');
  return found;
}

/** For `launch`: the clock is this many days ahead. */
export function clockAhead(days: number): { readonly environment: Readonly<Record<string, string>> } {
  return {
    environment: {
      LD_PRELOAD: library(),
      FAKETIME: `+${days}d`,
      // A sandboxed process may not open what they would share; each reckons by itself.
      FAKETIME_DISABLE_SHM: '1',
    },
  };
}

/** As when somebody crosses into another time zone with the journal open. */
export async function changeTimeZone(page: Page, zone: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTimezoneOverride', { timezoneId: zone });
}
