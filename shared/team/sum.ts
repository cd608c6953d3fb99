/**
 * The sum (`.wssum`): the keeper's shares added up, with the save ids they cover, sealed to the gatherer. One size
 * whatever it says. Each total is as random as one share until the gatherer's total is added.
 */
import { concatBytes, equalBytes, toHex, type Bytes } from '../base/bytes.ts';
import { CELL_COUNT } from './cells.ts';
import { MOST_CONTRIBUTIONS } from './bundle.ts';
import { found, refused, type Outcome } from './outcome.ts';
import { BODY_BYTES, openBody, SEALED_BYTES, sealBody } from './seal.ts';
import { checkBeginning, MAGIC, readSealedParts, writeSealedFile } from './sealed-file.ts';

const LAYOUT = 1;
const ROLE_SUM = 3;
const AT = {
  card: 2,
  bundle: 34,
  trust: 66,
  count: 67,
  saves: 69,
  totals: 69 + 16 * MOST_CONTRIBUTIONS,
} as const;
const END = AT.totals + 2 * CELL_COUNT;
export const SUM_BYTES = MAGIC.sum.length + 2 + SEALED_BYTES;

export interface KeeperSum {
  readonly cardHash: Bytes;
  readonly bundleDigest: Bytes;
  /** True when the receipts were skipped, so that the picture can say it. */
  readonly onTrust: boolean;
  /** 16 bytes each, sorted, none twice. */
  readonly saveIds: readonly Bytes[];
  readonly totals: Uint16Array<ArrayBuffer>;
}

export async function sealSum(recipient: string, sum: KeeperSum): Promise<Bytes> {
  const body = new Uint8Array(BODY_BYTES);
  const view = new DataView(body.buffer);
  view.setUint8(0, LAYOUT);
  view.setUint8(1, ROLE_SUM);
  body.set(sum.cardHash, AT.card);
  body.set(sum.bundleDigest, AT.bundle);
  view.setUint8(AT.trust, sum.onTrust ? 1 : 0);
  view.setUint16(AT.count, sum.saveIds.length);
  body.set(concatBytes(...sum.saveIds.toSorted(compareIds)), AT.saves);
  sum.totals.forEach((total, index) => view.setUint16(AT.totals + 2 * index, total));
  return writeSealedFile(MAGIC.sum, new Uint8Array(0), [await sealBody(recipient, body)]);
}

export async function openSumFile(identity: string, bytes: Bytes): Promise<Outcome<KeeperSum>> {
  const beginning = checkBeginning(bytes, MAGIC.sum);
  if (!beginning.ok) return beginning;
  const parts = readSealedParts(bytes, 0, 1);
  if (!parts.ok) return parts;
  const [sealed] = parts.value;
  const body = sealed === undefined ? null : await openBody(identity, sealed);
  if (body === null) return refused('cannot-open');
  const sum = readBody(body);
  return sum === null ? refused('damaged') : found(sum);
}

function readBody(body: Bytes): KeeperSum | null {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const trust = view.getUint8(AT.trust);
  const count = view.getUint16(AT.count);
  if (view.getUint8(0) !== LAYOUT || view.getUint8(1) !== ROLE_SUM || trust > 1) return null;
  if (count === 0 || count > MOST_CONTRIBUTIONS) return null;
  const unused = [body.subarray(AT.saves + 16 * count, AT.totals), body.subarray(END)];
  if (unused.some((part) => part.some((byte) => byte !== 0))) return null;

  const saveIds: Bytes[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = body.slice(AT.saves + 16 * index, AT.saves + 16 * (index + 1));
    const before = saveIds.at(-1);
    if (before !== undefined && compareIds(before, id) >= 0) return null;
    saveIds.push(id);
  }
  const totals = new Uint16Array(CELL_COUNT);
  for (let index = 0; index < CELL_COUNT; index += 1) totals[index] = view.getUint16(AT.totals + 2 * index);
  return {
    cardHash: body.slice(AT.card, AT.bundle),
    bundleDigest: body.slice(AT.bundle, AT.trust),
    onTrust: trust === 1,
    saveIds,
    totals,
  };
}

function compareIds(a: Bytes, b: Bytes): number {
  if (equalBytes(a, b)) return 0;
  return toHex(a) < toHex(b) ? -1 : 1;
}
