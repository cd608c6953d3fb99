/**
 * A table from outside, as rows of plain text: CSV in the encodings that spreadsheets write, and XLSX. Nothing in it is run: a
 * formula is the value that was kept beside it, and text where there is none. Of merged cells the first holds the words. Rows
 * and cells stand where the spreadsheet shows them, so that row 7 is row 7.
 */
import { parse } from 'papaparse';
import { readSheet } from 'read-excel-file/universal';
import { ownBytes, utf8 } from '../../../../shared/base/bytes.ts';
import type { Bytes } from '../../../../shared/base/bytes.ts';
import { checkWorkbook, type WorkbookProblem } from './check-workbook.ts';
import { showFormulas } from './show-formulas.ts';
import { storeParts } from './store-parts.ts';

/** Rows beneath the heading. */
export const MOST_ROWS = 5000;
/** The largest cell that is kept, in UTF-16 code units; more than any field of a pack takes, so that *Check* can say how much. */
const LONGEST_CELL = 32_767;

export type SpreadsheetProblem =
  WorkbookProblem | 'empty' | 'old-workbook' | 'not-a-table' | 'cell-too-long' | 'took-too-long';

export type SpreadsheetReading =
  | { readonly ok: true; readonly rows: string[][] }
  | { readonly ok: false; readonly problem: SpreadsheetProblem };

/** What kind of file it is, its first bytes say; its name is not asked. Never throws. */
export async function readSpreadsheet(given: Uint8Array): Promise<SpreadsheetReading> {
  const bytes = ownBytes(given);
  const reading = startsWith(bytes, [0x50, 0x4b])
    ? await readWorkbook(bytes)
    : startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
      ? refuse('old-workbook')
      : readTable(bytes);
  if (!reading.ok) return reading;
  const rows = reading.rows.map((row) => row.map((cell) => cell.trim()));
  while (rows.at(-1)?.every((cell) => cell === '') === true) rows.pop();
  if (rows.length === 0) return refuse('empty');
  if (rows.length > MOST_ROWS + 1) return refuse('too-many-rows');
  if (rows.some((row) => row.some((cell) => cell.length > LONGEST_CELL))) return refuse('cell-too-long');
  return { ok: true, rows };
}

function refuse(problem: SpreadsheetProblem): SpreadsheetReading {
  return { ok: false, problem };
}

function startsWith(bytes: Bytes, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}

async function readWorkbook(bytes: Bytes): Promise<SpreadsheetReading> {
  const checked = await checkWorkbook(bytes, MOST_ROWS + 1);
  if (!checked.ok) return checked;
  try {
    // Numbers stay as they are written: 1.10 is a name here, not an amount.
    const parts = checked.parts.map(({ name, content }) => ({ name, content: toldFormulas(content) }));
    const rows = await readSheet<string>(storeParts(parts).buffer, 1, {
      parseNumber: (number) => number,
    });
    return { ok: true, rows: rows.map((row) => row.map(writeCell)) };
  } catch {
    return refuse('not-a-workbook');
  }
}

function toldFormulas(content: Bytes): Bytes {
  const xml = new TextDecoder().decode(content);
  const told = showFormulas(xml);
  return told === xml ? content : utf8(told);
}

function writeCell(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.valueOf()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell) : '';
}

function readTable(bytes: Bytes): SpreadsheetReading {
  const text = decode(bytes);
  if (text.includes('\0')) return refuse('not-a-table');
  const { data } = parse<string[]>(text, { delimiter: delimiterOf(text) });
  return { ok: true, rows: data };
}

/** A byte order mark decides; without one it is UTF-8, or else what older spreadsheets write. */
function decode(bytes: Bytes): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The heading decides, outside quotes: prose further down is full of commas. */
function delimiterOf(text: string): string {
  const heading =
    text
      .trimStart()
      .slice(0, 10_000)
      .replaceAll(/"[^"]*"/g, '')
      .split(/\r|\n/, 1)[0] ?? '';
  const count = (sign: string): number => heading.split(sign).length;
  return ['\t', ';', ',', '|'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
