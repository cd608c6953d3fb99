/**
 * Prints what sealing a card and making a picture cost, and fails above the limits:
 * `node shared/team/testing/bench.ts`. A card under 50 ms; the picture of 30 cards under 1 s.
 */
import { takeSum } from '../gatherer.ts';
import { answerBundle } from '../keeper.ts';
import { EXAMPLE_BOOK } from './example-book.ts';
import { bundleOf, contribute, openedRound, randomChoice, valueOf } from './played-round.ts';
import { randomSource } from './random-source.ts';

const CARDS = 30;
const random = randomSource(30);
const opened = await openedRound();
const files = [];
const times = [];
for (let card = 0; card < CARDS; card += 1) {
  const start = performance.now();
  files.push((await contribute(opened, randomChoice(EXAMPLE_BOOK, random, 0))).file);
  times.push(performance.now() - start);
}
const bundle = await bundleOf(opened, files);
const beforeSum = performance.now();
const answer = valueOf(await answerBundle(opened.keeper, opened.round, bundle, { yes: CARDS, no: 0 }));
const beforePicture = performance.now();
if (answer.kind !== 'sum') throw new Error(answer.reason);
valueOf(await takeSum(opened.gatherer, EXAMPLE_BOOK, opened.round, answer.file));
const results = [
  {
    what: 'sealing a card, median',
    milliseconds: times.toSorted((a, b) => a - b)[CARDS / 2] ?? 0,
    limit: 50,
  },
  { what: 'the sum over 30 cards', milliseconds: beforePicture - beforeSum, limit: 1000 },
  { what: 'the picture of 30 cards', milliseconds: performance.now() - beforePicture, limit: 1000 },
];
for (const { what, milliseconds, limit } of results) {
  process.stdout.write(`${what}: ${milliseconds.toFixed(1)} ms (limit ${limit} ms)\n`);
  if (milliseconds > limit) process.exitCode = 1;
}
