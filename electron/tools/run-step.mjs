/**
 * Runs one long step quietly: a line when it begins, a line every few seconds while it lasts, and the end of its output
 * only if it fails. Runs on Node 20.
 */
import { spawn } from 'node:child_process';
import { inWords, say } from './say.mjs';

const linesKept = 400;
const lineEvery = 5_000;

/**
 * @typedef {object} StepResult
 * @property {number} code Exit code; 127 where the program could not be started at all, 128 where a signal ended it.
 * @property {string} output The last lines of what it wrote, both streams.
 * @property {number} milliseconds
 */

/**
 * @typedef {object} StepOptions
 * @property {string} [label] Named in the progress lines; without it there are none.
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {StepOptions} [options]
 * @returns {Promise<StepResult>} Never rejects.
 */
export function runStep(program, args, options = {}) {
  const began = Date.now();
  const { label } = options;
  const ticker =
    label === undefined
      ? undefined
      : setInterval(() => say(`  … ${label}, ${inWords(Date.now() - began)}`), lineEvery);
  let output = '';
  return new Promise((resolve) => {
    /** @param {number} code */
    const end = (code) => {
      clearInterval(ticker);
      const lines = output.trimEnd().split('\n');
      resolve({ code, output: lines.slice(-linesKept).join('\n'), milliseconds: Date.now() - began });
    };
    const child = spawn(program, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...(options.env ?? process.env), NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString('utf8')).slice(-200_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      output += `\n${error.message}`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 128));
  });
}

/**
 * Runs a program in the foreground, with our own terminal, and passes on the signals that would end us.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {StepOptions} [options]
 * @returns {Promise<number>} Its exit code; 127 where it could not be started, 128 where a signal ended it.
 */
export function runInFront(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      stdio: 'inherit',
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: options.env }),
    });
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      child.kill(signal);
    };
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    process.on('SIGHUP', passOn);
    /** @param {number} code */
    const end = (code) => {
      process.off('SIGINT', passOn);
      process.off('SIGTERM', passOn);
      process.off('SIGHUP', passOn);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      end(127);
    });
    child.on('close', (code) => end(code ?? 128));
  });
}
