/**
 * The gatherer's steps that open cards, in a worker that is thrown away after one answer, with all the memory it used. Exact sums
 * exist here and nowhere else; what goes back is a picture without a number, or one word.
 */
import { expose } from 'comlink';
import { ownBytes } from '../../../shared/base/bytes.ts';
import type { Choice } from '../../../shared/team/choice.ts';
import type { DroppedFile } from '../../../shared/team/dropped-files.ts';
import { addCards, makeBundle, takeSum, type GatheredCards } from '../../../shared/team/gatherer.ts';
import { answerBundle } from '../../../shared/team/keeper.ts';
import { refused, type Outcome } from '../../../shared/team/outcome.ts';
import { makePaperPicture } from '../../../shared/team/paper.ts';
import type { Picture } from '../../../shared/team/picture.ts';
import type { RoundBook } from '../../../shared/team/round-book.ts';
import type { OpenCard } from '../../../shared/team/round-card.ts';
import type { RoundStore } from '../../../shared/team/round-store.ts';

/** A dropped file with what was read of it; null where it was not read, or could not be. */
export interface GivenFile extends Pick<DroppedFile, 'name' | 'kind' | 'size'> {
  readonly bytes: Uint8Array | null;
}

const gatherer = {
  addCards: (
    store: RoundStore,
    round: OpenCard,
    files: readonly GivenFile[],
  ): Promise<Outcome<GatheredCards>> => addCards(store, round, files.map(droppedFile)),
  makeBundle: (store: RoundStore, round: OpenCard): Promise<Outcome<Uint8Array>> => makeBundle(store, round),
  takeSum: (
    store: RoundStore,
    book: RoundBook,
    round: OpenCard,
    sum: Uint8Array,
  ): Promise<Outcome<Picture>> => takeSum(store, book, round, ownBytes(sum)),
  /** One keeper: this app holds both halves, and answers its own bundle, on trust and once. */
  sumAlone: async (store: RoundStore, book: RoundBook, round: OpenCard): Promise<Outcome<Picture>> => {
    const bundle = await makeBundle(store, round);
    if (!bundle.ok) return bundle;
    const answer = await answerBundle(store, round, bundle.value, 'skipped');
    if (!answer.ok) return answer;
    if (answer.value.kind === 'no-sum') return refused('too-few');
    return takeSum(store, book, round, answer.value.file);
  },
  paperPicture: (book: RoundBook, floor: number, cards: readonly Choice[]): Outcome<Picture> =>
    makePaperPicture(book, floor, cards),
};
export type GathererWorker = typeof gatherer;

function droppedFile({ name, kind, size, bytes }: GivenFile): DroppedFile {
  const read = async (most: number) => {
    if (bytes === null) throw new Error('unreadable');
    return ownBytes(bytes.slice(0, most));
  };
  return { name, kind, size, read };
}

expose(gatherer);
