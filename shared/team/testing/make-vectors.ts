/**
 * Writes `shared/team/vectors/`: files with what a reader must make of them. Sealing is random, so running it again gives
 * other bytes with the same expectations: `node shared/team/testing/make-vectors.ts FOLDER`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { concatBytes, toHex, utf8, type Bytes } from '../../base/bytes.ts';
import { BUNDLE_BYTES, writeBundle } from '../bundle.ts';
import { CELL_COUNT } from '../cells.ts';
import { NOTHING, type Choice } from '../choice.ts';
import { makeContribution, readContribution } from '../contribution.ts';
import { writeGathererHalf, type GathererHalf } from '../half.ts';
import { writeHandOn } from '../hand-on.ts';
import { readInvitation, writeInvitation } from '../invitation.ts';
import type { Refusal } from '../outcome.ts';
import { readRoundCard, writeRoundCard } from '../round-card.ts';
import { newIdentity, recipientOf, sealBody } from '../seal.ts';
import { MAGIC, writeSealedFile } from '../sealed-file.ts';
import { sealSum } from '../sum.ts';
import { EXAMPLE_BOOK } from './example-book.ts';
import { EXAMPLE_PLAN } from './example-plan.ts';
import { valueOf } from './played-round.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '../vectors');
mkdirSync(folder, { recursive: true });
interface Vector {
  readonly name: string;
  readonly file: string;
  readonly expect: 'opens' | Refusal;
}
const vectors: Vector[] = [];
function add(name: string, kind: string, bytes: Bytes, expected: Vector['expect']): void {
  const file = `${name.replaceAll(' ', '-')}.${kind}`;
  writeFileSync(join(folder, file), bytes);
  vectors.push({ name, file, expect: expected });
}

const keys = { gatherer: await newIdentity(), keeper: await newIdentity(), stranger: await newIdentity() };
const gatherer = await recipientOf(keys.gatherer);
const keeper = await recipientOf(keys.keeper);
const terms = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: false, gatherer };
const invitation = writeInvitation(EXAMPLE_BOOK, terms);
const cardBytes = writeRoundCard(valueOf(readInvitation(invitation)), keeper, 'two-keepers');
const round = valueOf(readRoundCard(cardBytes));
const said = (bytes: Bytes) => new TextDecoder().decode(bytes);
const swap = (bytes: Bytes, from: string, to: string) => utf8(said(bytes).replace(from, to));
const flip = (bytes: Bytes, at: number) => bytes.with(at, (bytes[at] ?? 0) ^ 1);

add('invitation', 'wsinvite', invitation, 'opens');
add('invitation with a name in it', 'wsinvite', swap(invitation, '"arc"', '"name":"Ana","arc"'), 'damaged');
add('invitation with a floor of two', 'wsinvite', swap(invitation, '"floor":5', '"floor":2'), 'damaged');
add('invitation with a space', 'wsinvite', swap(invitation, ':5', ': 5'), 'damaged');
add('invitation of a newer format', 'wsinvite', swap(invitation, 'Version":1', 'Version":2'), 'newer-format');
add(
  'invitation that is too large',
  'wsinvite',
  concatBytes(invitation, new Uint8Array(5000).fill(32)),
  'too-large',
);

add('round card', 'wsround', cardBytes, 'opens');
add('round card with one recipient', 'wsround', swap(cardBytes, keeper, gatherer), 'damaged');
add('round card with a field twice', 'wsround', swap(cardBytes, '"arc"', '"arc":"arc-1","arc"'), 'damaged');
add('round card without its line feed', 'wsround', cardBytes.slice(0, -1), 'damaged');
add(
  'round card with another word list',
  'wsround',
  swap(cardBytes, 'wellspring-2048-1', 'other-list'),
  'damaged',
);
add('round card of a newer format', 'wsround', swap(cardBytes, 'Version":1', 'Version":9'), 'newer-format');
add('round card that is an invitation', 'wsround', invitation, 'not-this-kind');
add('round card that is a picture', 'wsround', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'not-this-kind');

const choice: Choice = {
  themes: [
    { id: 'deed', lean: 'both' },
    { id: 'load', lean: 'strain' },
  ],
  weather: [{ id: 'w1', point: 4 }],
};
const { file: card } = await makeContribution(round, EXAMPLE_BOOK, choice, null);
const { file: nothing } = await makeContribution(round, EXAMPLE_BOOK, NOTHING, null);
const halves = valueOf(readContribution(card));
const otherHalves = valueOf(readContribution(nothing));
const head = card.slice(10, 18);
add('card', 'wscard', card, 'opens');
add('card that says nothing', 'wscard', nothing, 'opens');
add('card of a newer format', 'wscard', card.with(9, 2), 'newer-format');
add('card of no format', 'wscard', card.with(9, 0), 'damaged');
add('card half copied', 'wscard', card.slice(0, 4096), 'cut-short');
add('card with a byte too many', 'wscard', concatBytes(card, new Uint8Array(1)), 'damaged');
add('card with another length', 'wscard', flip(card, 13), 'damaged');
add('card with its magic as text', 'wscard', concatBytes(utf8('WScard\n'), card.slice(8)), 'not-this-kind');
add('card with a damaged gatherer half', 'wscard', flip(card, 2000), 'cannot-open');
add('card with a damaged keeper half', 'wscard', flip(card, 7000), 'damaged');
add(
  'card mixed of two',
  'wscard',
  writeSealedFile(MAGIC.card, head, [halves.gatherer, otherHalves.keeper]),
  'damaged',
);
add(
  'card with its halves exchanged',
  'wscard',
  writeSealedFile(MAGIC.card, head, [halves.keeper, halves.gatherer]),
  'cannot-open',
);
const half: GathererHalf = {
  cardHash: new Uint8Array(32).fill(7),
  saveId: new Uint8Array(16).fill(1),
  contributionId: new Uint8Array(16).fill(2),
  revision: 1,
  shares: new Uint16Array(CELL_COUNT),
  partner: new Uint8Array(32),
};
const forged = async (body: Bytes, recipient = gatherer) =>
  writeSealedFile(MAGIC.card, head, [await sealBody(recipient, body), halves.keeper]);
add('card of another round', 'wscard', await forged(writeGathererHalf(half)), 'other-round');
add(
  'card sealed to a stranger',
  'wscard',
  await forged(writeGathererHalf(half), await recipientOf(keys.stranger)),
  'cannot-open',
);
const ours = writeGathererHalf({ ...half, cardHash: round.hash });
add('card with a word in its padding', 'wscard', await forged(ours.with(4000, 65)), 'cannot-open');
add('card of revision nought', 'wscard', await forged(ours.with(69, 0)), 'cannot-open');
add('card with another count of cells', 'wscard', await forged(ours.with(110, 178)), 'cannot-open');

const bundle = writeBundle(round.hash, [halves.keeper, otherHalves.keeper]);
add('bundle', 'wsbundle', bundle, 'opens');
add(
  'bundle with one half twice',
  'wsbundle',
  writeBundle(round.hash, [halves.keeper, halves.keeper]),
  'doubled',
);
add(
  'bundle with a gatherer half',
  'wsbundle',
  writeBundle(round.hash, [halves.keeper, halves.gatherer]),
  'cannot-open',
);
add('bundle of another round', 'wsbundle', writeBundle(new Uint8Array(32), [halves.keeper]), 'other-round');
add('bundle that says it has more', 'wsbundle', bundle.with(43, 3), 'cut-short');
add('bundle of none', 'wsbundle', bundle.with(43, 0).slice(0, 44), 'damaged');
add('bundle cut short', 'wsbundle', bundle.slice(0, 30), 'cut-short');

const sum = {
  cardHash: round.hash,
  bundleDigest: new Uint8Array(32),
  onTrust: false,
  saveIds: [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)],
  totals: new Uint16Array(CELL_COUNT),
};
const sumFile = await sealSum(gatherer, sum);
add('sum', 'wssum', sumFile, 'opens');
add(
  'sum with one card twice',
  'wssum',
  await sealSum(gatherer, { ...sum, saveIds: [half.saveId, half.saveId] }),
  'damaged',
);
add('sum over none', 'wssum', await sealSum(gatherer, { ...sum, saveIds: [] }), 'damaged');
add('sum sealed to a stranger', 'wssum', await sealSum(await recipientOf(keys.stranger), sum), 'cannot-open');
add('sum damaged', 'wssum', flip(sumFile, 3000), 'cannot-open');
add('sum cut short', 'wssum', sumFile.slice(0, 4000), 'cut-short');

const handOn = writeHandOn([EXAMPLE_PLAN]);
add('hand-on', 'wshandon', handOn, 'opens');
add('hand-on with a picture', 'wshandon', swap(handOn, '"plans"', '"picture":{},"plans"'), 'damaged');
add('hand-on with a band', 'wshandon', swap(handOn, '"band":""', '"band":"some"'), 'damaged');
add('hand-on that does not add up', 'wshandon', swap(handOn, '"minutes":8', '"minutes":9'), 'damaged');
add(
  'hand-on without plans',
  'wshandon',
  utf8('{"format":"wellspring-hand-on","formatVersion":1,"plans":[]}\n'),
  'damaged',
);

const index = { roundHash: toHex(round.hash), keys, most: { bundle: BUNDLE_BYTES }, vectors };
writeFileSync(join(folder, 'vectors.json'), `${JSON.stringify(index, null, 2)}\n`);
