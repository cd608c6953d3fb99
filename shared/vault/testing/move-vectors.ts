/** Move files by the second writer: few that open, and many that must not. */
import { checksum, digest, fixedBytes } from './reference-writer.ts';

export interface MoveVector {
  readonly name: string;
  readonly file: string;
  /** 'opens' or the code. */
  readonly expect: string;
  readonly vault?: string;
  /** Kind, name and content of each part, in order. */
  readonly parts?: readonly { readonly kind: string; readonly name: string; readonly content: string }[];
}

interface Part {
  readonly kind: number;
  readonly name: string;
  readonly content: Buffer;
  readonly statedSize?: number;
  readonly nameBytes?: Buffer;
}

const vault = fixedBytes('a moved journal', 16);
const run = fixedBytes('a run of a moved journal', 16).toString('hex');
const kindNames = ['', 'key-file', 'log', 'drawer'];

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const withCrc = (bytes: Buffer): Buffer => Buffer.concat([bytes, checksum(bytes)]);

function head(version = 1, magic = '8f57734d760d0a1a'): Buffer {
  return withCrc(Buffer.concat([Buffer.from(magic, 'hex'), Buffer.from([version]), vault]));
}

function writePart({ kind, name, content, statedSize, nameBytes = Buffer.from(name) }: Part): Buffer {
  const before = withCrc(
    Buffer.concat([Buffer.from([kind, nameBytes.length]), nameBytes, number(statedSize ?? content.length)]),
  );
  const body = Buffer.concat([before, content]);
  return Buffer.concat([body, digest(body)]);
}

function end(of: Buffer, parts: readonly Buffer[], count = parts.length): Buffer {
  const hashes = parts.map((part) => part.subarray(part.length - 32));
  return Buffer.concat([
    withCrc(Buffer.concat([Buffer.from([0]), number(count)])),
    digest(Buffer.concat([of, ...hashes])),
  ]);
}

function whole(parts: readonly Part[], version = 1): Buffer {
  const written = parts.map(writePart);
  return Buffer.concat([head(version), ...written, end(head(version), written)]);
}

const keyFile: Part = { kind: 1, name: 'vault.json', content: Buffer.from('{"format":"wellspring-vault"}') };
const sealed: Part = {
  kind: 2,
  name: `0a1b2c3d-${run}-00000001-${'5'.repeat(24)}.seg`,
  content: fixedBytes('a segment', 32),
};
const open: Part = { kind: 2, name: `0a1b2c3d-${run}.open`, content: Buffer.alloc(0) };
const drawer: Part = { kind: 3, name: `team/${run}`, content: fixedBytes('a team', 24) };

export function makeMoveVectors(): readonly MoveVector[] {
  const opens = (name: string, parts: readonly Part[]): MoveVector => ({
    name,
    file: whole(parts).toString('hex'),
    expect: 'opens',
    vault: vault.toString('hex'),
    parts: parts.map((part) => ({
      kind: kindNames[part.kind] ?? '',
      name: part.name,
      content: part.content.toString('hex'),
    })),
  });
  const refused = (name: string, file: Buffer, expect = 'damaged'): MoveVector => ({
    name,
    file: file.toString('hex'),
    expect,
  });
  const all = [keyFile, sealed, open, drawer];
  const good = whole(all);
  const parts = all.map(writePart);
  const [first = Buffer.alloc(0), second = Buffer.alloc(0), ...others] = parts;
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const named = (name: string, kind = 2): Buffer =>
    whole([keyFile, { kind, name, content: Buffer.alloc(1) }]);
  return [
    opens('a key file alone', [keyFile]),
    opens('a key file, a log and a drawer', all),
    refused('nothing', Buffer.alloc(0), 'not-a-move-file'),
    refused('another magic', Buffer.concat([head(1, '8f57734c670d0a1a'), first]), 'not-a-move-file'),
    refused('a head cut short', good.subarray(0, 20)),
    refused('a head that was changed', flipped(12)),
    refused('version 0', whole(all, 0)),
    refused('version 2', whole(all, 2), 'newer-version'),
    refused('version 2 with a checksum that does not hold', flipped(8)),
    refused('cut in the middle of a part', good.subarray(0, 140)),
    refused('cut between two parts', good.subarray(0, head().length + first.length)),
    refused('cut before its end', good.subarray(0, good.length - 41)),
    refused('cut within its end', good.subarray(0, good.length - 1)),
    refused('something behind its end', Buffer.concat([good, Buffer.from([0])])),
    refused('no part at all', Buffer.concat([head(), end(head(), [])])),
    refused('no key file', whole([sealed])),
    refused('the key file second', whole([sealed, keyFile])),
    refused('two key files', whole([keyFile, keyFile])),
    refused('one name twice', whole([keyFile, sealed, sealed])),
    refused('a part’s content changed', flipped(head().length + first.length + 70)),
    refused('a part’s name changed', flipped(head().length + first.length + 5)),
    refused('a part’s hash changed', flipped(head().length + first.length - 1)),
    refused('the end’s hash changed', flipped(good.length - 1)),
    refused('the end’s number changed', flipped(good.length - 38)),
    refused('two parts exchanged', Buffer.concat([head(), first, ...others, second, end(head(), parts)])),
    refused('a part left out', Buffer.concat([head(), first, ...others, end(head(), parts)])),
    refused('a part put in', Buffer.concat([head(), ...parts, end(head(), [first, second])])),
    refused(
      'the end of another number of parts',
      Buffer.concat([head(), ...parts, end(head(), parts, parts.length + 1)]),
    ),
    refused('kind 4', named(sealed.name, 4)),
    refused('a path out of the folder', named('../../outside')),
    refused('a path out of a drawer', named('team/../../outside', 3)),
    refused('a drawer of rounds', named(`rounds/${run}`, 3)),
    refused('a drawer that is not known', named(`other/${run}`, 3)),
    refused('a log file that is not one', named('vault.json')),
    refused('a key file of another name', whole([{ ...keyFile, name: 'other.json' }])),
    refused('an empty name', named('')),
    refused('a name that is no UTF-8', whole([keyFile, { ...sealed, nameBytes: Buffer.from([0xff, 0xfe]) }])),
    refused('a name that is too long', named('n'.repeat(129))),
    refused('a size beyond the file', whole([keyFile, { ...sealed, statedSize: 100_000 }])),
    refused('a size over the limit', whole([keyFile, { ...sealed, statedSize: 0xff_ff_ff_ff }]), 'too-large'),
    refused('a key file over its limit', whole([{ ...keyFile, statedSize: 65_537 }]), 'too-large'),
    refused('a drawer over its limit', whole([keyFile, { ...drawer, statedSize: 9_437_185 }]), 'too-large'),
  ];
}
