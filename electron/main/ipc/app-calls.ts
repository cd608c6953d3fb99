/** Calls about the app itself: what it is, how it looks, which programmes came with it. */
import { app } from 'electron';
import type { Handlers } from './handle.ts';
import type { Places } from '../data-places.ts';
import { readPacks } from '../packs.ts';
import { readPreferences, writePreferences } from '../preferences.ts';
import { asWriteProblem } from '../log/file-system.ts';

type AppCalls = Pick<Handlers, 'readAbout' | 'readPreferences' | 'writePreferences' | 'readPacks'>;

export function answerAppCalls(places: Places): AppCalls {
  return {
    readAbout: () => ({
      version: app.getVersion(),
      dataFolder: places.data,
      languages: app.getPreferredSystemLanguages(),
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      sandboxed: !process.argv.includes('--no-sandbox'),
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
