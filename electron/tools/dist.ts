/** `npm run dist`: what people are given, for this computer's system; only with Electron's own runtime. */
import { packageForPeople } from './package-app.ts';
import { bringRuntime } from './runtime.ts';
import { runCommand } from './say.mjs';

await runCommand(async () => {
  await packageForPeople(await bringRuntime('release'));
  return 0;
});
