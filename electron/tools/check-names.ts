/**
 * Holds the names that one file or folder alone may speak, so that a reader who greps for one finds one place.
 *
 *     node electron/tools/check-names.ts
 */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findStrayNames, namesWithAHome } from './names-with-a-home.ts';
import { projectRoot } from './project.mjs';
import { runCommand, say } from './say.mjs';

await runCommand(async () => {
  const files = globSync('{electron/main,electron/preload,renderer,shared}/**/*.{ts,tsx,mjs,html}', {
    cwd: projectRoot,
  }).map((file) => file.replaceAll('\\', '/'));
  const strays = findStrayNames(files, (file) => readFileSync(resolve(projectRoot, file), 'utf8'));
  for (const { file, name, home } of strays) say(`${file} names ${name}, which belongs to ${home}`);
  say(`${files.length} files read for ${namesWithAHome.length} names, ${strays.length} out of place.`);
  return files.length > 0 && strays.length === 0 ? 0 : 1;
});
