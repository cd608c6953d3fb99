/** To hold 1, 2 and 6: one share says nothing, every card has one size and holds no word, two rounds cannot be linked. */
import { describe, expect, it } from 'vitest';
import { equalBytes, toHex, utf8, type Bytes } from '../base/bytes.ts';
import { CELL_COUNT, cellsOf } from './cells.ts';
import { MOST_CHOSEN, NOTHING, type Choice } from './choice.ts';
import { CONTRIBUTION_BYTES, makeContribution, readContribution } from './contribution.ts';
import { readGathererHalf, readKeeperHalf } from './half.ts';
import { newIdentity, openBody, recipientOf, SEALED_BYTES } from './seal.ts';
import { splitCells } from './shares.ts';
import { EXAMPLE_BOOK } from './testing/example-book.ts';
import { contribute, openedRound, randomChoice, valueOf, type OpenedRound } from './testing/played-round.ts';
import { randomSource, trials } from './testing/random-source.ts';
import { readRoundCard, writeRoundCard } from './round-card.ts';

const FULL: Choice = {
  themes: EXAMPLE_BOOK.themes.slice(0, MOST_CHOSEN).map(({ id }) => ({ id, lean: 'both' })),
  weather: EXAMPLE_BOOK.questions.map(({ id }) => ({ id, point: 4 })),
};

const PLANTED = EXAMPLE_BOOK.themes
  .map(({ id }) => id)
  .concat(
    'Ana Lopez',
    '2027',
    '2026',
    '/home',
    'C:\\',
    'en-GB',
    'Wellspring',
    '1.2.0',
    'org.example',
    'arc-2',
  )
  .concat('strength', 'strain', 'journal', 'hostname', process.version, process.cwd());

describe('a contribution', () => {
  it('has one size to the byte, whatever it says', async () => {
    const opened = await openedRound();
    const random = randomSource(1);
    const choices = [NOTHING, FULL];
    for (let trial = 0; trial < trials(20, 2000); trial += 1)
      choices.push(randomChoice(EXAMPLE_BOOK, random));
    for (const choice of choices) {
      const { file } = await contribute(opened, choice);
      expect(file.length).toBe(CONTRIBUTION_BYTES);
      const halves = valueOf(readContribution(file));
      expect([halves.gatherer.length, halves.keeper.length]).toEqual([SEALED_BYTES, SEALED_BYTES]);
    }
  });

  it('holds no name, date, path, locale, version, theme or word, sealed or opened', async () => {
    const gathererKey = await newIdentity();
    const keeperKey = await newIdentity();
    const round = await cardFor(gathererKey, keeperKey);
    const { file, fileName } = await makeContribution(round, EXAMPLE_BOOK, FULL, null);
    const halves = valueOf(readContribution(file));
    const bodies = await Promise.all([
      openBody(gathererKey, halves.gatherer),
      openBody(keeperKey, halves.keeper),
    ]);
    const planted = PLANTED.filter((word) => word.length > 3);
    for (const bytes of [file, ...bodies]) {
      if (bytes === null) throw new Error('A half did not open.');
      const text = latin(bytes);
      expect(planted.filter((word) => text.includes(word))).toEqual([]);
    }
    expect(latin(utf8('a journal of Ana Lopez')).includes('Ana Lopez')).toBe(true);
    expect(fileName).toMatch(/^[0-9a-f]{32}\.wscard$/);
  });

  it('has no byte, sealed or opened, that is neither of the round nor drawn at random', async () => {
    const gathererKey = await newIdentity();
    const keeperKey = await newIdentity();
    const round = await cardFor(gathererKey, keeperKey);
    // Saves of one moment, one person, one folder: whatever of these a file carried would be the same in all of them.
    const saves = await Promise.all(
      Array.from({ length: 40 }, () => makeContribution(round, EXAMPLE_BOOK, FULL, null)),
    );
    const opened = await Promise.all(
      saves.map(async ({ file }) => {
        const { gatherer, keeper } = valueOf(readContribution(file));
        return [await openBody(gathererKey, gatherer), await openBody(keeperKey, keeper)] as const;
      }),
    );
    const gathererBodies = opened.map(([body]) => body ?? new Uint8Array(0));
    const keeperBodies = opened.map(([, body]) => body ?? new Uint8Array(0));
    // FORMAT.md §6: save id and contribution id, what binds the halves, the shares.
    const shares = [111, 111 + 2 * CELL_COUNT] as const;
    expect(varying(gathererBodies)).toEqual(places([34, 66], [77, 109], shares));
    // A receipt's words stand in two bytes each, of which the first has three bits.
    expect(varying(keeperBodies)).toEqual(places([34, 66], [71, 77], shares));
    for (const bodies of [gathererBodies, keeperBodies])
      for (const at of places([34, 66], shares)) expect(spread(bodies, at)).toBeGreaterThan(20);
    const names = saves.map(({ fileName }) => utf8(fileName));
    expect(varying(names)).toEqual(places([0, 32]));
    for (const at of places([0, 32])) expect(spread(names, at)).toBeGreaterThan(7);
  });

  it('splits every cell, unused ones too, and the two halves add up to the ticks', async () => {
    const gathererKey = await newIdentity();
    const keeperKey = await newIdentity();
    const round = await cardFor(gathererKey, keeperKey);
    const { file } = await makeContribution(round, EXAMPLE_BOOK, FULL, null);
    const halves = valueOf(readContribution(file));
    const gatherer = readGathererHalf((await openBody(gathererKey, halves.gatherer)) ?? new Uint8Array(0));
    const keeper = readKeeperHalf((await openBody(keeperKey, halves.keeper)) ?? new Uint8Array(0));
    if (gatherer === null || keeper === null) throw new Error('A half did not open.');
    const sum = gatherer.shares.map((share, cell) => share + (keeper.shares[cell] ?? 0));
    expect([...sum]).toEqual([...cellsOf(EXAMPLE_BOOK, FULL)]);
    expect(equalBytes(gatherer.saveId, keeper.saveId)).toBe(true);
    expect(keeper.something).toBe(true);
    expect(await openBody(gathererKey, halves.keeper)).toBeNull();
  });

  it('refuses what the book does not offer, more than five themes, and a kept save of another round', async () => {
    const opened = await openedRound();
    const other = await openedRound();
    const kept = (await contribute(other, NOTHING)).kept;
    const bad: Choice[] = [
      { themes: [{ id: 'stranger', lean: 'both' }], weather: [] },
      {
        themes: [
          { id: 'deed', lean: 'both' },
          { id: 'deed', lean: 'strain' },
        ],
        weather: [],
      },
      { themes: EXAMPLE_BOOK.themes.slice(0, 6).map(({ id }) => ({ id, lean: 'question' })), weather: [] },
      { themes: [], weather: [{ id: 'w1', point: 6 }] },
      { themes: [], weather: [{ id: 'w9', point: 0 }] },
    ];
    for (const choice of bad) await expect(contribute(opened, choice)).rejects.toThrow('choice-not-in-book');
    await expect(contribute(opened, NOTHING, kept)).rejects.toThrow('kept-for-another-round');
  });

  it('counts declining every question as nothing', () => {
    const declined = { themes: [], weather: EXAMPLE_BOOK.questions.map(({ id }) => ({ id, point: 5 })) };
    expect([...cellsOf(EXAMPLE_BOOK, declined)].every((cell) => cell === 0)).toBe(true);
  });
});

describe('one share', () => {
  it('is uniform, and so is the difference of two saves, whatever the cell', () => {
    for (const value of [0, 1]) {
      const cells = new Uint16Array(CELL_COUNT).fill(value);
      const drawn: number[][] = [[], [], []];
      for (let trial = 0; trial < trials(300, 5000); trial += 1) {
        const one = splitCells(cells);
        const two = splitCells(cells);
        one.gatherer.forEach((share, cell) => {
          drawn[0]?.push(share);
          drawn[1]?.push(one.keeper[cell] ?? 0);
          drawn[2]?.push(((one.keeper[cell] ?? 0) - (two.keeper[cell] ?? 0)) & 0xffff);
        });
      }
      for (const shares of drawn) {
        for (const shift of [0, 4, 8, 12])
          expect(chiSquare(shares.map((share) => (share >> shift) & 15))).toBeLessThan(56);
      }
    }
  });
});

describe('two rounds', () => {
  it('cannot be linked from a person’s files better than by chance', async () => {
    const teams = trials(6, 125);
    const people = 8;
    let right = 0;
    for (let team = 0; team < teams; team += 1) {
      const [before, after] = [await openedRound(), await openedRound()];
      const random = randomSource(team);
      const choices = Array.from({ length: people }, () => randomChoice(EXAMPLE_BOOK, random, 0));
      const first = await filesOf(before, choices);
      const second = await filesOf(after, choices);
      expect(new Set([...first, ...second].map(({ fileName }) => fileName)).size).toBe(2 * people);
      second.forEach(({ file }, person) => {
        const likeness = first.map((one) => sameBytes(one.file, file));
        if (likeness.indexOf(Math.max(...likeness)) === person) right += 1;
        expect(longestShared(first[person]?.file ?? file, file)).toBeLessThan(60);
      });
    }
    const pairs = teams * people;
    expect(right / pairs).toBeLessThan(1 / people + 5 * Math.sqrt(1 / people / pairs));
  });

  it('draw a fresh contribution id, save id, receipt and shares', async () => {
    const opened = await openedRound();
    const saves = await filesOf(opened, [FULL, FULL, FULL]);
    expect(new Set(saves.map(({ kept }) => kept.contributionId)).size).toBe(3);
    expect(new Set(saves.map(({ kept }) => kept.receipt.join())).size).toBe(3);
    expect(new Set(saves.map(({ file }) => toHex(file))).size).toBe(3);
  });
});

async function cardFor(gathererKey: string, keeperKey: string) {
  const { round } = await openedRound();
  const invitation = { ...round.card, format: 'wellspring-invitation' as const };
  const bytes = writeRoundCard(
    { ...invitation, gatherer: await recipientOf(gathererKey) },
    await recipientOf(keeperKey),
    'two-keepers',
  );
  return valueOf(readRoundCard(bytes));
}

function filesOf(opened: OpenedRound, choices: readonly Choice[]) {
  return Promise.all(choices.map((choice) => contribute(opened, choice)));
}

/** The places at which these bytes are not all the same. */
const varying = (all: readonly Bytes[]): number[] =>
  Array.from(all[0] ?? [], (_, at) => at).filter((at) => spread(all, at) > 1);
const spread = (all: readonly Bytes[], at: number): number => new Set(all.map((bytes) => bytes[at])).size;
/** From the first of each pair up to, but not including, the second. */
const places = (...ranges: readonly (readonly [number, number])[]): number[] =>
  ranges.flatMap(([from, until]) => Array.from({ length: until - from }, (_, step) => from + step));

const latin = (bytes: Bytes): string => new TextDecoder('latin1').decode(bytes);

/** Chi-square of sixteen equal bins; 56 is passed by chance less than once in a million (15 degrees of freedom). */
function chiSquare(digits: readonly number[]): number {
  const bins = Array.from({ length: 16 }, () => 0);
  for (const digit of digits) bins[digit] = (bins[digit] ?? 0) + 1;
  const expected = digits.length / 16;
  return bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function sameBytes(a: Bytes, b: Bytes): number {
  let same = 0;
  a.forEach((byte, at) => (same += byte === b[at] ? 1 : 0));
  return same;
}

/** The longest run of equal bytes at one place. Container and age header begin with 50 that never vary. */
function longestShared(a: Bytes, b: Bytes): number {
  let longest = 0;
  let run = 0;
  a.forEach((byte, at) => {
    run = byte === b[at] ? run + 1 : 0;
    longest = Math.max(longest, run);
  });
  return longest;
}
