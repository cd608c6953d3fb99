/** Where everything lies: the journals' folder, and the engine's own profile inside it, so that one folder holds it all. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { dataFolder } from './log/data-folder.ts';

export interface Places {
  /** Journals, preferences, device id. */
  readonly data: string;
  /** What ships with the app: programmes and locales. */
  readonly resources: string;
}

/** Before the app is ready: the engine reads its profile's place only once. */
export function placeFiles(): Places {
  const data = dataFolder(process.platform, process.env, homedir());
  const engine = join(data, 'engine');
  app.setPath('userData', engine);
  app.setPath('sessionData', engine);
  app.setPath('crashDumps', join(engine, 'crashes'));
  return { data, resources: join(app.getAppPath(), 'resources') };
}
