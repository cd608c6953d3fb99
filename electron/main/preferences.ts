/** The preferences file. Damaged, foreign or missing, it is simply the defaults: nothing of worth is in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultPreferences, preferencesSchema } from '../../shared/ipc/preferences.ts';
import type { Preferences } from '../../shared/ipc/preferences.ts';
import { diskFileSystem } from './log/disk-file-system.ts';
import { makeDurableFolder, writeDurableFile } from './log/durable-file.ts';

const LIMIT = 16 * 1024;

export async function readPreferences(data: string): Promise<Preferences> {
  const bytes = await readFile(join(data, 'preferences.json')).catch(() => null);
  if (bytes === null || bytes.length > LIMIT) return defaultPreferences;
  try {
    const parsed = preferencesSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success ? parsed.data : defaultPreferences;
  } catch {
    return defaultPreferences;
  }
}

export async function writePreferences(data: string, preferences: Preferences): Promise<void> {
  const text = `${JSON.stringify(preferences, null, 2)}\n`;
  const fs = diskFileSystem();
  await makeDurableFolder(fs, data);
  await writeDurableFile(fs, join(data, 'preferences.json'), new TextEncoder().encode(text));
}
