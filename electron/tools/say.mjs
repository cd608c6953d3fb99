/**
 * How the commands speak: one plain line per step on standard output, and one plain sentence with a remedy when they
 * cannot go on. Runs on Node 20, because it is needed before the set-up.
 */

/** A command cannot go on; the message says why, and `remedy` says what the person can do. */
export class CannotGoOn extends Error {
  /**
   * @param {string} message One plain sentence.
   * @param {string} remedy What to do, as a sentence or a command.
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'CannotGoOn';
    this.remedy = remedy;
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {number} milliseconds
 * @returns {string} Such as "4.2 s" or "2 min 05 s".
 */
export function inWords(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * Runs a command's body; anything it cannot do is said plainly, with its remedy, and ends the process with code 1.
 *
 * @param {() => Promise<number | undefined>} body Answers with the exit code; undefined is 0.
 */
export async function runCommand(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (problem) {
    if (problem instanceof CannotGoOn) {
      process.stderr.write(`\n${problem.message}\n${problem.remedy}\n`);
    } else {
      process.stderr.write(
        `\n${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`,
      );
    }
    process.exitCode = 1;
  }
}
