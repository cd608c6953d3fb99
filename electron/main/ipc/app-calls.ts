/** Calls about the app itself: what it is, how it looks, which programmes came with it. */
import { app } from 'electron';
import type { Handlers } from './handle.ts';
import type { Places } from '../data-places.ts';
import { readPacks } from '../packs.ts';
import { readPreferences, writePreferences } from '../preferences.ts';
import { asWriteProblem } from '../log/file-system.ts';
import { nameCarrier } from '../safety-copy/carried-places.ts';
import { readSurroundings } from '../safety-copy/surroundings.ts';

type AppCalls = Pick<Handlers, 'readAbout' | 'readPreferences' | 'writePreferences' | 'readPacks'>;

/** What was looked at before the window existed. */
export interface AtStart {
  /** There is room for the browser store. */
  readonly mayCache: boolean;
  readonly newerVersion: string | null;
}

export function answerAppCalls(places: Places, { newerVersion, mayCache }: AtStart): AppCalls {
  return {
    readAbout: async () => ({
      version: app.getVersion(),
      dataFolder: places.data,
      languages: app.getPreferredSystemLanguages(),
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      sandboxed: !process.argv.includes('--no-sandbox'),
      dataCarriedBy: nameCarrier(places.data, await readSurroundings()),
      newerVersion,
      mayCache,
    }),
    readPreferences: () => readPreferences(places.data),
    writePreferences: async (preferences) => {
      try {
        await writePreferences(places.data, preferences);
        return { ok: true };
      } catch (error) {
        return { ok: false, problem: asWriteProblem(error) };
      }
    },
    readPacks: () => readPacks(places.resources),
  };
}
