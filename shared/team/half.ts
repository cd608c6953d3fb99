/**
 * One half of a contribution as a body of 4,096 bytes: FORMAT.md §6. Fixed widths, zero padding, nothing of any
 * other kind; a body that differs anywhere from what we would write is not a half.
 */
import { type Bytes } from '../base/bytes.ts';
import { CELL_COUNT } from './cells.ts';
import type { Receipt } from './receipt.ts';
import { BODY_BYTES } from './seal.ts';
import { WORD_COUNT } from './words.ts';

const LAYOUT = 1;
const ROLE = { gatherer: 1, keeper: 2 } as const;
const AT = {
  hash: 2,
  save: 34,
  contribution: 50,
  revision: 66,
  flag: 70,
  receipt: 71,
  partner: 77,
  count: 109,
  shares: 111,
} as const;
const END = AT.shares + 2 * CELL_COUNT;

export interface Half {
  /** SHA-256 of the round card. */
  readonly cardHash: Bytes;
  /** 16 random bytes, fresh at every save. */
  readonly saveId: Bytes;
  /** 16 random bytes, the same through one person's saves in one round. */
  readonly contributionId: Bytes;
  /** From 1; the highest of a contribution counts. */
  readonly revision: number;
  readonly shares: Uint16Array<ArrayBuffer>;
}

export interface GathererHalf extends Half {
  /** SHA-256 of the sealed keeper's half it was saved with: a half that was damaged or exchanged since is noticed. */
  readonly partner: Bytes;
}

export interface KeeperHalf extends Half {
  readonly receipt: Receipt;
  readonly something: boolean;
}

export function writeGathererHalf(half: GathererHalf): Bytes {
  const body = writeHalf(ROLE.gatherer, half);
  body.set(half.partner, AT.partner);
  return body;
}

export function writeKeeperHalf(half: KeeperHalf): Bytes {
  const body = writeHalf(ROLE.keeper, half);
  const view = new DataView(body.buffer);
  view.setUint8(AT.flag, half.something ? 1 : 0);
  half.receipt.forEach((word, index) => view.setUint16(AT.receipt + 2 * index, word));
  return body;
}

export function readGathererHalf(body: Bytes): GathererHalf | null {
  const half = readHalf(ROLE.gatherer, body);
  if (half === null || body.subarray(AT.flag, AT.partner).some((byte) => byte !== 0)) return null;
  return { ...half, partner: body.slice(AT.partner, AT.count) };
}

export function readKeeperHalf(body: Bytes): KeeperHalf | null {
  const half = readHalf(ROLE.keeper, body);
  if (half === null || body.subarray(AT.partner, AT.count).some((byte) => byte !== 0)) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const flag = view.getUint8(AT.flag);
  const receipt: Receipt = [
    view.getUint16(AT.receipt),
    view.getUint16(AT.receipt + 2),
    view.getUint16(AT.receipt + 4),
  ];
  if (flag > 1 || receipt.some((word) => word >= WORD_COUNT)) return null;
  return { ...half, receipt, something: flag === 1 };
}

function writeHalf(role: number, half: Half): Bytes {
  const body = new Uint8Array(BODY_BYTES);
  const view = new DataView(body.buffer);
  view.setUint8(0, LAYOUT);
  view.setUint8(1, role);
  body.set(half.cardHash, AT.hash);
  body.set(half.saveId, AT.save);
  body.set(half.contributionId, AT.contribution);
  view.setUint32(AT.revision, half.revision);
  view.setUint16(AT.count, CELL_COUNT);
  half.shares.forEach((share, index) => view.setUint16(AT.shares + 2 * index, share));
  return body;
}

function readHalf(role: number, body: Bytes): Half | null {
  if (body.length !== BODY_BYTES) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const revision = view.getUint32(AT.revision);
  const whole =
    view.getUint8(0) === LAYOUT &&
    view.getUint8(1) === role &&
    revision >= 1 &&
    view.getUint16(AT.count) === CELL_COUNT &&
    body.subarray(END).every((byte) => byte === 0);
  if (!whole) return null;
  const shares = new Uint16Array(CELL_COUNT);
  for (let index = 0; index < CELL_COUNT; index += 1) shares[index] = view.getUint16(AT.shares + 2 * index);
  return {
    cardHash: body.slice(AT.hash, AT.save),
    saveId: body.slice(AT.save, AT.contribution),
    contributionId: body.slice(AT.contribution, AT.revision),
    revision,
    shares,
  };
}
