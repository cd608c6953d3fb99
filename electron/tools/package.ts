/** `npm run package`: an unpacked build marked TEST, for this computer's system; may be made with the stand-in runtime. */
import { packageForTests } from './package-app.ts';
import { bringRuntime } from './runtime.ts';
import { runCommand } from './say.mjs';

await runCommand(async () => {
  await packageForTests(await bringRuntime('development'));
  return 0;
});
