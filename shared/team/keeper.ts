/**
 * The second keeper's side of a round. One answer per round: the keeper's app first writes durably what it answered, then
 * deletes the round identity, then offers the answer. The same bundle gets the same bytes again; any other is refused,
 * also after a restart, because without the identity nothing more can be added.
 */
import { equalBytes, fromHex, readUtf8, toHex, utf8, type Bytes } from '../base/bytes.ts';
import { z } from '../base/schema.ts';
import { readBundle, type Bundle } from './bundle.ts';
import { CELL_COUNT } from './cells.ts';
import { readKeeperHalf, type KeeperHalf } from './half.ts';
import { readInvitation } from './invitation.ts';
import { found, refused, type Outcome } from './outcome.ts';
import { LEAST_PEOPLE } from './picture-rules.ts';
import { compareReceipts, type Receipt } from './receipt.ts';
import type { RoundBook } from './round-book.ts';
import { checkPack, readRoundCard, writeRoundCard, type OpenCard, type RoundCard } from './round-card.ts';
import { readRecord } from './round-record.ts';
import type { RoundStore } from './round-store.ts';
import { newIdentity, openBody, recipientOf } from './seal.ts';
import { addShares } from './shares.ts';
import { sealSum } from './sum.ts';

/** What people said when asked whether their receipt is in the list; `skipped` when the team does without. */
export type ReceiptAnswers = { readonly yes: number; readonly no: number } | 'skipped';

/**
 * `receipts-differ`: fewer or more people said yes than there are receipts. `someone-missing`: somebody's is not there.
 * `too-few`: fewer cards than the floor say anything. After any of them the round can be begun anew, not asked again.
 */
export type NoSum = 'receipts-differ' | 'someone-missing' | 'too-few';
export type KeeperAnswer =
  { readonly kind: 'sum'; readonly file: Bytes } | { readonly kind: 'no-sum'; readonly reason: NoSum };
export type OpenedBundle =
  /** Sorted. The keeper asks everyone, types the two counts, and only then sees how many there are. */
  { readonly kind: 'receipts'; readonly receipts: readonly Receipt[] } | KeeperAnswer;

const answerSchema = z.strictObject({
  bundle: z.string().regex(/^[0-9a-f]{64}$/),
  sum: z.string().max(20_000).nullable(),
  reason: z.enum(['receipts-differ', 'someone-missing', 'too-few']).nullable(),
});

/** Opens an invitation and makes the round card. The identity is durable before the card exists. */
export async function acceptInvitation(
  store: RoundStore,
  book: RoundBook,
  invitationBytes: Bytes,
  mode: RoundCard['mode'] = 'two-keepers',
): Promise<Outcome<OpenCard>> {
  const invitation = readInvitation(invitationBytes);
  if (!invitation.ok) return invitation;
  const pack = checkPack(invitation.value.pack, book);
  if (!pack.ok) return pack;
  const identity = await newIdentity();
  const card = readRoundCard(writeRoundCard(invitation.value, await recipientOf(identity), mode));
  if (!card.ok) return card;
  await store.create(identityName(card.value), utf8(identity));
  return card;
}

/** The receipts of a bundle; or, when this round was answered with these very bytes, the same answer again. */
export async function openBundle(
  store: RoundStore,
  round: OpenCard,
  bundleBytes: Bytes,
): Promise<Outcome<OpenedBundle>> {
  const bundle = readBundle(bundleBytes);
  if (!bundle.ok) return bundle;
  const before = await answeredBefore(store, round, bundle.value);
  if (before !== null) return before;
  const halves = await openHalves(store, round, bundle.value);
  if (!halves.ok) return halves;
  const receipts = halves.value.map(({ receipt }) => receipt).toSorted(compareReceipts);
  return found({ kind: 'receipts', receipts });
}

/** Answers a bundle, once and for all. Asked twice with the same bytes, it gives the first answer, whatever is said now. */
export async function answerBundle(
  store: RoundStore,
  round: OpenCard,
  bundleBytes: Bytes,
  said: ReceiptAnswers,
): Promise<Outcome<KeeperAnswer>> {
  const bundle = readBundle(bundleBytes);
  if (!bundle.ok) return bundle;
  const before = await answeredBefore(store, round, bundle.value);
  if (before !== null) return before;
  const halves = await openHalves(store, round, bundle.value);
  if (!halves.ok) return halves;

  const reason = reasonAgainst(round, halves.value, said);
  const answer: KeeperAnswer =
    reason === null
      ? { kind: 'sum', file: await addUp(round, bundle.value, halves.value, said) }
      : { kind: 'no-sum', reason };
  const written = await store.create(answerName(round), encodeAnswer(bundle.value, answer));
  if (!written) return (await answeredBefore(store, round, bundle.value)) ?? refused('already-answered');
  await store.remove(identityName(round));
  return found(answer);
}

/** The rule of the sum, in the order in which it is asked. */
function reasonAgainst(round: OpenCard, halves: readonly KeeperHalf[], said: ReceiptAnswers): NoSum | null {
  if (said !== 'skipped') {
    if (said.no > 0) return 'someone-missing';
    if (said.yes !== halves.length) return 'receipts-differ';
  }
  const something = halves.filter((half) => half.something).length;
  return something < Math.max(LEAST_PEOPLE, round.card.floor) ? 'too-few' : null;
}

function addUp(
  round: OpenCard,
  bundle: Bundle,
  halves: readonly KeeperHalf[],
  said: ReceiptAnswers,
): Promise<Bytes> {
  return sealSum(round.card.gatherer, {
    cardHash: round.hash,
    bundleDigest: bundle.digest,
    onTrust: said === 'skipped',
    saveIds: halves.map(({ saveId }) => saveId),
    totals: addShares(
      CELL_COUNT,
      halves.map(({ shares }) => shares),
    ),
  });
}

/** Every half must open, belong to this round and appear once; one that does not refuses the whole bundle. */
async function openHalves(
  store: RoundStore,
  round: OpenCard,
  bundle: Bundle,
): Promise<Outcome<readonly KeeperHalf[]>> {
  if (!equalBytes(bundle.cardHash, round.hash)) return refused('other-round');
  const identity = await store.read(identityName(round));
  if (identity === null) return refused('no-open-round');
  const halves: KeeperHalf[] = [];
  const seen = new Set<string>();
  for (const sealed of bundle.halves) {
    const body = await openBody(readUtf8(identity), sealed);
    const half = body === null ? null : readKeeperHalf(body);
    if (half === null) return refused('cannot-open');
    if (!equalBytes(half.cardHash, round.hash)) return refused('other-round');
    for (const name of [`save ${toHex(half.saveId)}`, `contribution ${toHex(half.contributionId)}`]) {
      if (seen.has(name)) return refused('doubled');
      seen.add(name);
    }
    halves.push(half);
  }
  return found(halves);
}

/** What was answered, if anything was; also finishes a deletion that a crash left undone. */
async function answeredBefore(
  store: RoundStore,
  round: OpenCard,
  bundle: Bundle,
): Promise<Outcome<KeeperAnswer> | null> {
  const bytes = await store.read(answerName(round));
  if (bytes === null) return null;
  await store.remove(identityName(round));
  const record = readRecord(bytes, answerSchema);
  if (record === null) return refused('damaged');
  if (record.bundle !== toHex(bundle.digest)) return refused('already-answered');
  if (record.reason !== null) return found({ kind: 'no-sum', reason: record.reason });
  const file = fromHex(record.sum ?? '');
  return file === null || file.length === 0 ? refused('damaged') : found({ kind: 'sum', file });
}

function encodeAnswer(bundle: Bundle, answer: KeeperAnswer): Bytes {
  const record: z.infer<typeof answerSchema> = {
    bundle: toHex(bundle.digest),
    sum: answer.kind === 'sum' ? toHex(answer.file) : null,
    reason: answer.kind === 'sum' ? null : answer.reason,
  };
  return utf8(JSON.stringify(record));
}

const identityName = (round: OpenCard): string => `keeper-${toHex(round.hash)}`;
const answerName = (round: OpenCard): string => `keeper-${toHex(round.hash)}-answer`;
