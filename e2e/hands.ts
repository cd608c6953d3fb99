/**
 * Hands at the keyboard of the test's own screen: keys by xdotool, and a paste from another program that owns the clipboard.
 * What the test driver types for a test stays in the driver's messages; this goes the way that a person's keys go.
 */
import { spawn, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronPath, environmentOf, makeComputer } from './launch.ts';

/** Gives the app's window the keyboard. There is no window manager that would. */
export function focusWindow(pid: number): void {
  const [window] = xdotool(
    'search',
    '--sync',
    '--onlyvisible',
    '--pid',
    String(pid),
    '--name',
    'Wellspring',
  ).split('\n');
  if (window === undefined) throw new Error('no window');
  xdotool('windowfocus', '--sync', window);
}

export function typeByHand(words: string): void {
  // The words go by standard input: no command line of this computer holds them.
  execFileSync('xdotool', ['type', '--delay', '12', '--file', '-'], { input: words });
}

export function pressByHand(...keys: string[]): void {
  xdotool('key', '--delay', '30', ...keys);
}

function xdotool(...args: string[]): string {
  return execFileSync('xdotool', args, { encoding: 'utf8', timeout: 15_000 }).trim();
}

const OWNER = `
const { app, clipboard } = require('electron');
app.disableHardwareAcceleration();
app.whenReady().then(() => {
  let words = '';
  process.stdin.on('data', (piece) => { words += piece; });
  process.stdin.on('end', () => { clipboard.writeText(words); process.stdout.write('owned\\n'); });
});
`;

/** Another program puts `words` on the clipboard and keeps it until `letGo`. */
export async function ownClipboard(words: string): Promise<{ letGo: () => void }> {
  const elsewhere = makeComputer();
  const folder = join(elsewhere.root, 'owner');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "owner", "main": "owner.js" }');
  writeFileSync(join(folder, 'owner.js'), OWNER);
  const child = spawn(electronPath(), [folder], {
    env: environmentOf(elsewhere),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(words);
  await new Promise<void>((done, fail) => {
    child.stdout.once('data', () => done());
    child.once('exit', () => fail(new Error('the owner of the clipboard ended')));
  });
  return { letGo: () => child.kill('SIGKILL') };
}
