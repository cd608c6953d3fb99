/**
 * The whole markup of packs: paragraphs, lines, lists by "- ", and *emphasis*. Anything else is just text.
 * Gives a tree to draw from; never a string to inject. Every input has a reading, in linear time.
 */

export interface Span {
  readonly text: string;
  readonly emphasis: boolean;
}

/** One line of text. */
export type Line = readonly Span[];

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly kind: 'list'; readonly items: readonly Line[] };

export type Markup = readonly Block[];

const ITEM = '- ';

/** Reads text into blocks. An empty line ends a block, and so does a change between lines and list items. */
export function parseMarkup(text: string): Markup {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  let kind: Block['kind'] = 'paragraph';
  const finish = (): void => {
    if (lines.length > 0) blocks.push(kind === 'list' ? { kind, items: lines } : { kind, lines });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const isItem = line.startsWith(ITEM);
    const content = (isItem ? line.slice(ITEM.length) : line).trimEnd();
    if (isItem !== (kind === 'list')) finish();
    kind = isItem ? 'list' : 'paragraph';
    if (content === '' && !isItem) finish();
    else lines.push(parseLine(content));
  }
  finish();
  return blocks;
}

/** Emphasis opens at a star before a letter and closes at the next star after one; a star left alone is a star. */
function parseLine(line: string): Line {
  const spans: Span[] = [];
  let plain = '';
  let at = 0;
  while (at < line.length) {
    const close = line[at] === '*' ? line.indexOf('*', at + 1) : -1;
    const inside = close === -1 ? '' : line.slice(at + 1, close);
    if (inside !== '' && inside.trim() === inside) {
      if (plain !== '') spans.push({ text: plain, emphasis: false });
      spans.push({ text: inside, emphasis: true });
      plain = '';
      at = close + 1;
    } else {
      const stop = line.indexOf('*', at + 1);
      const end = stop === -1 ? line.length : stop;
      plain += line.slice(at, end);
      at = end;
    }
  }
  if (plain !== '') spans.push({ text: plain, emphasis: false });
  return spans;
}

/** The same text without its markup, for places that show one line: stars of emphasis go, line breaks become spaces. */
export function plainMarkup(text: string): string {
  return parseMarkup(text)
    .flatMap((block) => (block.kind === 'list' ? block.items : block.lines))
    .map((line) => line.map((span) => span.text).join(''))
    .join(' ');
}
