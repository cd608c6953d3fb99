/** `npm run dev`: sets up what is missing, then opens the app from its sources and follows every change. */
import { hasDisplay, sandboxSwitches, underXvfb } from './display.ts';
import { projectRoot } from './project.mjs';
import { runInFront } from './run-step.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';
import { toolScript } from './tool.ts';

await runCommand(async () => {
  const { executable } = await setUp({ tests: false, build: false });
  const args = [toolScript('electron-vite'), 'dev', '--watch', '--', ...sandboxSwitches()];
  const options = { cwd: projectRoot, env: { ...process.env, ELECTRON_EXEC_PATH: executable } };
  if (hasDisplay()) return runInFront(process.execPath, args, options);
  say('There is no display here, so the window opens on a screen nobody sees (Xvfb). Ctrl+C ends it.');
  return runInFront(...underXvfb(process.execPath, args), options);
});
