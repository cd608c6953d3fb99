/** Tables as they come: encodings, signs between cells, workbooks made here byte by byte, and those that mean harm. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../../../shared/base/bytes.ts';
import { MOST_ROWS, readSpreadsheet } from './read-spreadsheet.ts';
import { templateTable, templateWorkbook } from './template.ts';

async function rowsOf(bytes: Uint8Array): Promise<string[][] | string> {
  const reading = await readSpreadsheet(bytes);
  return reading.ok ? reading.rows : reading.problem;
}

interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** What the list says its size is; otherwise the truth. */
  readonly declared?: number;
  readonly flags?: number;
}

/** A zip as the format's own page describes it, each part deflated. */
function zip(parts: readonly ZipPart[]): Uint8Array {
  const files: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const { name, content, declared, flags = 0 } of parts) {
    const bytes = typeof content === 'string' ? utf8(content) : content;
    const packed = deflateRawSync(bytes, { level: 9 });
    const size = declared ?? bytes.length;
    const label = utf8(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(label.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(flags, 8);
    listed.writeUInt16LE(8, 10);
    listed.writeUInt32LE(packed.length, 20);
    listed.writeUInt32LE(size, 24);
    listed.writeUInt16LE(label.length, 28);
    listed.writeUInt32LE(at, 42);
    files.push(concatBytes(local, label, packed));
    list.push(concatBytes(listed, label));
    at += local.length + label.length + packed.length;
  }
  const listing = concatBytes(...list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return concatBytes(...files, listing, end);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbookOf(sheet: string, extra: readonly ZipPart[] = []): Uint8Array {
  return zip([
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...extra,
  ]);
}

function sheetOf(rows: string, rest = ''): string {
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${rest}</worksheet>`;
}

const words = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('CSV', () => {
  const asked = [
    ['Prompt', 'Minutes'],
    ['What, today, was yours?', '2'],
    ['¿Qué pasó? “Así”', '10'],
  ];
  const lines = 'Prompt;Minutes\r\n"What, today, was yours?";2\r\n¿Qué pasó? “Así”;10\r\n';

  it.each([
    ['UTF-8', Buffer.from(lines)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${lines}`)],
    ['UTF-16, low byte first', Buffer.from(`\uFEFF${lines}`, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(`\uFEFF${lines}`, 'utf16le').swap16()],
  ])('is read in %s', async (_name, bytes) => {
    expect(await rowsOf(bytes)).toEqual(asked);
  });

  it('is read as Windows-1252 where it is not UTF-8', async () => {
    const bytes = concatBytes(
      utf8('Prompt\r\n'),
      Uint8Array.of(0xbf, 0x51, 0x75, 0xe9, 0x3f, 0x20, 0x93, 0x94),
    );
    expect(await rowsOf(bytes)).toEqual([['Prompt'], ['¿Qué? “”']]);
  });

  it('keeps line breaks inside a cell, blank rows in their place, and formulas as the text they are', async () => {
    const bytes = utf8('Prompt,Note\n"One\ntwo",=SUM(A1:A9)\n,\nThree,"He said ""so"""\n\n\n');
    expect(await rowsOf(bytes)).toEqual([
      ['Prompt', 'Note'],
      ['One\ntwo', '=SUM(A1:A9)'],
      ['', ''],
      ['Three', 'He said "so"'],
    ]);
  });

  it('takes the sign between cells from the heading, however many commas the prose has', async () => {
    expect(await rowsOf(utf8('Prompt\tTitle\nOne, two, three, four\tFive\n'))).toEqual([
      ['Prompt', 'Title'],
      ['One, two, three, four', 'Five'],
    ]);
  });

  it('is refused beyond the most rows, and read up to them', async () => {
    const table = (rows: number): Uint8Array => utf8(`Prompt\n${'One more\n'.repeat(rows)}`);
    expect((await rowsOf(table(MOST_ROWS))).length).toBe(MOST_ROWS + 1);
    expect(await rowsOf(table(MOST_ROWS + 1))).toBe('too-many-rows');
  });

  it('keeps a prompt of ten thousand signs, and refuses what is no table', async () => {
    expect(await rowsOf(utf8(`Prompt\n${'a'.repeat(10_000)}`))).toEqual([['Prompt'], ['a'.repeat(10_000)]]);
    expect(await rowsOf(utf8(`Prompt\n${'a'.repeat(40_000)}`))).toBe('cell-too-long');
    expect(await rowsOf(utf8(''))).toBe('empty');
    expect(await rowsOf(utf8(' \n,,\n'))).toBe('empty');
    expect(await rowsOf(Uint8Array.of(0x50, 0, 0, 7, 9))).toBe('not-a-table');
    expect(await rowsOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe('old-workbook');
  });
});

describe('a workbook', () => {
  it('is read with its formulas as values, as text where no value was kept, and its merged cells as the first of them', async () => {
    const sheet = sheetOf(
      `<row r="1">${words('A1', 'Prompt')}${words('B1', 'Note')}</row>
       <row r="3">${words('A3', 'Merged, &lt;over&gt; two')}<c r="B3"/></row>
       <row r="4"><c r="A4" t="str"><f>A1&amp;"!"</f><v>Worked out</v></c><c r="B4"><f>1+1</f><v>2.50</v></c></row>
       <row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="str"><f>""</f><v></v></c></row>
       <row r="6"><c r="A6" t="str"><f>A1&amp;A3</f></c><c r="B6"><f t="shared" si="0"/></c></row>`,
      '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>',
    );
    expect(await rowsOf(workbookOf(sheet))).toEqual([
      ['Prompt', 'Note'],
      ['', ''],
      ['Merged, <over> two', ''],
      ['Worked out', '2.50'],
      ['true', ''],
      ['=A1&A3', '=…'],
    ]);
  });

  it('of five thousand long rows is read whole', async () => {
    const rows = Array.from({ length: MOST_ROWS }, (_, index) => {
      return `<row r="${index + 1}">${words(`A${index + 1}`, `Row ${index + 1} ${'of many words '.repeat(20)}`)}</row>`;
    });
    const read = await rowsOf(workbookOf(sheetOf(rows.join(''))));
    expect(read.length).toBe(MOST_ROWS);
    expect(read.at(-1)?.[0]).toContain('Row 5000 of many');
  });

  it('is refused beyond the most rows before it is read', async () => {
    const rows = Array.from({ length: MOST_ROWS + 2 }, (_, index) => `<row r="${index + 1}"/>`).join('');
    expect(await rowsOf(workbookOf(sheetOf(rows)))).toBe('too-many-rows');
  });

  it('is refused when one far cell would make a reader fill millions of others', async () => {
    expect(await rowsOf(workbookOf(sheetOf(`<row r="1048576">${words('A1048576', 'far')}</row>`)))).toBe(
      'too-many-rows',
    );
    expect(await rowsOf(workbookOf(sheetOf(`<row r="1">${words('XFD1', 'far')}</row>`)))).toBe(
      'too-much-inside',
    );
    const hidden = `<row r="1"><c x='>' r='XFD1' t="str"><v>far</v></c></row>`;
    expect(await rowsOf(workbookOf(sheetOf(hidden)))).toBe('too-much-inside');
    const coded = '<row r="1"><c r="&#88;FD1" t="str"><v>far</v></c></row>';
    expect(await rowsOf(workbookOf(sheetOf(coded)))).toBe('not-a-workbook');
  });

  it('is refused when its parts unpack to more than a workbook holds, whether its list says so or lies', async () => {
    const bomb = new Uint8Array(64 * 1024 * 1024);
    const said = workbookOf(sheetOf(''), [{ name: 'xl/media/one.bin', content: bomb }]);
    expect(said.length).toBeLessThan(100_000);
    expect(await rowsOf(said)).toBe('too-much-inside');
    const lied = workbookOf(sheetOf(''), [{ name: 'xl/media/one.bin', content: bomb, declared: 10 }]);
    expect(await rowsOf(lied)).toBe('too-much-inside');
    const small = workbookOf(sheetOf(''), [{ name: 'xl/other.bin', content: 'abc', declared: 10 }]);
    expect(await rowsOf(small)).toBe('not-a-workbook');
    const many = Array.from({ length: 500 }, (_, index) => ({ name: `${index}.bin`, content: '' }));
    expect(await rowsOf(zip(many))).toBe('too-much-inside');
  });

  it('is refused when it defines words of its own, is sealed, cut short, or is another kind of zip', async () => {
    const growing = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${sheetOf(`<row r="1">${words('A1', '&b;')}</row>`)}`;
    expect(await rowsOf(workbookOf(growing))).toBe('not-a-workbook');
    expect(await rowsOf(zip([{ name: 'x', content: 'y', flags: 1 }]))).toBe('sealed-workbook');
    expect(await rowsOf(workbookOf(sheetOf('')).slice(0, -30))).toBe('not-a-workbook');
    expect(await rowsOf(zip([{ name: 'word/document.xml', content: '<a/>' }]))).toBe('not-a-workbook');
    expect(await rowsOf(workbookOf(sheetOf('')))).toBe('empty');
  });

  it('never throws, whatever byte of it is changed', async () => {
    const whole = workbookOf(sheetOf(`<row r="1">${words('A1', 'Prompt')}</row>`));
    for (let at = 0; at < whole.length; at += 7) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const reading = await readSpreadsheet(changed);
      expect(typeof reading.ok).toBe('boolean');
    }
  });
});

describe('the template', () => {
  const rows = [
    ['Prompt', 'Minutes'],
    ['What, “today”, was yours?', '2, 10'],
    ['ما الذي بقي معك؟', '10'],
  ];

  it('is read back as it was written, from either file', async () => {
    expect(await rowsOf(templateTable(rows))).toEqual(rows);
    expect(await rowsOf(await templateWorkbook(rows, true))).toEqual(rows);
  });
});
