/** To hold 7: mutated files of each kind are named, none is counted wrongly, nothing throws. */
import { beforeAll, describe, expect, it } from 'vitest';
import { concatBytes, equalBytes, type Bytes } from '../base/bytes.ts';
import { readBundle } from './bundle.ts';
import type { Choice } from './choice.ts';
import { readContribution } from './contribution.ts';
import { addCards, takeSum } from './gatherer.ts';
import { readHandOn, writeHandOn } from './hand-on.ts';
import { readInvitation } from './invitation.ts';
import { answerBundle, openBundle } from './keeper.ts';
import type { Outcome } from './outcome.ts';
import { findReceipt, writeReceiptList } from './receipt-list.ts';
import { readRoundCard } from './round-card.ts';
import { EXAMPLE_BOOK } from './testing/example-book.ts';
import { EXAMPLE_PLAN } from './testing/example-plan.ts';
import {
  bundleOf,
  contribute,
  dropped,
  openedRound,
  valueOf,
  type OpenedRound,
} from './testing/played-round.ts';
import { randomSource, trials, type RandomSource } from './testing/random-source.ts';

const DEED: Choice = { themes: [{ id: 'deed', lean: 'strain' }], weather: [] };
/** Files that are opened as well as read cost milliseconds each. */
const OPENED = trials(1) > 1 ? 100_000 : 60;
const READ = trials(1) > 1 ? 100_000 : 2000;

let opened: OpenedRound;
let cards: Bytes[];
let bundle: Bytes;
let sum: Bytes;

beforeAll(async () => {
  opened = await openedRound();
  cards = await Promise.all(Array.from({ length: 5 }, async () => (await contribute(opened, DEED)).file));
  bundle = await bundleOf(opened, cards);
  const answering = { ...opened, keeper: opened.keeper.restarted() };
  const answer = valueOf(await answerBundle(answering.keeper, opened.round, bundle, { yes: 5, no: 0 }));
  if (answer.kind !== 'sum') throw new Error('No sum.');
  sum = answer.file;
});

describe('mutated files', () => {
  it('of cards: none is counted but a whole one', async () => {
    const random = randomSource(1);
    const [card = new Uint8Array(0)] = cards;
    for (let trial = 0; trial < OPENED; trial += 1) {
      const mutant = mutate(card, random, cards);
      const fresh = { ...opened, gatherer: opened.gatherer.restarted() };
      for (const name of fresh.gatherer.files.keys())
        if (name.endsWith('-cards')) fresh.gatherer.files.delete(name);
      const { whole } = valueOf(await addCards(fresh.gatherer, opened.round, [dropped(mutant)]));
      expect(whole).toBe(cards.some((one) => equalBytes(one, mutant)) ? 1 : 0);
    }
  });

  it('of bundles: none is opened but the whole one', async () => {
    const random = randomSource(2);
    for (let trial = 0; trial < OPENED; trial += 1) {
      const mutant = mutate(bundle, random, cards);
      const answer = await openBundle(opened.keeper, opened.round, mutant);
      expect(answer.ok).toBe(equalBytes(mutant, bundle));
    }
  });

  it('of sums: none makes a picture but the whole one', async () => {
    const random = randomSource(3);
    for (let trial = 0; trial < OPENED; trial += 1) {
      const mutant = mutate(sum, random, [sum, ...cards]);
      const picture = await takeSum(opened.gatherer.restarted(), EXAMPLE_BOOK, opened.round, mutant);
      expect(picture.ok).toBe(equalBytes(mutant, sum));
    }
  });

  it('of every kind: read or refused, never thrown, and never read as something else', () => {
    const random = randomSource(4);
    const list = writeReceiptList(opened.round.hash, [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const kept = { round: 'x', contributionId: 'x', revision: 1, receipt: [1, 2, 3] as const };
    const invitation = [...opened.gatherer.files.entries()].find(([name]) =>
      name.endsWith('-invitation'),
    )?.[1];
    const kinds: [string, Bytes, (bytes: Bytes) => Outcome<unknown>][] = [
      ['invitation', invitation ?? new Uint8Array(0), readInvitation],
      ['round card', opened.round.bytes, readRoundCard],
      ['card', cards[0] ?? new Uint8Array(0), readContribution],
      ['bundle', bundle, readBundle],
      ['hand-on', writeHandOn([EXAMPLE_PLAN]), readHandOn],
      ['receipts', list, (bytes) => findReceipt(bytes, kept)],
    ];
    const others = kinds.map(([, bytes]) => bytes);
    for (const [name, bytes, read] of kinds) {
      for (let trial = 0; trial < READ; trial += 1) {
        const mutant = mutate(bytes, random, others);
        expect(typeof read(mutant).ok).toBe('boolean');
      }
      for (const [other, foreign] of kinds)
        expect([name, other, read(foreign).ok]).toEqual([name, other, name === other && name !== 'receipts']);
    }
  });
});

/** Flips, overwrites, cuts, lengthens, repeats, moves, splices with another file, or replaces by noise. */
function mutate(bytes: Bytes, random: RandomSource, others: readonly Bytes[]): Bytes {
  const at = random.below(bytes.length);
  const end = Math.min(bytes.length, at + 1 + random.below(200));
  const other = random.pick(others);
  switch (random.below(9)) {
    case 0:
      return bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.below(8)));
    case 1:
      return bytes.with(at, random.below(256));
    case 2:
      return bytes.slice(0, at);
    case 3:
      return concatBytes(bytes, other.slice(0, 1 + random.below(50)));
    case 4:
      return concatBytes(bytes.subarray(0, end), bytes.subarray(at));
    case 5:
      return concatBytes(bytes.subarray(0, at), bytes.subarray(end));
    case 6:
      return concatBytes(bytes.subarray(0, at), other.subarray(Math.min(at, other.length)));
    case 7:
      return bytes.slice().fill(0, at, end);
    default: {
      const noise = bytes.slice();
      for (let place = at; place < end; place += 1) noise[place] = random.below(256);
      return noise;
    }
  }
}
