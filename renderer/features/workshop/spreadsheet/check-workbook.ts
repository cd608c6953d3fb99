/**
 * What a workbook (XLSX, which is a zip) may be before anything reads it. The zip's own list is looked at first, then each part
 * is unpacked against a limit, because a list can lie. Sheets are read sign by sign: no cell may stand so far out that a
 * reader would fill millions of empty ones up to it.
 */
import type { Bytes } from '../../../../shared/base/bytes.ts';
import type { UnpackedPart } from './store-parts.ts';

export type WorkbookProblem = 'not-a-workbook' | 'sealed-workbook' | 'too-much-inside' | 'too-many-rows';

/** A workbook of a few sheets has some twenty parts. */
const MOST_PARTS = 400;
/** All parts together, unpacked, in bytes. */
const MOST_INSIDE = 48 * 1024 * 1024;
/** Cells further out than this are no table of prompts. */
const MOST_COLUMNS = 256;

const END_OF_LIST = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: Bytes;
  readonly declared: number;
}

export type CheckedWorkbook =
  | { readonly ok: true; readonly parts: readonly UnpackedPart[] }
  | { readonly ok: false; readonly problem: WorkbookProblem };

/** Unpacks what a reader needs of it. `mostRows` counts the rows of a sheet, its heading among them. Never throws. */
export async function checkWorkbook(bytes: Bytes, mostRows: number): Promise<CheckedWorkbook> {
  const listed = listParts(bytes);
  if (typeof listed === 'string') return refuse(listed);
  if (listed.reduce((sum, { declared }) => sum + declared, 0) > MOST_INSIDE) return refuse('too-much-inside');
  const parts: UnpackedPart[] = [];
  let inside = 0;
  for (const part of listed) {
    const content = await unpack(part, MOST_INSIDE - inside);
    if (typeof content === 'string') return refuse(content);
    inside += content.length;
    if (content.length !== part.declared) return refuse('not-a-workbook');
    if (!/\.(xml|rels)$/.test(part.name)) continue;
    const problem = checkXml(new TextDecoder().decode(content), mostRows);
    if (problem !== null) return refuse(problem);
    parts.push({ name: part.name, content });
  }
  return { ok: true, parts };
}

function refuse(problem: WorkbookProblem): CheckedWorkbook {
  return { ok: false, problem };
}

function listParts(bytes: Bytes): readonly Part[] | WorkbookProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return 'not-a-workbook';
  const count = view.getUint16(end + 10, true);
  if (count > MOST_PARTS) return 'too-much-inside';
  const parts: Part[] = [];
  let at = view.getUint32(end + 16, true);
  try {
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== LISTED) return 'not-a-workbook';
      if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return 'sealed-workbook';
      const size = view.getUint32(at + 20, true);
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== LOCAL) return 'not-a-workbook';
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (start + size > bytes.length) return 'not-a-workbook';
      parts.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        packed: bytes.subarray(start, start + size),
        declared: view.getUint32(at + 24, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch {
    // A number in the list points outside the file.
    return 'not-a-workbook';
  }
  return parts;
}

/** The end of the zip's list stands last, before a remark of at most 65,535 bytes. */
function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END_OF_LIST) return at;
  }
  return null;
}

async function unpack({ method, packed }: Part, limit: number): Promise<Bytes | WorkbookProblem> {
  if (method === STORED) return packed.length > limit ? 'too-much-inside' : packed;
  if (method !== DEFLATED) return 'not-a-workbook';
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Bytes[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > limit) {
        await reader.cancel();
        return 'too-much-inside';
      }
      pieces.push(next.value);
    }
  } catch {
    return 'not-a-workbook';
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const ATTRIBUTE = String.raw`\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
/** A tag, a remark or the declaration at the front; named are the tags that begin something. */
export const TAG = new RegExp(
  String.raw`<\?[^<>]*\?>|<!--[^<]*?-->|</[\w:.-]+\s*>|<([\w:.-]+)((?:${ATTRIBUTE})*)\s*/?>`,
  'g',
);
/** Where a cell says that it stands. */
export const PLACE = /\sr\s*=\s*["']([^"']*)["']/;

/**
 * Every `<` must begin a tag as above: a declaration (which could define words that grow) does not. Rows and cells that say
 * where they stand must stand inside the table that may be read.
 */
function checkXml(xml: string, mostRows: number): WorkbookProblem | null {
  let tags = 0;
  let rows = 0;
  for (const [, name = '', attributes = ''] of xml.matchAll(TAG)) {
    tags += 1;
    const kind = name.slice(name.indexOf(':') + 1);
    if (kind !== 'row' && kind !== 'c') continue;
    if (kind === 'row') rows += 1;
    if (rows > mostRows) return 'too-many-rows';
    const place = PLACE.exec(attributes)?.[1];
    if (place === undefined) continue;
    const [, letters = '', digits = ''] = /^([A-Z]{0,3})([0-9]{1,7})$/.exec(place) ?? [];
    if (digits === '') return 'not-a-workbook';
    if (Number(digits) > mostRows) return 'too-many-rows';
    if (columnOf(letters) > MOST_COLUMNS) return 'too-much-inside';
  }
  return tags === xml.split('<').length - 1 ? null : 'not-a-workbook';
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (let index = 0; index < letters.length; index += 1)
    column = column * 26 + letters.charCodeAt(index) - 64;
  return column;
}
