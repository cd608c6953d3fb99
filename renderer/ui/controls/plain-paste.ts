/**
 * What the clipboard holds, as plain text: a page of the web without its markup, without signs that have no width or turn
 * lines round, and with one kind of line break.
 */

/** Signs without width or use in prose, controls, and those that change the direction of a whole line. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Null: nothing there needs changing, or there are no words. */
export function plainPaste(clipboard: Pick<DataTransfer, 'getData'>, several: boolean): string | null {
  const text = clipboard.getData('text/plain');
  const given = text === '' ? textOfPage(clipboard.getData('text/html')) : text;
  if (given === '') return null;
  const plain = plainText(given, several);
  return plain === text ? null : plain;
}

export function plainText(text: string, several: boolean): string {
  const lines = text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(UNSEEN, '')
    .replaceAll('\t', ' ')
    .replaceAll('\u00a0', ' ');
  return several ? lines : lines.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** Some programs hand over a page and no text. It is read as a document that nothing runs in and nothing is drawn from. */
function textOfPage(html: string): string {
  if (html === '') return '';
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const unseen of page.querySelectorAll('script, style, template, noscript')) unseen.remove();
  for (const block of page.querySelectorAll('p, div, li, br, tr, h1, h2, h3, h4, h5, h6')) block.append('\n');
  return (page.body.textContent ?? '').replaceAll(/\n\s*\n\s*/g, '\n\n').trim();
}
