/** A whole round in memory, through the files that people would hand each other. */
import type { Bytes } from '../../base/bytes.ts';
import type { Choice } from '../choice.ts';
import { makeContribution, type Contribution, type KeptSave } from '../contribution.ts';
import type { DroppedFile } from '../dropped-files.ts';
import { addCards, makeBundle, openRound, takeRoundCard } from '../gatherer.ts';
import { acceptInvitation } from '../keeper.ts';
import type { Outcome } from '../outcome.ts';
import type { OpenCard } from '../round-card.ts';
import type { RoundBook } from '../round-book.ts';
import { CrashingStore } from './crashing-store.ts';
import { EXAMPLE_BOOK } from './example-book.ts';
import type { RandomSource } from './random-source.ts';

export interface OpenedRound {
  readonly book: RoundBook;
  readonly round: OpenCard;
  readonly gatherer: CrashingStore;
  readonly keeper: CrashingStore;
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal}`);
  return outcome.value;
}

export async function openedRound(book: RoundBook = EXAMPLE_BOOK, floor = 5): Promise<OpenedRound> {
  const gatherer = new CrashingStore();
  const keeper = new CrashingStore();
  const terms = { arc: 'arc-2', closes: '2027-03-12', floor, evaluates: false };
  const invitation = await openRound(gatherer, book, terms);
  const round = valueOf(await acceptInvitation(keeper, book, invitation));
  valueOf(await takeRoundCard(gatherer, book, round.bytes));
  return { book, round, gatherer, keeper };
}

export function contribute(
  { round, book }: OpenedRound,
  choice: Choice,
  previous: KeptSave | null = null,
): Promise<Contribution> {
  return makeContribution(round, book, choice, previous);
}

export function dropped(bytes: Bytes, name = 'card.wscard'): DroppedFile {
  return { name, kind: 'file', size: bytes.length, read: async (most) => bytes.slice(0, most) };
}

/** Hands in the files and gives the bundle. */
export async function bundleOf(opened: OpenedRound, files: readonly Bytes[]): Promise<Bytes> {
  const named = files.map((bytes, at) => dropped(bytes, `${at}.wscard`));
  valueOf(await addCards(opened.gatherer, opened.round, named));
  return valueOf(await makeBundle(opened.gatherer, opened.round));
}

/** Three to five themes with leans, and some weather; now and then *Nothing*. */
export function randomChoice(book: RoundBook, random: RandomSource, nothing = 0.1): Choice {
  if (random.next() < nothing) return { themes: [], weather: [] };
  const ids = book.themes.map(({ id }) => id);
  const themes: Choice['themes'] = [];
  for (let count = 1 + random.below(5); count > 0 && ids.length > 0; count -= 1) {
    const [id = ''] = ids.splice(random.below(ids.length), 1);
    themes.push({ id, lean: random.pick(['strength', 'strain', 'both', 'question'] as const) });
  }
  const weather = book.questions
    .filter(() => random.next() < 0.9)
    .map(({ id }) => ({ id, point: random.below(book.scale.length) }));
  return { themes, weather };
}
