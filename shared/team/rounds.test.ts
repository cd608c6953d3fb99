/** To hold 1: rounds through files equal the plain computation. */
import { describe, expect, it } from 'vitest';
import { NOTHING, type Choice } from './choice.ts';
import { takeSum } from './gatherer.ts';
import { answerBundle, openBundle } from './keeper.ts';
import { makePaperPicture } from './paper.ts';
import { receiptWords } from './receipt.ts';
import { findReceipt, writeReceiptList } from './receipt-list.ts';
import { SUM_BYTES } from './sum.ts';
import { EXAMPLE_BOOK } from './testing/example-book.ts';
import { plainPicture } from './testing/plain-picture.ts';
import { bundleOf, contribute, openedRound, randomChoice, valueOf } from './testing/played-round.ts';
import { randomSource, trials } from './testing/random-source.ts';
import { WORDS } from './words.ts';

describe('a round through files', () => {
  it('equals the plain computation, with cards replaced and withdrawn on the way', async () => {
    const random = randomSource(11);
    for (let trial = 0; trial < trials(12, 1000); trial += 1) {
      const opened = await openedRound();
      const choices: Choice[] = [];
      const files = [];
      for (let person = 0; person < 5 + random.below(9); person += 1) {
        let choice = randomChoice(EXAMPLE_BOOK, random);
        const first = await contribute(opened, choice);
        files.push(first.file);
        if (random.next() < 0.2) {
          choice = random.next() < 0.3 ? NOTHING : randomChoice(EXAMPLE_BOOK, random);
          files.splice(random.below(files.length), 0, (await contribute(opened, choice, first.kept)).file);
        }
        choices.push(choice);
      }
      const bundle = await bundleOf(opened, files);
      const answer = valueOf(
        await answerBundle(opened.keeper, opened.round, bundle, { yes: choices.length, no: 0 }),
      );
      const plain = plainPicture(EXAMPLE_BOOK, choices);
      const picture =
        answer.kind === 'sum'
          ? valueOf(await takeSum(opened.gatherer, EXAMPLE_BOOK, opened.round, answer.file))
          : answer.reason;
      const wanted = { ...plain, trust: 'receipts', keepers: 'two-keepers' };
      expect(picture).toEqual(plain.kind === 'nothing' ? 'too-few' : wanted);
    }
  });

  it('keeps the same rules on paper and for many more cards', () => {
    const random = randomSource(12);
    for (let trial = 0; trial < trials(300, 20_000); trial += 1) {
      const cards = Array.from({ length: 3 + random.below(30) }, () => randomChoice(EXAMPLE_BOOK, random));
      const picture = valueOf(makePaperPicture(EXAMPLE_BOOK, 5, cards));
      expect(picture).toEqual({ ...plainPicture(EXAMPLE_BOOK, cards), trust: 'paper', keepers: 'paper' });
    }
  });

  it('lets each person find their receipt in the list, and the replaced one no more', async () => {
    const opened = await openedRound();
    const random = randomSource(13);
    const saves = [];
    for (let person = 0; person < 6; person += 1) {
      saves.push(await contribute(opened, randomChoice(EXAMPLE_BOOK, random, 0)));
    }
    const [first] = saves;
    if (first === undefined) throw new Error('No save.');
    const again = await contribute(opened, NOTHING, first.kept);
    const bundle = await bundleOf(
      opened,
      [...saves, again].map(({ file }) => file),
    );
    const seen = valueOf(await openBundle(opened.keeper, opened.round, bundle));
    if (seen.kind !== 'receipts') throw new Error('Answered too early.');
    const list = writeReceiptList(opened.round.hash, seen.receipts);
    expect(receiptWords(again.kept.receipt).every((word) => WORDS.includes(word))).toBe(true);
    expect(findReceipt(list, again.kept)).toEqual({ ok: true, value: true });
    expect(findReceipt(list, first.kept)).toEqual({ ok: true, value: false });
    expect(saves.slice(1).every(({ kept }) => valueOf(findReceipt(list, kept)))).toBe(true);
    const other = await openedRound();
    expect(findReceipt(list, (await contribute(other, NOTHING)).kept)).toEqual({
      ok: false,
      refusal: 'other-round',
    });
  });

  it('says in the picture when the cards were taken on trust', async () => {
    const opened = await openedRound();
    const choice: Choice = { themes: [{ id: 'deed', lean: 'strain' }], weather: [] };
    const files = await Promise.all(
      Array.from({ length: 5 }, async () => (await contribute(opened, choice)).file),
    );
    const bundle = await bundleOf(opened, files);
    const answer = valueOf(await answerBundle(opened.keeper, opened.round, bundle, 'skipped'));
    if (answer.kind !== 'sum') throw new Error('No sum.');
    const picture = valueOf(await takeSum(opened.gatherer, EXAMPLE_BOOK, opened.round, answer.file));
    expect(answer.file).toHaveLength(SUM_BYTES);
    expect(picture.trust).toBe('on-trust');
    expect(picture.themes).toEqual([{ id: 'deed', band: 'named', lean: null }]);
  });
});
