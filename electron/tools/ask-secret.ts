/**
 * Asks for one secret line: on a terminal without showing what is typed, otherwise the first line of standard input.
 * The question goes to standard error, so that what a command prints can go into a file.
 */
import { createInterface } from 'node:readline';
import { CannotGoOn } from './say.mjs';

const LONGEST = 4096;

/** Throws CannotGoOn when there is nothing to read, or when Ctrl+C or Ctrl+D was pressed. */
export async function askSecret(question: string): Promise<string> {
  return process.stdin.isTTY ? askTerminal(question) : firstLine();
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    return line;
  throw nothingGiven();
}

function askTerminal(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (): void => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
    };
    const onData = (chunk: string): void => {
      // An arrow or another key that writes nothing.
      if (chunk.startsWith('\u001b')) return;
      for (const sign of chunk) {
        if (sign === '\r' || sign === '\n') {
          end();
          resolve(typed);
          return;
        }
        if (sign === '\u0003' || sign === '\u0004') {
          end();
          reject(nothingGiven());
          return;
        }
        // By whole characters, as a person counts them.
        if (sign === '\u007f' || sign === '\b') typed = Array.from(typed).slice(0, -1).join('');
        else if (sign >= ' ' && typed.length < LONGEST) typed += sign;
      }
    };
    stdin.on('data', onData);
  });
}

function nothingGiven(): CannotGoOn {
  return new CannotGoOn('Neither a passphrase nor a recovery code was given.', 'Run the command again.');
}
