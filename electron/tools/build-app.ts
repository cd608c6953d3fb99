/** `npm run build`: builds the app into out/, whether or not anything has changed. */
import { build } from './build.ts';
import { runCommand } from './say.mjs';

await runCommand(async () => {
  await build({ always: true });
  return 0;
});
