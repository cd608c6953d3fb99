/**
 * The steps of a gatherer, each in a worker of its own that is ended with its answer. What it keeps it keeps by way of the
 * team's store, which alone can seal; the window sees names of files, words and the picture.
 */
import { proxy, wrap, type Remote } from 'comlink';
import { fromHex, ownBytes, toHex, type Bytes } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { CONTRIBUTION_BYTES } from '../../../shared/team/contribution.ts';
import { MOST_DROPPED, type DroppedFile } from '../../../shared/team/dropped-files.ts';
import type { Choice } from '../../../shared/team/choice.ts';
import { openRound, pictureOf, takeRoundCard, type GatheredCards } from '../../../shared/team/gatherer.ts';
import { readInvitation } from '../../../shared/team/invitation.ts';
import { acceptInvitation } from '../../../shared/team/keeper.ts';
import type { Outcome } from '../../../shared/team/outcome.ts';
import type { Picture } from '../../../shared/team/picture.ts';
import type { RoundBook } from '../../../shared/team/round-book.ts';
import { readRoundCard, type OpenCard } from '../../../shared/team/round-card.ts';
import type { RoundStore } from '../../../shared/team/round-store.ts';
import type { KeptRound } from '../../vault/team-records.ts';
import { TeamStoreError } from '../../vault/team-store-error.ts';
import { cardOf, type TeamStore } from '../../vault/team-store.ts';
import type { GathererWorker, GivenFile } from './gatherer.worker.ts';

export type RoundMode = 'two-keepers' | 'one-keeper' | 'paper';

export interface RoundWishes {
  readonly team: string;
  readonly arc: string;
  /** YYYY-MM-DD. */
  readonly closes: string;
  readonly evaluates: boolean;
  readonly people: number | null;
  readonly mode: RoundMode;
}

export type BegunRound = { readonly ok: true; readonly round: KeptRound } | { readonly ok: false };

let last: Promise<unknown> = Promise.resolve();

/** One step after the other: two that kept cards at once would each write over what the other had kept. */
function apart<T>(step: (worker: Remote<GathererWorker>) => Promise<T>): Promise<T> {
  const mine = last.then(() => inWorker(step));
  last = mine.catch(() => undefined);
  return mine;
}

async function inWorker<T>(step: (worker: Remote<GathererWorker>) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./gatherer.worker.ts', import.meta.url), {
    type: 'module',
    name: 'gatherer',
  });
  try {
    return await step(wrap<GathererWorker>(worker));
  } finally {
    worker.terminate();
  }
}

/** The store as a worker may use it: the four calls of the port and nothing more. */
function portOf({ files }: TeamStore): RoundStore {
  return proxy({
    read: (name: string) => files.read(name),
    create: (name: string, bytes: Bytes) => files.create(name, ownBytes(bytes)),
    replace: (name: string, bytes: Bytes) => files.replace(name, ownBytes(bytes)),
    remove: (name: string) => files.remove(name),
  });
}

/** Opens a round and keeps its record. Throws a TeamStoreError where the disk does not take it. */
export async function beginRound(
  store: TeamStore,
  book: RoundBook,
  wishes: RoundWishes,
): Promise<BegunRound> {
  const { team, arc, closes, evaluates, people, mode } = wishes;
  const floor = book.floors.people;
  const record: KeptRound = {
    version: 1,
    id: newId(),
    team,
    role: 'gatherer',
    since: new Date().toISOString().slice(0, 10),
    invitation: null,
    card: null,
    people,
    save: null,
    pending: null,
    brought: null,
    paper: null,
  };
  const keep = async (round: KeptRound): Promise<BegunRound> => {
    const kept = await store.keepRound(round);
    return kept.ok ? { ok: true, round } : { ok: false };
  };
  if (mode === 'paper') {
    return keep({ ...record, paper: { packId: book.packId, arc, floor, cards: [], picture: null } });
  }
  const invitation = await openRound(store.files, book, { arc, closes, floor, evaluates });
  if (mode === 'two-keepers') return keep({ ...record, invitation: toHex(invitation) });
  const card = await acceptInvitation(store.files, book, invitation, 'one-keeper');
  if (!card.ok) return { ok: false };
  const taken = await takeRoundCard(store.files, book, card.value.bytes);
  if (!taken.ok) return { ok: false };
  return keep({ ...record, invitation: toHex(invitation), card: toHex(card.value.bytes) });
}

/** The keeper's card, if it is one for this very round. */
export async function takeCard(
  store: TeamStore,
  book: RoundBook,
  round: KeptRound,
  bytes: Uint8Array,
): Promise<Outcome<KeptRound>> {
  const card = readRoundCard(ownBytes(bytes));
  if (!card.ok) return card;
  // Another round of this gatherer may have been meant: the invitation names the one it belongs to.
  const invitation = round.invitation === null ? null : fromHex(round.invitation);
  const mine = invitation === null ? null : readInvitation(invitation);
  if (mine?.ok !== true) return { ok: false, refusal: 'no-open-round' };
  if (mine.value.gatherer !== card.value.card.gatherer) return { ok: false, refusal: 'other-round' };
  const taken = await takeRoundCard(store.files, book, card.value.bytes);
  if (!taken.ok) return taken;
  const next = { ...round, card: toHex(card.value.bytes) };
  const kept = await store.keepRound(next);
  if (!kept.ok) throw new TeamStoreError(kept.problem);
  return { ok: true, value: next };
}

export function handIn(
  store: TeamStore,
  round: OpenCard,
  files: readonly DroppedFile[],
): Promise<Outcome<GatheredCards>> {
  return apart(async (worker) => {
    const given = await Promise.all(files.slice(0, MOST_DROPPED).map(givenFile));
    return worker.addCards(portOf(store), round, given);
  });
}

/** Reads no more of a file than a card has, so that a film dropped by mistake is not brought in. */
async function givenFile({ name, kind, size, read }: DroppedFile): Promise<GivenFile> {
  const isCardLike = kind === 'file' && size <= CONTRIBUTION_BYTES;
  const bytes = isCardLike ? await read(CONTRIBUTION_BYTES + 1).catch(() => null) : null;
  return { name, kind, size, bytes };
}

export function bundleUp(store: TeamStore, round: OpenCard): Promise<Outcome<Uint8Array>> {
  return apart(async (worker) => worker.makeBundle(portOf(store), round));
}

export function takeSumApart(
  store: TeamStore,
  book: RoundBook,
  round: OpenCard,
  sum: Uint8Array,
): Promise<Outcome<Picture>> {
  return apart(async (worker) => worker.takeSum(portOf(store), book, round, sum));
}

export function sumAloneApart(store: TeamStore, book: RoundBook, round: OpenCard): Promise<Outcome<Picture>> {
  return apart(async (worker) => worker.sumAlone(portOf(store), book, round));
}

export function paperPictureApart(
  book: RoundBook,
  floor: number,
  cards: readonly Choice[],
): Promise<Outcome<Picture>> {
  return apart(async (worker) => worker.paperPicture(book, floor, cards));
}

/** The picture that was made of a round; null while there is none. */
export async function keptPicture(store: TeamStore, round: KeptRound): Promise<Picture | null> {
  if (round.paper !== null) return round.paper.picture;
  const card = cardOf(round);
  const kept = card === null ? null : await pictureOf(store.files, card);
  return kept?.ok === true ? kept.value : null;
}
