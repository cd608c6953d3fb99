/** To hold 4 and 5: the gatherer's attacks end in no sum, and a second release is refused, also after the power went. */
import { describe, expect, it } from 'vitest';
import { concatBytes, type Bytes } from '../base/bytes.ts';
import { writeBundle } from './bundle.ts';
import { NOTHING, type Choice } from './choice.ts';
import { readContribution } from './contribution.ts';
import {
  acceptInvitation,
  answerBundle,
  openBundle,
  type KeeperAnswer,
  type ReceiptAnswers,
} from './keeper.ts';
import { openRound } from './gatherer.ts';
import type { Outcome } from './outcome.ts';
import { CrashingStore, PowerCut } from './testing/crashing-store.ts';
import { EXAMPLE_BOOK } from './testing/example-book.ts';
import { contribute, openedRound, valueOf, type OpenedRound } from './testing/played-round.ts';

const DEED: Choice = { themes: [{ id: 'deed', lean: 'strain' }], weather: [] };

/** The keeper's halves of so many cards, still sealed. */
async function halves(opened: OpenedRound, count: number, choice: Choice = DEED): Promise<Bytes[]> {
  const cards = await Promise.all(Array.from({ length: count }, () => contribute(opened, choice)));
  return cards.map(({ file }) => valueOf(readContribution(file)).keeper);
}

async function ask(opened: OpenedRound, parts: readonly Bytes[], said: ReceiptAnswers) {
  return answerBundle(opened.keeper, opened.round, writeBundle(opened.round.hash, parts), said);
}

const noSum = (reason: string) => ({ ok: true, value: { kind: 'no-sum', reason } });

describe('the gatherer’s attack', () => {
  it('gets no sum with one real half among eight forged ones', async () => {
    const opened = await openedRound();
    const parts = [...(await halves(opened, 1)), ...(await halves(opened, 8))];
    expect(await ask(opened, parts, { yes: 1, no: 0 })).toEqual(noSum('receipts-differ'));
  });

  it('gets no sum with four times Nothing and one real', async () => {
    const opened = await openedRound();
    const parts = [...(await halves(opened, 1)), ...(await halves(opened, 4, NOTHING))];
    expect(await ask(opened, parts, { yes: 5, no: 0 })).toEqual(noSum('too-few'));
    const trusting = await openedRound();
    const again = [...(await halves(trusting, 4)), ...(await halves(trusting, 1, NOTHING))];
    expect(await ask(trusting, again, 'skipped')).toEqual(noSum('too-few'));
  });

  it('gets no sum when a half was left out: somebody says that theirs is not there', async () => {
    const opened = await openedRound();
    const parts = await halves(opened, 9);
    expect(await ask(opened, parts.slice(1), { yes: 8, no: 1 })).toEqual(noSum('someone-missing'));
  });

  it('gets no sum when a half was replaced by a forged one', async () => {
    const opened = await openedRound();
    const parts = [...(await halves(opened, 9)).slice(1), ...(await halves(opened, 1))];
    expect(await ask(opened, parts, { yes: 8, no: 1 })).toEqual(noSum('someone-missing'));
    const other = await openedRound();
    const silent = [...(await halves(other, 9)).slice(1), ...(await halves(other, 1))];
    expect(await ask(other, silent, { yes: 8, no: 0 })).toEqual(noSum('receipts-differ'));
  });

  it('is refused when a half is there twice, or an earlier save beside a later one', async () => {
    const opened = await openedRound();
    const parts = await halves(opened, 6);
    const [first] = parts;
    if (first === undefined) throw new Error('No half.');
    expect(await ask(opened, [...parts, first], { yes: 7, no: 0 })).toEqual({
      ok: false,
      refusal: 'doubled',
    });
    const one = await contribute(opened, DEED);
    const two = await contribute(opened, DEED, one.kept);
    const both = [one, two].map(({ file }) => valueOf(readContribution(file)).keeper);
    expect(await ask(opened, [...parts, ...both], { yes: 8, no: 0 })).toEqual({
      ok: false,
      refusal: 'doubled',
    });
    expect(opened.keeper.changes.filter((change) => change.includes('answer'))).toEqual([]);
  });

  it('is refused with the gatherer’s halves, or those of another round', async () => {
    const opened = await openedRound();
    const other = await openedRound();
    const own = (await contribute(opened, DEED)).file;
    const parts = await halves(opened, 5);
    for (const stranger of [valueOf(readContribution(own)).gatherer, ...(await halves(other, 1))]) {
      expect(await ask(opened, [...parts, stranger], { yes: 6, no: 0 })).toEqual({
        ok: false,
        refusal: 'cannot-open',
      });
    }
    const bundle = writeBundle(other.round.hash, parts);
    expect(await answerBundle(opened.keeper, opened.round, bundle, { yes: 5, no: 0 })).toEqual({
      ok: false,
      refusal: 'other-round',
    });
  });

  it('keeps a raised floor, and never lets one be lower than five', async () => {
    const opened = await openedRound(EXAMPLE_BOOK, 8);
    expect(opened.round.card.floor).toBe(8);
    expect(await ask(opened, await halves(opened, 7), { yes: 7, no: 0 })).toEqual(noSum('too-few'));
    const terms = { arc: 'arc-2', closes: '2027-03-12', floor: 2, evaluates: false };
    const invitation = await openRound(new CrashingStore(), EXAMPLE_BOOK, terms);
    expect(valueOf(await acceptInvitation(new CrashingStore(), EXAMPLE_BOOK, invitation)).card.floor).toBe(5);
  });
});

describe('one release', () => {
  it('gives the same bytes for the same bundle, and refuses one card more or less', async () => {
    const opened = await openedRound();
    const parts = await halves(opened, 7);
    const bundle = writeBundle(opened.round.hash, parts);
    const first = sumOf(await answerBundle(opened.keeper, opened.round, bundle, { yes: 7, no: 0 }));
    const after = { ...opened, keeper: opened.keeper.restarted() };
    for (const said of [{ yes: 7, no: 0 }, { yes: 3, no: 2 }, 'skipped'] as const) {
      expect(sumOf(await answerBundle(after.keeper, after.round, bundle, said))).toEqual(first);
    }
    expect(valueOf(await openBundle(after.keeper, after.round, bundle)).kind).toBe('sum');
    for (const other of [parts.slice(1), [...parts, ...(await halves(opened, 1))], parts]) {
      expect(await ask(after, other, 'skipped')).toEqual({ ok: false, refusal: 'already-answered' });
    }
  });

  it('ends the round when the answer was no, so that nobody can ask until it is yes', async () => {
    const opened = await openedRound();
    const parts = await halves(opened, 6);
    expect(await ask(opened, parts, { yes: 5, no: 0 })).toEqual(noSum('receipts-differ'));
    expect(await ask(opened, parts, { yes: 6, no: 0 })).toEqual({ ok: false, refusal: 'already-answered' });
    expect([...opened.keeper.files.keys()].filter((name) => !name.endsWith('-answer'))).toEqual([]);
  });

  it('gives one sum even when it is asked for twice at once', async () => {
    const opened = await openedRound();
    const bundle = writeBundle(opened.round.hash, await halves(opened, 5));
    const answers = await Promise.all(
      [0, 1, 2].map(() => answerBundle(opened.keeper, opened.round, bundle, { yes: 5, no: 0 })),
    );
    expect(new Set(answers.map((answer) => sumOf(answer).join())).size).toBe(1);
  });

  it('writes, then deletes, then offers', async () => {
    const opened = await openedRound();
    await ask(opened, await halves(opened, 5), { yes: 5, no: 0 });
    const [name] = opened.keeper.changes[0]?.split(' ').slice(1) ?? [];
    expect(opened.keeper.changes).toEqual([`create ${name}`, `create ${name}-answer`, `remove ${name}`]);
  });

  it('never offers two sums, wherever the power goes', async () => {
    for (const afterEffect of [false, true]) {
      for (let step = 0; step < 8; step += 1) {
        const opened = await openedRound();
        const parts = await halves(opened, 6);
        const bundle = writeBundle(opened.round.hash, parts);
        const smaller = writeBundle(opened.round.hash, parts.slice(1));
        const offered = new Set<string>();
        opened.keeper.cutAt(step, afterEffect);
        const first = await orPowerCut(answerBundle(opened.keeper, opened.round, bundle, 'skipped'));
        if (first !== null) offered.add(sumOf(first).join());
        const heldBack = first === null || opened.keeper.files.size === 1;
        const after = opened.keeper.restarted();
        const answered = [...after.files.keys()].some((name) => name.endsWith('-answer'));
        const second = await answerBundle(after, opened.round, answered ? smaller : bundle, 'skipped');
        if (second.ok) offered.add(sumOf(second).join());
        offered.add(sumOf(await answerBundle(after, opened.round, bundle, 'skipped')).join());
        expect([heldBack, second.ok]).toEqual([true, !answered]);
        expect(offered.size).toBe(1);
        expect([...after.files.keys()].every((name) => name.endsWith('-answer'))).toBe(true);
      }
    }
  });

  it('cannot be given by a restored or moved journal, which holds no round identity', async () => {
    const opened = await openedRound();
    const bundle = writeBundle(opened.round.hash, await halves(opened, 5));
    expect(await answerBundle(new CrashingStore(), opened.round, bundle, 'skipped')).toEqual({
      ok: false,
      refusal: 'no-open-round',
    });
  });
});

describe('a lost keeper', () => {
  it('reopens the round: a new card, and the old cards are of another round', async () => {
    const opened = await openedRound();
    const old = await halves(opened, 6);
    const terms = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: false };
    const invitation = await openRound(new CrashingStore(), EXAMPLE_BOOK, terms);
    const keeper = new CrashingStore();
    const round = valueOf(await acceptInvitation(keeper, EXAMPLE_BOOK, invitation));
    expect(round.card.keeper).not.toBe(opened.round.card.keeper);
    expect(await ask({ ...opened, keeper, round }, old, 'skipped')).toEqual({
      ok: false,
      refusal: 'cannot-open',
    });
  });

  it('makes the identity durable before the card exists', async () => {
    const terms = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: false };
    const invitation = await openRound(new CrashingStore(), EXAMPLE_BOOK, terms);
    const keeper = new CrashingStore();
    keeper.cutAt(0, false);
    expect(await orPowerCut(acceptInvitation(keeper, EXAMPLE_BOOK, invitation))).toBeNull();
    expect(keeper.files.size).toBe(0);
  });
});

it('refuses an answer record that was damaged rather than adding again', async () => {
  const opened = await openedRound();
  const bundle = writeBundle(opened.round.hash, await halves(opened, 5));
  await answerBundle(opened.keeper, opened.round, bundle, 'skipped');
  const [name] = [...opened.keeper.files.keys()];
  const bytes = opened.keeper.files.get(name ?? '') ?? new Uint8Array(0);
  opened.keeper.files.set(name ?? '', concatBytes(bytes.subarray(0, 40)));
  const again = await answerBundle(opened.keeper, opened.round, bundle, 'skipped');
  expect(again).toEqual({ ok: false, refusal: 'damaged' });
});

function sumOf(answer: Outcome<KeeperAnswer>): Bytes {
  const value = valueOf(answer);
  if (value.kind !== 'sum') throw new Error(`No sum: ${value.reason}`);
  return value.file;
}

async function orPowerCut<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PowerCut) return null;
    throw error;
  }
}
