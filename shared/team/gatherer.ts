/**
 * The gatherer's side of a round: invitation, cards handed in, bundle, picture. The gatherer's halves are opened here and
 * say nothing alone. Once the picture is durable the identity and the cards are deleted; late cards wait for the next.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes, readUtf8, toHex, utf8, type Bytes } from '../base/bytes.ts';
import { MOST_CONTRIBUTIONS, writeBundle } from './bundle.ts';
import { CELL_COUNT } from './cells.ts';
import { CONTRIBUTION_BYTES, readContribution } from './contribution.ts';
import { readDroppedCards, type DroppedFile, type DropRefusal } from './dropped-files.ts';
import { currentCards, openCard, type GathererCard } from './gatherer-cards.ts';
import { readInvitation, writeInvitation, type Invitation, type RoundTerms } from './invitation.ts';
import { found, refused, type Outcome } from './outcome.ts';
import { LEAST_PEOPLE } from './picture-rules.ts';
import { makePicture, pictureSchema, type Picture } from './picture.ts';
import type { RoundBook } from './round-book.ts';
import { checkPack, readRoundCard, type OpenCard, type RoundCard } from './round-card.ts';
import { readRecord } from './round-record.ts';
import type { RoundStore } from './round-store.ts';
import { newIdentity, recipientOf } from './seal.ts';
import { addShares } from './shares.ts';
import { openSumFile, type KeeperSum } from './sum.ts';

/** More saves than this are not kept for one round: together they must fit one file of the round store (8 MiB). */
const MOST_KEPT = 900;

/** What became of one dropped file. `again` is a copy of one that is here; `replaced` gave way to a later save. */
export interface FileAnswer {
  readonly name: string;
  readonly outcome: 'whole' | 'again' | 'replaced' | DropRefusal;
}

export interface GatheredCards {
  /** How many cards are whole and would go into the bundle: as many as anyone can count. */
  readonly whole: number;
  readonly files: readonly FileAnswer[];
}

/** Opens a round. The identity and the invitation are durable before anything can be handed out. */
export async function openRound(
  store: RoundStore,
  book: RoundBook,
  terms: Omit<RoundTerms, 'gatherer'>,
): Promise<Bytes> {
  const identity = await newIdentity();
  const gatherer = await recipientOf(identity);
  const invitation = writeInvitation(book, { ...terms, gatherer });
  await store.create(`${name(gatherer)}-invitation`, invitation);
  await store.create(`${name(gatherer)}-identity`, utf8(identity));
  return invitation;
}

/** Takes the keeper's card for a round this journal opened. It must say what the invitation said; the first one stays. */
export async function takeRoundCard(
  store: RoundStore,
  book: RoundBook,
  bytes: Bytes,
): Promise<Outcome<OpenCard>> {
  const round = readRoundCard(bytes);
  if (!round.ok) return round;
  const pack = checkPack(round.value.card.pack, book);
  if (!pack.ok) return pack;
  const kept = await store.read(`${nameOf(round.value)}-invitation`);
  const invitation = kept === null ? null : readInvitation(kept);
  if (invitation === null || !invitation.ok) return refused('no-open-round');
  if (termsOf(round.value.card) !== termsOf(invitation.value)) return refused('other-round');
  if (!(await store.create(`${nameOf(round.value)}-card`, bytes))) {
    const first = await store.read(`${nameOf(round.value)}-card`);
    if (first === null || !equalBytes(first, bytes)) return refused('other-round');
  }
  return round;
}

/** Whether this journal gathers the round, and so brings no card to it. */
export async function gathersRound(store: RoundStore, round: OpenCard): Promise<boolean> {
  return (await store.read(`${nameOf(round)}-invitation`)) !== null;
}

/** Looks at dropped files, keeps the whole ones durably, and says one word about each. */
export async function addCards(
  store: RoundStore,
  round: OpenCard,
  files: Iterable<DroppedFile>,
): Promise<Outcome<GatheredCards>> {
  const identity = await readIdentity(store, round);
  if (identity === null) return refused('no-open-round');
  const kept = await readKept(store, round, identity);
  const known = new Map(kept.map((card) => [card.digest, card]));
  const answers: { name: string; outcome: FileAnswer['outcome'] | GathererCard }[] = [];

  for await (const file of readDroppedCards(files)) {
    if ('refusal' in file) {
      answers.push({ name: file.name, outcome: file.refusal });
    } else if (known.has(toHex(sha256(file.bytes)))) {
      answers.push({ name: file.name, outcome: 'again' });
    } else if (known.size >= MOST_KEPT) {
      answers.push({ name: file.name, outcome: 'too-many' });
    } else {
      const card = await openCard(identity, round, file.bytes, file.halves);
      if (card.ok) known.set(card.value.digest, card.value);
      answers.push({ name: file.name, outcome: card.ok ? card.value : card.refusal });
    }
  }
  const all = [...known.values()];
  if (all.length > kept.length) {
    await store.replace(`${nameOf(round)}-cards`, concatBytes(...all.map(({ bytes }) => bytes)));
  }
  const { current, conflicting } = currentCards(all);
  const word = (card: GathererCard): FileAnswer['outcome'] => {
    if (conflicting.has(card)) return 'conflicting';
    return current.has(card) ? 'whole' : 'replaced';
  };
  return found({
    whole: current.size,
    files: answers.map(({ name: file, outcome }) => ({
      name: file,
      outcome: typeof outcome === 'string' ? outcome : word(outcome),
    })),
  });
}

/** The keeper's halves of every whole card, shuffled. Nothing is opened for it beyond the gatherer's own halves. */
export async function makeBundle(store: RoundStore, round: OpenCard): Promise<Outcome<Bytes>> {
  const identity = await readIdentity(store, round);
  if (identity === null) return refused('no-open-round');
  const { current } = currentCards(await readKept(store, round, identity));
  if (current.size < LEAST_PEOPLE) return refused('too-few');
  if (current.size > MOST_CONTRIBUTIONS) return refused('too-many');
  const halves = [...current].map(({ keeperHalf }) => keeperHalf);
  return found(writeBundle(round.hash, halves));
}

/**
 * Opens the keeper's sum, makes the picture of exactly the cards it covers, writes it durably, and only then deletes the
 * identity and the cards. Asked again, it gives the same picture.
 */
export async function takeSum(
  store: RoundStore,
  book: RoundBook,
  round: OpenCard,
  sumBytes: Bytes,
): Promise<Outcome<Picture>> {
  const before = await pictureOf(store, round);
  if (before !== null) return before;
  const pack = checkPack(round.card.pack, book);
  if (!pack.ok) return pack;
  const identity = await readIdentity(store, round);
  if (identity === null) return refused('no-open-round');
  const sum = await openSumFile(identity, sumBytes);
  if (!sum.ok) return sum;
  if (!equalBytes(sum.value.cardHash, round.hash)) return refused('other-round');

  const covered = coveredCards(await readKept(store, round, identity), sum.value);
  if (covered === null) return refused('halves-missing');
  const gathererTotal = addShares(
    CELL_COUNT,
    covered.map(({ half }) => half.shares),
  );
  const picture = makePicture(book, round.card.floor, gathererTotal, sum.value.totals, {
    trust: sum.value.onTrust ? 'on-trust' : 'receipts',
    keepers: round.card.mode,
  });
  if (!picture.ok) return picture;
  await store.create(`${nameOf(round)}-picture`, utf8(JSON.stringify(picture.value)));
  return (await pictureOf(store, round)) ?? picture;
}

function termsOf({ pack, arc, closes, floor, evaluates, gatherer }: Invitation | RoundCard): string {
  return JSON.stringify([pack.id, pack.version, pack.codebook, arc, closes, floor, evaluates, gatherer]);
}

function coveredCards(kept: readonly GathererCard[], sum: KeeperSum): readonly GathererCard[] | null {
  const bySave = new Map(kept.map((card) => [toHex(card.half.saveId), card]));
  const covered = sum.saveIds.map((saveId) => bySave.get(toHex(saveId)));
  return covered.includes(undefined) ? null : covered.filter((card) => card !== undefined);
}

/** The picture that was made, if one was; also finishes deletions that a crash left undone. */
export async function pictureOf(store: RoundStore, round: OpenCard): Promise<Outcome<Picture> | null> {
  const bytes = await store.read(`${nameOf(round)}-picture`);
  if (bytes === null) return null;
  for (const part of ['identity', 'cards', 'invitation', 'card'])
    await store.remove(`${nameOf(round)}-${part}`);
  const picture = readRecord(bytes, pictureSchema);
  return picture === null ? refused('damaged') : found(picture);
}

async function readIdentity(store: RoundStore, round: OpenCard): Promise<string | null> {
  if ((await store.read(`${nameOf(round)}-picture`)) !== null) return null;
  const card = await store.read(`${nameOf(round)}-card`);
  if (card === null || !equalBytes(card, round.bytes)) return null;
  const identity = await store.read(`${nameOf(round)}-identity`);
  return identity === null ? null : readUtf8(identity);
}

async function readKept(
  store: RoundStore,
  round: OpenCard,
  identity: string,
): Promise<readonly GathererCard[]> {
  const all = (await store.read(`${nameOf(round)}-cards`)) ?? new Uint8Array(0);
  const cards: GathererCard[] = [];
  for (let at = 0; at + CONTRIBUTION_BYTES <= all.length; at += CONTRIBUTION_BYTES) {
    const bytes = all.slice(at, at + CONTRIBUTION_BYTES);
    const halves = readContribution(bytes);
    const card = halves.ok ? await openCard(identity, round, bytes, halves.value) : halves;
    if (card.ok) cards.push(card.value);
  }
  return cards;
}

/** The gatherer's recipient is in invitation and card alike, so it names the round before there is a card. */
const name = (recipient: string): string => `gatherer-${toHex(sha256(utf8(recipient))).slice(0, 32)}`;
const nameOf = (round: OpenCard): string => name(round.card.gatherer);
