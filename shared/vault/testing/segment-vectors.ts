/** Whole files of the log, and their names. `problems` is what a reader must say about the file, in order. */
import { dataKey, entry, frameParts, key, record, run, salt, vault } from './frame-vectors.ts';
import { digest, fixedBytes, flipped, type FrameParts, logKey, withField } from './reference-writer.ts';
import { writeFrame, writeHead } from './reference-writer.ts';

export interface SegmentVector {
  readonly name: string;
  readonly dataKey: string;
  readonly vault: string;
  readonly fileName: string;
  readonly file: string;
  /** 'opens', or the kind of the first problem. */
  readonly expect: string;
  readonly problems: readonly { readonly kind: string; readonly at: number; readonly length: number }[];
  /** The sequence numbers of the frames that open, in the order of the file; each holds `update <seq>`. */
  readonly opens: readonly number[];
  readonly entry: string;
}

export interface NameVector {
  readonly name: string;
  readonly fileName: string;
  readonly expect: 'opens' | 'foreign';
}

const FRAME = 1146;
const HEAD = 72;
const device = 'deadbeef';
const other = fixedBytes('another', 16).toString('hex');
const openName = `${device}-${run}.open`;

function chain(overrides: readonly Partial<FrameParts>[] = [{}, {}, {}]): readonly Buffer[] {
  const frames: Buffer[] = [];
  for (const [index, override] of overrides.entries()) {
    const before = frames.at(-1);
    const plain = record({ update: Buffer.from(`update ${index + 1}`) });
    const previous = before === undefined ? Buffer.alloc(32) : digest(before);
    const nonce = fixedBytes(`nonce ${index}`, 12);
    frames.push(writeFrame(frameParts({ seq: BigInt(index + 1), previous, plain, nonce, ...override })));
  }
  return frames;
}

function sealedName(file: Buffer, seq = '00000001'): string {
  return `${device}-${run}-${seq}-${digest(file).toString('hex').slice(0, 24)}.seg`;
}

function packName(file: Buffer): string {
  return sealedName(file).replace(/seg$/, 'pack');
}

type Problem = readonly [kind: string, at: number, length: number];

function vector(
  name: string,
  fileName: string,
  file: Buffer,
  opens: readonly number[],
  ...problems: Problem[]
): SegmentVector {
  return {
    name,
    dataKey: dataKey.toString('hex'),
    vault,
    fileName,
    file: file.toString('hex'),
    expect: problems[0]?.[0] ?? 'opens',
    problems: problems.map(([kind, at, length]) => ({ kind, at, length })),
    opens,
    entry,
  };
}

export function makeSegmentVectors(): readonly SegmentVector[] {
  const head = writeHead(salt);
  const [first, second, third] = chain() as [Buffer, Buffer, Buffer];
  const whole = Buffer.concat([head, first, second, third]);
  const open = (name: string, file: Buffer, opens: readonly number[], ...problems: Problem[]) =>
    vector(name, openName, file, opens, ...problems);
  const join = (...parts: readonly Buffer[]) => Buffer.concat([head, ...parts]);
  const at = (index: number) => HEAD + index * FRAME;
  const noise = Buffer.concat(Array.from({ length: 8 }, (_, index) => fixedBytes(`noise ${index}`)));
  const foreign = writeFrame(frameParts({ vault: other, key: logKey(dataKey, other, run, salt) }));
  const stray = writeFrame(frameParts({ run: other, key: logKey(dataKey, other, run, fixedBytes('s')) }));
  const later = writeFrame(frameParts({ version: 2, seq: 9n }));
  const spoilt = flipped(second, 500);
  const under = { key: key.toReversed() as Buffer };
  const strange = chain([under, under]) as [Buffer, Buffer];
  return [
    open('a file of its run', whole, [1, 2, 3]),
    open('a head and nothing more', head, []),
    vector('a sealed file', sealedName(whole), whole, [1, 2, 3]),
    vector('a pack', packName(whole), whole, [1, 2, 3]),
    vector(
      'a pack cut between frames',
      packName(whole),
      whole.subarray(0, at(2)),
      [1, 2],
      ['altered', 0, at(2)],
    ),
    vector(
      'a pack cut within a frame',
      packName(whole),
      whole.subarray(0, -1),
      [1, 2],
      ['damaged', at(2), FRAME - 1],
      ['altered', 0, at(3) - 1],
    ),
    open('an empty file', Buffer.alloc(0), [], ['unfinished', 0, 0]),
    open('a head that ends early', head.subarray(0, 71), [], ['unfinished', 0, 71]),
    open('a header that ends early', whole.subarray(0, at(2) + 60), [1, 2], ['unfinished', at(2), 60]),
    open('a frame that ends early', whole.subarray(0, -1), [1, 2], ['unfinished', at(2), FRAME - 1]),
    open('blocks that were never written', join(first, Buffer.alloc(900)), [1], ['unfinished', at(1), 900]),
    open(
      'a last frame half of zeros',
      join(first, Buffer.concat([second.subarray(0, 600), Buffer.alloc(546)])),
      [1],
      ['unfinished', at(1), FRAME],
    ),
    vector(
      'a sealed file cut within a frame',
      sealedName(whole),
      whole.subarray(0, -1),
      [1, 2],
      ['damaged', at(2), FRAME - 1],
      ['altered', 0, at(3) - 1],
    ),
    vector(
      'a sealed file cut between frames',
      sealedName(whole),
      whole.subarray(0, at(2)),
      [1, 2],
      ['altered', 0, at(2)],
    ),
    vector(
      'a frame added to a sealed file',
      sealedName(join(first)),
      join(first, second),
      [1, 2],
      ['altered', 0, at(2)],
    ),
    open('a flipped bit in the first salt', flipped(whole, 3), [1, 2, 3], ['head-damaged', 0, 36]),
    open('a flipped bit in the second salt', flipped(whole, 70), [1, 2, 3], ['head-damaged', 36, 36]),
    open('flipped bits in both salts', flipped(flipped(whole, 3), 39), [], ['head-damaged', 0, whole.length]),
    open('a flipped bit in the middle frame', join(first, spoilt, third), [1, 3], ['damaged', at(1), FRAME]),
    open(
      'a flipped bit in its header',
      join(first, flipped(second, 20), third),
      [1, 3],
      ['damaged', at(1), FRAME],
    ),
    open(
      'a flipped bit in the last frame',
      join(first, flipped(second, 500)),
      [1],
      ['damaged', at(1), FRAME],
    ),
    open(
      'two damaged frames are one stretch',
      join(spoilt, spoilt, third),
      [3],
      ['damaged', at(0), 2 * FRAME],
    ),
    open('bytes put in between frames', join(first, noise, second), [1, 2], ['damaged', at(1), noise.length]),
    open(
      'bytes put in within a frame',
      join(first.subarray(0, 400), noise, first.subarray(400), second),
      [2],
      ['damaged', at(0), FRAME + noise.length],
    ),
    open(
      'bytes gone from within a frame',
      join(first.subarray(0, 400), first.subarray(700), second),
      [2],
      ['damaged', at(0), FRAME - 300],
    ),
    open(
      'a damaged frame, then one that ends early',
      join(spoilt, third.subarray(0, 700)),
      [],
      ['damaged', at(0), FRAME],
      ['unfinished', at(1), 700],
    ),
    open(
      'a length made larger, checksum made good',
      join(withField(first, 98, Buffer.from([0, 0, 8, 0])), second, third),
      [2, 3],
      ['damaged', at(0), FRAME],
    ),
    open("another journal's frame", join(first, foreign, third), [1, 3], ['foreign', at(1), FRAME]),
    open(
      "another run's frame, sealed elsewhere",
      join(first, stray, third),
      [1, 3],
      ['foreign', at(1), FRAME],
    ),
    open('a frame of a later version', join(first, later, third), [1, 3], ['newer-version', at(1), FRAME]),
    open(
      'a record of a later version',
      join(first, writeFrame(frameParts({ plain: record({ kind: 9 }) }))),
      [1],
      ['newer-version', at(1), FRAME],
    ),
    open(
      'a record that was sealed badly',
      join(first, writeFrame(frameParts({ plain: record({ padWith: 1 }) }))),
      [1],
      ['damaged', at(1), FRAME],
    ),
    open('frames in another order all open', join(second, first, third), [2, 1, 3]),
    vector('another name for the run', `${device}-${other}.open`, whole, [1, 2, 3]),
    vector('a name that is no log file', 'vault.json', whole, [], ['foreign', 0, whole.length]),
    open(
      'one frame under another data key, or damaged',
      join(...strange.slice(0, 1)),
      [],
      ['damaged', at(0), FRAME],
    ),
    open('a file under another data key', join(...strange), [], ['other-keys', 0, at(2)]),
    open(
      'a file under another data key, cut short',
      join(...strange).subarray(0, -1),
      [],
      ['other-keys', 0, at(2) - 1],
    ),
    open(
      'a file under another data key, and damaged in its first frame',
      join(flipped(strange[0], 500), strange[1]),
      [],
      ['damaged', at(0), 2 * FRAME],
    ),
    vector(
      'a sealed file under another data key',
      sealedName(join(strange[0])),
      join(strange[0]),
      [],
      ['other-keys', 0, at(1)],
    ),
    vector(
      'a sealed file under another data key, and damaged',
      sealedName(join(strange[0])),
      join(flipped(strange[0], 500)),
      [],
      ['damaged', at(0), FRAME],
      ['altered', 0, at(1)],
    ),
  ];
}

export function makeNameVectors(): readonly NameVector[] {
  const hash = '0123456789abcdef01234567';
  const sealed = `${device}-${run}-00000001-${hash}.seg`;
  const names: readonly (readonly [string, string, 'opens' | 'foreign'])[] = [
    ['an open file', openName, 'opens'],
    ['a sealed file', sealed, 'opens'],
    ['the largest number', sealed.replace('00000001', 'ffffffff'), 'opens'],
    ['number zero', sealed.replace('00000001', '00000000'), 'foreign'],
    ['capitals', sealed.toUpperCase(), 'foreign'],
    ['a hash too short', sealed.replace('67.seg', '.seg'), 'foreign'],
    ['a run too short', openName.replace(run, run.slice(1)), 'foreign'],
    ['a device too long', `0${openName}`, 'foreign'],
    ['a pack', sealed.replace('.seg', '.pack'), 'opens'],
    ['a pack without a number', openName.replace('.open', '.pack'), 'foreign'],
    ['a pack that was not finished', sealed.replace('.seg', '.packing'), 'foreign'],
    ['an open file with a number', sealed.replace('.seg', '.open'), 'foreign'],
    ['a copy beside it', openName.replace('.open', ' (1).open'), 'foreign'],
    ['a path', `../${openName}`, 'foreign'],
    ['a line behind', `${openName}\n`, 'foreign'],
    ['nothing', '', 'foreign'],
  ];
  return names.map(([name, fileName, expect]) => ({ name, fileName, expect }));
}
