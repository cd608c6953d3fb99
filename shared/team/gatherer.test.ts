/** What bad input gets at the gatherer's: each file counted rightly or named by file only, and nothing half-done. */
import { describe, expect, it } from 'vitest';
import { concatBytes, type Bytes } from '../base/bytes.ts';
import { NOTHING, type Choice } from './choice.ts';
import { CONTRIBUTION_BYTES, readContribution } from './contribution.ts';
import type { DroppedFile } from './dropped-files.ts';
import { addCards, gathersRound, makeBundle, openRound, takeRoundCard, takeSum } from './gatherer.ts';
import { acceptInvitation, answerBundle, openBundle } from './keeper.ts';
import { writeSealedFile, MAGIC } from './sealed-file.ts';
import { CrashingStore, PowerCut } from './testing/crashing-store.ts';
import { EXAMPLE_BOOK } from './testing/example-book.ts';
import {
  bundleOf,
  contribute,
  dropped,
  openedRound,
  valueOf,
  type OpenedRound,
} from './testing/played-round.ts';

const DEED: Choice = { themes: [{ id: 'deed', lean: 'strength' }], weather: [] };

async function cards(opened: OpenedRound, count: number): Promise<Bytes[]> {
  return Promise.all(Array.from({ length: count }, async () => (await contribute(opened, DEED)).file));
}

async function add(opened: OpenedRound, files: readonly DroppedFile[]) {
  const { whole, files: said } = valueOf(await addCards(opened.gatherer, opened.round, files));
  return { whole, said: Object.fromEntries(said.map(({ name, outcome }) => [name, outcome])) };
}

describe('dropped files', () => {
  it('are counted rightly or named by file only', async () => {
    const opened = await openedRound();
    const other = await openedRound();
    const [one, two, three] = await cards(opened, 3);
    const [stranger] = await cards(other, 1);
    if (one === undefined || two === undefined || three === undefined || stranger === undefined)
      throw new Error();
    const first = await contribute(opened, DEED);
    const second = await contribute(opened, NOTHING, first.kept);
    const flipped = (bytes: Bytes, at: number) => bytes.with(at, (bytes[at] ?? 0) ^ 1);
    const mixed = writeSealedFile(MAGIC.card, one.slice(10, 18), [
      valueOf(readContribution(one)).gatherer,
      valueOf(readContribution(two)).keeper,
    ]);
    const huge: DroppedFile = {
      ...dropped(one, 'huge'),
      size: 5 * 2 ** 30,
      read: () => Promise.reject(new Error('read')),
    };
    const gone: DroppedFile = { ...dropped(one, 'gone'), read: () => Promise.reject(new Error('gone')) };
    const shrunk: DroppedFile = { ...dropped(one, 'shrunk'), read: async () => one.slice(0, 100) };
    const answer = await add(opened, [
      { ...dropped(one, 'folder'), kind: 'folder' },
      { ...dropped(one, 'link'), kind: 'link' },
      huge,
      gone,
      shrunk,
      dropped(one, 'a'),
      dropped(one, 'a (1)'),
      dropped(two, 'b'),
      dropped(three.slice(0, 5000), 'half-copied'),
      dropped(new Uint8Array(0), 'empty'),
      dropped(new Uint8Array(CONTRIBUTION_BYTES).fill(65), 'text'),
      dropped(concatBytes(one, new Uint8Array(1)), 'longer'),
      dropped(flipped(one, 9000 - 500), 'keeper damaged'),
      dropped(flipped(two, 300), 'gatherer damaged'),
      dropped(mixed, 'mixed'),
      dropped(one.with(9, 2), 'newer'),
      dropped(stranger, 'other round'),
      dropped(second.file, 'later save'),
      dropped(first.file, 'earlier save'),
    ]);
    expect(answer).toEqual({
      whole: 3,
      said: {
        folder: 'not-a-file',
        link: 'not-a-file',
        huge: 'too-large',
        gone: 'unreadable',
        shrunk: 'changed-while-read',
        a: 'whole',
        'a (1)': 'again',
        b: 'whole',
        'half-copied': 'cut-short',
        empty: 'not-this-kind',
        text: 'not-this-kind',
        longer: 'too-large',
        'keeper damaged': 'damaged',
        'gatherer damaged': 'cannot-open',
        mixed: 'damaged',
        newer: 'newer-format',
        'other round': 'cannot-open',
        'later save': 'whole',
        'earlier save': 'replaced',
      },
    });
  });

  it('may be ten thousand, and the rest of more is named', async () => {
    const opened = await openedRound();
    const [one] = await cards(opened, 1);
    const junk = dropped(new Uint8Array(10), 'junk');
    const files = Array.from({ length: 10_000 }, () => junk);
    const { whole, files: said } = valueOf(
      await addCards(opened.gatherer, opened.round, [...files, dropped(one ?? new Uint8Array(0), 'late')]),
    );
    expect([whole, said.length, said.at(-1)?.outcome]).toEqual([0, 10_001, 'too-many']);
  });

  it('come to nothing, or to all of them, when the power goes while they are kept', async () => {
    for (const afterEffect of [false, true]) {
      const opened = await openedRound();
      const files = (await cards(opened, 5)).map((bytes, at) => dropped(bytes, String(at)));
      opened.gatherer.cutAt(4, afterEffect);
      await expect(addCards(opened.gatherer, opened.round, files)).rejects.toThrow(PowerCut);
      const after = { ...opened, gatherer: opened.gatherer.restarted() };
      expect((await add(after, [])).whole).toBe(afterEffect ? 5 : 0);
      expect((await add(after, files)).whole).toBe(5);
    }
  });

  it('are kept over a restart, and a second save of the same revision sets both aside', async () => {
    const opened = await openedRound();
    const first = await contribute(opened, DEED);
    const rivals = await Promise.all([
      contribute(opened, DEED, first.kept),
      contribute(opened, NOTHING, first.kept),
    ]);
    expect((await add(opened, [dropped(first.file, 'first')])).whole).toBe(1);
    const after = { ...opened, gatherer: opened.gatherer.restarted() };
    expect(
      await add(
        after,
        rivals.map(({ file }, at) => dropped(file, `rival ${at}`)),
      ),
    ).toEqual({
      whole: 0,
      said: { 'rival 0': 'conflicting', 'rival 1': 'conflicting' },
    });
  });
});

describe('the bundle', () => {
  it('waits for five cards and is shuffled', async () => {
    const opened = await openedRound();
    const files = await cards(opened, 9);
    await add(
      opened,
      files.slice(0, 4).map((bytes, at) => dropped(bytes, String(at))),
    );
    expect(await makeBundle(opened.gatherer, opened.round)).toEqual({ ok: false, refusal: 'too-few' });
    const bundle = await bundleOf(opened, files);
    expect(await bundleOf(opened, [])).not.toEqual(bundle);
    expect(valueOf(await openBundle(opened.keeper, opened.round, bundle)).kind).toBe('receipts');
  });
});

describe('the picture', () => {
  it('is made once; then identity and cards are gone and late cards are refused', async () => {
    const opened = await openedRound();
    const [late, ...files] = await cards(opened, 6);
    const bundle = await bundleOf(opened, files);
    await add(opened, [dropped(late ?? new Uint8Array(0), 'late')]);
    const answer = valueOf(await answerBundle(opened.keeper, opened.round, bundle, { yes: 5, no: 0 }));
    if (answer.kind !== 'sum') throw new Error('No sum.');
    const picture = valueOf(await takeSum(opened.gatherer, EXAMPLE_BOOK, opened.round, answer.file));
    expect(picture.themes).toEqual([{ id: 'deed', band: 'named', lean: null }]);
    expect([...opened.gatherer.files.keys()].map((name) => name.replace(/^.*-/, ''))).toEqual(['picture']);
    expect(await addCards(opened.gatherer, opened.round, [])).toEqual({
      ok: false,
      refusal: 'no-open-round',
    });
    expect(await makeBundle(opened.gatherer, opened.round)).toEqual({ ok: false, refusal: 'no-open-round' });
    expect(valueOf(await takeSum(opened.gatherer, EXAMPLE_BOOK, opened.round, answer.file))).toEqual(picture);
  });

  it('is the same wherever the power goes', async () => {
    const opened = await openedRound();
    const bundle = await bundleOf(opened, await cards(opened, 5));
    const answer = valueOf(await answerBundle(opened.keeper, opened.round, bundle, 'skipped'));
    if (answer.kind !== 'sum') throw new Error('No sum.');
    const pictures = new Set<string>();
    for (const afterEffect of [false, true]) {
      for (let step = 0; step < 14; step += 1) {
        const store = opened.gatherer.restarted();
        store.cutAt(step, afterEffect);
        await takeSum(store, EXAMPLE_BOOK, opened.round, answer.file).catch((error: unknown) => {
          if (!(error instanceof PowerCut)) throw error;
        });
        const after = store.restarted();
        pictures.add(JSON.stringify(valueOf(await takeSum(after, EXAMPLE_BOOK, opened.round, answer.file))));
        expect([...after.files.keys()].map((name) => name.replace(/^.*-/, ''))).toEqual(['picture']);
      }
    }
    expect(pictures.size).toBe(1);
  });

  it('is refused for a sum over cards that are not here, or of another round', async () => {
    const opened = await openedRound();
    const files = await cards(opened, 6);
    const bundle = await bundleOf(opened, files);
    const answer = valueOf(await answerBundle(opened.keeper, opened.round, bundle, 'skipped'));
    if (answer.kind !== 'sum') throw new Error('No sum.');
    const store = opened.gatherer.restarted();
    for (const [name, bytes] of store.files) {
      if (name.endsWith('-cards')) store.files.set(name, bytes.slice(CONTRIBUTION_BYTES));
    }
    expect(await takeSum(store, EXAMPLE_BOOK, opened.round, answer.file)).toEqual({
      ok: false,
      refusal: 'halves-missing',
    });
    const other = await openedRound();
    expect(await takeSum(other.gatherer, EXAMPLE_BOOK, other.round, answer.file)).toEqual({
      ok: false,
      refusal: 'cannot-open',
    });
    expect(await takeSum(new CrashingStore(), EXAMPLE_BOOK, opened.round, answer.file)).toEqual({
      ok: false,
      refusal: 'no-open-round',
    });
  });
});

describe('opening a round', () => {
  const terms = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: true };

  it('takes the first card that says what the invitation said, and no other', async () => {
    const store = new CrashingStore();
    const invitation = await openRound(store, EXAMPLE_BOOK, terms);
    const first = valueOf(await acceptInvitation(new CrashingStore(), EXAMPLE_BOOK, invitation));
    const second = valueOf(await acceptInvitation(new CrashingStore(), EXAMPLE_BOOK, invitation));
    const altered = first.bytes.slice();
    altered.set(
      new TextEncoder().encode(first.card.closes.replace('2027', '2028')),
      indexOf(altered, first.card.closes),
    );
    expect(await takeRoundCard(store, EXAMPLE_BOOK, altered)).toEqual({ ok: false, refusal: 'other-round' });
    expect(valueOf(await takeRoundCard(store, EXAMPLE_BOOK, first.bytes)).hash).toEqual(first.hash);
    expect(await takeRoundCard(store, EXAMPLE_BOOK, second.bytes)).toEqual({
      ok: false,
      refusal: 'other-round',
    });
    expect(valueOf(await takeRoundCard(store, EXAMPLE_BOOK, first.bytes)).card.evaluates).toBe(true);
    expect(await gathersRound(store, first)).toBe(true);
    expect(await gathersRound(new CrashingStore(), first)).toBe(false);
  });

  it('with one keeper says so in the picture', async () => {
    const store = new CrashingStore();
    const invitation = await openRound(store, EXAMPLE_BOOK, terms);
    const round = valueOf(await acceptInvitation(store, EXAMPLE_BOOK, invitation, 'one-keeper'));
    valueOf(await takeRoundCard(store, EXAMPLE_BOOK, round.bytes));
    const opened = { book: EXAMPLE_BOOK, round, gatherer: store, keeper: store };
    const bundle = await bundleOf(opened, await cards(opened, 5));
    const answer = valueOf(await answerBundle(store, round, bundle, { yes: 5, no: 0 }));
    if (answer.kind !== 'sum') throw new Error('No sum.');
    expect(valueOf(await takeSum(store, EXAMPLE_BOOK, round, answer.file)).keepers).toBe('one-keeper');
  });
});

function indexOf(bytes: Bytes, text: string): number {
  return new TextDecoder('latin1').decode(bytes).indexOf(text);
}
