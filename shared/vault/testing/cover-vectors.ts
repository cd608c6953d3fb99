/** Covers, as the last record of a pack holds them. */
import { fixedBytes } from './reference-writer.ts';

export interface CoverVector {
  readonly name: string;
  readonly cover: string;
  /** 'opens' or the code. */
  readonly expect: string;
  readonly ranges?: readonly { readonly run: string; readonly from: number; readonly to: number }[];
  readonly leftOut?: readonly string[];
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const run = fixedBytes('a covered run', 16);
const entry = fixedBytes('an entry left out', 16);

function range(from: number, to: number): Buffer {
  return Buffer.concat([run, number(from), number(to), fixedBytes('previous', 32), fixedBytes('hash', 32)]);
}

function cover(ranges: readonly Buffer[], out: readonly Buffer[], version = 1): Buffer {
  const parts = [Buffer.from([version]), number(ranges.length), ...ranges, number(out.length), ...out];
  return Buffer.concat(parts);
}

export function makeCoverVectors(): readonly CoverVector[] {
  const id = run.toString('hex');
  const whole = cover([range(1, 9), range(12, 12)], [entry]);
  const refused = (name: string, bytes: Buffer, expect = 'damaged'): CoverVector => ({
    name,
    cover: bytes.toString('hex'),
    expect,
  });
  const more = Buffer.from(whole);
  more.writeUInt32BE(0xff_ff_ff_ff, 1);
  return [
    {
      name: 'two ranges and a document left out',
      cover: whole.toString('hex'),
      expect: 'opens',
      ranges: [
        { run: id, from: 1, to: 9 },
        { run: id, from: 12, to: 12 },
      ],
      leftOut: [entry.toString('hex')],
    },
    {
      name: 'nothing covered',
      cover: cover([], []).toString('hex'),
      expect: 'opens',
      ranges: [],
      leftOut: [],
    },
    refused('no byte', Buffer.alloc(0)),
    refused('version zero', cover([range(1, 1)], [], 0)),
    refused('a later version', cover([range(1, 1)], [], 2), 'newer-version'),
    refused('one byte short', whole.subarray(0, -1)),
    refused('one byte more', Buffer.concat([whole, Buffer.alloc(1)])),
    refused('a range from zero', cover([range(0, 1)], [])),
    refused('a range that ends before it begins', cover([range(3, 2)], [])),
    refused('more ranges than there are bytes', more),
    refused('a document id cut short', cover([], [entry.subarray(1)])),
  ];
}
