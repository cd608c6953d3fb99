/** Starts Electron under `strace`, so that a test can read what all its processes asked of the system (Linux). */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronPath } from './launch.ts';
import type { Computer } from './launch.ts';

/** A program that starts Electron and writes its calls to `trace`. `options` say which, and in which form. */
export function tracedElectron(
  computer: Computer,
  options: readonly string[],
): { executable: string; trace: string } {
  const folder = join(computer.root, 'trace');
  mkdirSync(folder, { recursive: true });
  const trace = join(folder, 'calls.strace');
  const executable = join(folder, 'electron-traced');
  writeFileSync(
    executable,
    `#!/bin/sh\nexec strace -f -qq -o '${trace}' ${options.join(' ')} '${electronPath()}' "$@"\n`,
  );
  chmodSync(executable, 0o755);
  return { executable, trace };
}
