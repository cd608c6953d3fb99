/**
 * Parts of a workbook as a zip without compression. The reader is given this one, made of what was unpacked and looked at, and
 * never the file itself: so it has nothing to unpack, and nothing to read that was not checked.
 */
import { concatBytes, utf8 } from '../../../../shared/base/bytes.ts';
import type { Bytes } from '../../../../shared/base/bytes.ts';

export interface UnpackedPart {
  readonly name: string;
  readonly content: Bytes;
}

/** Checksums are left at nought: the reader has no use for them. */
export function storeParts(parts: readonly UnpackedPart[]): Bytes {
  const files: Bytes[] = [];
  const list: Bytes[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const label = utf8(name);
    const sizes: Field[] = [
      [4, content.length],
      [4, content.length],
      [2, label.length],
      [2, 0],
    ];
    const file = concatBytes(head(0x04034b50, [[2, 20], ...START, ...sizes]), label, content);
    const rest: Field[] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ];
    files.push(file);
    list.push(concatBytes(head(0x02014b50, [[2, 20], [2, 20], ...START, ...sizes, ...rest]), label));
    at += file.length;
  }
  const listing = concatBytes(...list);
  const end = head(0x06054b50, [
    [4, 0],
    [2, parts.length],
    [2, parts.length],
    [4, listing.length],
    [4, at],
    [2, 0],
  ]);
  return concatBytes(...files, listing, end);
}

/** A number and how many bytes it takes. */
type Field = readonly [size: 2 | 4, value: number];

/** Names in UTF-8, stored as they are, no time, no checksum. */
const START: readonly Field[] = [
  [2, 0x0800],
  [2, 0],
  [4, 0],
  [4, 0],
];

function head(signature: number, fields: readonly Field[]): Bytes {
  const bytes = new Uint8Array(4 + fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}
