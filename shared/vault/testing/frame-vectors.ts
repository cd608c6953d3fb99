/** Frames: one that opens in each manner, and every way in which one must not. */
import {
  big,
  fixedBytes,
  flipped,
  type FrameParts,
  hex,
  logKey,
  type RecordParts,
} from './reference-writer.ts';
import { withField, writeFrame, writeRecord } from './reference-writer.ts';

export interface FrameVector {
  readonly name: string;
  readonly dataKey: string;
  readonly vault: string;
  readonly run: string;
  readonly salt: string;
  readonly frame: string;
  readonly expect: string;
  readonly record?: { readonly kind: string; readonly id: string; readonly update: string };
}

export const dataKey = fixedBytes('data key');
export const vault = fixedBytes('vault', 16).toString('hex');
export const run = fixedBytes('run', 16).toString('hex');
export const salt = fixedBytes('salt');
export const entry = fixedBytes('entry', 16).toString('hex');
export const key = logKey(dataKey, vault, run, salt);
const other = fixedBytes('another', 16).toString('hex');
const page = Buffer.from('An update, which is opaque here.');

export function frameParts(overrides: Partial<FrameParts> = {}): FrameParts {
  return {
    key,
    vault,
    run,
    seq: 1n,
    previous: Buffer.alloc(32),
    plain: record(),
    nonce: fixedBytes('frame nonce', 12),
    ...overrides,
  };
}

export function record(overrides: Partial<RecordParts> = {}): Buffer {
  return writeRecord({ id: entry, update: page, ...overrides });
}

function frame(overrides: Partial<FrameParts> = {}): Buffer {
  return writeFrame(frameParts(overrides));
}

function opens(name: string, bytes: Buffer, update: Buffer, kind = 'entry'): FrameVector {
  return { ...vector(name, bytes, 'opens'), record: { kind, id: entry, update: update.toString('hex') } };
}

function vector(name: string, bytes: Buffer, expect: string): FrameVector {
  const given = { dataKey: dataKey.toString('hex'), vault, run, salt: salt.toString('hex') };
  return { name, ...given, frame: bytes.toString('hex'), expect };
}

export function makeFrameVectors(): readonly FrameVector[] {
  const good = frame();
  const empty = Buffer.alloc(0);
  const large = Buffer.alloc(5000, 'page ');
  const full = Buffer.alloc(1002, 7);
  const overfull = Buffer.alloc(1003, 7);
  return [
    opens('a page of an entry', good, page),
    opens("the journal's own document", frame({ plain: record({ kind: 2 }) }), page, 'journal'),
    opens('an empty update', frame({ plain: record({ update: empty }) }), empty),
    opens('an update that fills its padding', frame({ plain: record({ update: full }) }), full),
    opens('one byte more', frame({ plain: record({ update: overfull, padTo: 2048 }) }), overfull),
    opens('powers of two above 4 KiB', frame({ plain: record({ update: large, padTo: 8192 }) }), large),
    opens('the last sequence number', frame({ seq: 0xff_ff_ff_ffn, previous: fixedBytes('before') }), page),
    opens('another epoch', frame({ epoch: 0xff_ff_ff_ff }), page),

    vector('nothing', empty, 'not-a-frame'),
    vector('half a magic', good.subarray(0, 4), 'not-a-frame'),
    vector('another magic, checksum and seal whole', frame({ magic: '8f57734c670d0a1b' }), 'not-a-frame'),
    vector('one byte before the frame', Buffer.concat([hex('00'), good]), 'not-a-frame'),
    vector('text', Buffer.from('{"format":"wellspring-vault"}'.padEnd(200)), 'not-a-frame'),
    vector('a magic alone', good.subarray(0, 8), 'damaged'),
    vector('a header that ends early', good.subarray(0, 105), 'damaged'),
    vector('a header alone', good.subarray(0, 106), 'damaged'),
    vector('a tag that ends early', good.subarray(0, -1), 'damaged'),
    vector('one byte behind the frame', Buffer.concat([good, hex('00')]), 'damaged'),
    ...[8, 9, 10, 14, 30, 46, 54, 86, 98, 102].map((at) =>
      vector(`a flipped bit in the header at ${at}`, flipped(good, at), 'damaged'),
    ),
    vector('a flipped bit at the start of the ciphertext', flipped(good, 106), 'damaged'),
    vector('a flipped bit in the padding', flipped(good, 1000), 'damaged'),
    vector('a flipped bit in the tag', flipped(good, good.length - 1, 7), 'damaged'),
    vector('epoch changed, checksum made good', withField(good, 10, big(1, 4)), 'damaged'),
    vector('run changed, checksum made good', withField(good, 30, hex(other)), 'damaged'),
    vector('number changed, checksum made good', withField(good, 46, big(2, 8)), 'damaged'),
    vector('previous changed, checksum made good', withField(good, 54, fixedBytes('x')), 'damaged'),
    vector('nonce changed, checksum made good', withField(good, 86, fixedBytes('x', 12)), 'damaged'),
    vector('vault changed, checksum made good', withField(good, 14, hex(other)), 'foreign'),
    vector(
      "another journal's frame, whole",
      frame({ vault: other, key: logKey(dataKey, other, run, salt) }),
      'foreign',
    ),
    vector("another journal's name, sealed with this key", frame({ vault: other }), 'foreign'),
    vector('another data key', frame({ key: logKey(fixedBytes('k'), vault, run, salt) }), 'damaged'),
    vector("another segment's salt", frame({ key: logKey(dataKey, vault, run, fixedBytes('s')) }), 'damaged'),
    vector("another run's key", frame({ key: logKey(dataKey, vault, other, salt) }), 'damaged'),
    vector('the data key itself as key', frame({ key: dataKey }), 'damaged'),
    vector('sequence number zero', frame({ seq: 0n }), 'damaged'),
    vector('a sequence number of 33 bits', frame({ seq: 0x1_00_00_00_01n }), 'damaged'),
    vector('version zero', frame({ version: 0 }), 'damaged'),
    vector('algorithm zero', frame({ algorithm: 0 }), 'damaged'),
    vector('version two', frame({ version: 2 }), 'newer-version'),
    vector('algorithm two', frame({ algorithm: 2 }), 'newer-version'),
    vector('a length over the limit', frame({ statedLength: 0x01_00_00_01 }), 'too-large'),
    vector('the largest length there is', frame({ statedLength: 0xff_ff_ff_ff }), 'too-large'),
    vector('a length that is no padded one', frame({ plain: record().subarray(0, 1000) }), 'damaged'),
    vector('a length of zero', frame({ plain: empty }), 'damaged'),
    vector('a length larger than the frame', frame({ statedLength: 2048 }), 'damaged'),
    vector('record version zero', frame({ plain: record({ version: 0 }) }), 'damaged'),
    vector('record version two', frame({ plain: record({ version: 2 }) }), 'newer-version'),
    vector('record kind zero', frame({ plain: record({ kind: 0 }) }), 'damaged'),
    vector('record kind four', frame({ plain: record({ kind: 4 }) }), 'newer-version'),
    vector('padding that is not zero', frame({ plain: record({ padWith: 1 }) }), 'damaged'),
    vector('the last byte of the padding not zero', frame({ plain: flipped(record(), 1023) }), 'damaged'),
    vector('an update longer than its record', frame({ plain: record({ statedLength: 1003 }) }), 'damaged'),
    vector(
      'an update of 4 GiB by its own word',
      frame({ plain: record({ statedLength: 0xff_ff_ff_ff }) }),
      'damaged',
    ),
    vector(
      'an update shorter than stated',
      frame({ plain: record({ statedLength: page.length - 1 }) }),
      'damaged',
    ),
    vector('more padding than there should be', frame({ plain: record({ padTo: 2048 }) }), 'damaged'),
  ];
}
