/** No PDF carries the moment or the time zone in which it was made. */
import { expect, test } from 'vitest';
import { withoutTime } from './timeless-pdf.ts';

const head = (created: string, changed: string): string =>
  `%PDF-1.4\n1 0 obj\n<</Title (Plan)\n/CreationDate (D:${created})\n/ModDate (D:${changed})>>\nendobj\n`;
const passed = (text: string): string => withoutTime(Buffer.from(text, 'latin1')).toString('latin1');

test('both dates become the constant one, and nothing moves', () => {
  const made = head("20261122224905+05'30'", "20261122224906-03'00'");
  const timeless = passed(made);
  expect(timeless).toBe(head("20000101000000+00'00'", "20000101000000+00'00'"));
  expect(timeless.length).toBe(made.length);
});

test('what has no such date, or one of another form, is left as it is', () => {
  for (const text of ['%PDF-1.4\n', head('2026', '2026'), '/CreationDate (D:'])
    expect(passed(text)).toBe(text);
});
