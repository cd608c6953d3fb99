/** The table to fill in: its headings, and two rows that show how. As CSV for any program, as a workbook for the usual ones. */
import { unparse } from 'papaparse';
import writeWorkbook from 'write-excel-file/universal';

/** In UTF-8 with a byte order mark, because some spreadsheets read anything else as Windows-1252. */
export function templateTable(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = unparse(rows.map((row) => [...row]));
  return new TextEncoder().encode(`\uFEFF${lines}\r\n`);
}

export async function templateWorkbook(
  rows: readonly (readonly string[])[],
  rightToLeft: boolean,
): Promise<Uint8Array> {
  const [heading = [], ...examples] = rows;
  const cells = [
    heading.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...examples.map((row) => row.map((value) => ({ value, wrap: true }))),
  ];
  const columns = heading.map((_, index) => ({ width: index === 1 ? 60 : 24 }));
  const file = writeWorkbook(cells, { columns, rightToLeft, stickyRowsCount: 1 });
  return new Uint8Array(await (await file.toBlob()).arrayBuffer());
}
