/** Starts the reader of journals as a person does, and sees whether it touched anything. */
import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { projectRoot } from '../project.mjs';

/** Resolves when it has ended. */
export function runReadJournal(
  folder: string,
  input: string,
  ...args: readonly string[]
): Promise<{ code: number; out: string; problems: string }> {
  const script = resolve(projectRoot, 'electron/tools/read-journal.ts');
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, folder, ...args], { stdio: 'pipe' });
    let out = '';
    let problems = '';
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (problems += String(chunk)));
    child.on('close', (code) => done({ code: code ?? 128, out, problems }));
    child.stdin.end(input);
  });
}

/** Every file's bytes and times, to see that nothing was touched. */
export async function snapshotOf(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const lines = names.map(async (name) => {
    const found = await stat(join(folder, name));
    const content = found.isFile() ? (await readFile(join(folder, name))).toString('base64') : '';
    return `${name} ${found.mtimeMs} ${content}`;
  });
  return (await Promise.all(lines)).join('\n');
}
