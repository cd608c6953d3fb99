/** A page's words as Markdown, for reading them outside the app: every word, in order, whatever they are made of. */
import * as Y from 'yjs';

type Node = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook;

const LIST_INDENT = { bulletList: '- ', orderedList: '1. ' } as const;

/** Blocks parted by an empty line; empty when nothing was written. Signs that Markdown would take for its own are escaped. */
export function bodyMarkdown(fragment: Y.XmlFragment): string {
  return blocksOf(fragment).join('\n\n');
}

function blocksOf(parent: Y.XmlFragment): string[] {
  const blocks: string[] = [];
  let inline = '';
  const endInline = (): void => {
    if (inline.trim() !== '') blocks.push(escapeStart(inline));
    inline = '';
  };
  for (const child of parent.toArray() as Node[]) {
    if (child instanceof Y.XmlText) inline += textOf(child);
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') inline += '  \n';
    else if (child instanceof Y.XmlElement) {
      endInline();
      blocks.push(...blockOf(child));
    }
  }
  endInline();
  return blocks;
}

function blockOf(element: Y.XmlElement): string[] {
  const { nodeName } = element;
  if (nodeName === 'heading') {
    const level = Number(element.getAttribute('level') ?? 2);
    const signs = '#'.repeat(Math.min(6, Math.max(1, Number.isInteger(level) ? level : 2)));
    return blocksOf(element).map((line) => `${signs} ${line}`);
  }
  if (nodeName === 'blockquote') return [indent(blocksOf(element).join('\n\n'), '> ', '> ')].filter(hasWords);
  if (nodeName === 'bulletList' || nodeName === 'orderedList') {
    const sign = LIST_INDENT[nodeName];
    const items = (element.toArray() as Node[]).flatMap((item, index) => {
      if (!(item instanceof Y.XmlElement)) return [];
      const first = nodeName === 'orderedList' ? `${index + 1}. ` : sign;
      return [indent(blocksOf(item).join('\n\n'), first, ' '.repeat(first.length))];
    });
    return [items.join('\n')].filter(hasWords);
  }
  return blocksOf(element);
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join('\n');
}

function hasWords(block: string): boolean {
  return block.trim() !== '';
}

function textOf(text: Y.XmlText): string {
  let words = '';
  for (const piece of text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof piece.insert !== 'string') continue;
    let part = piece.insert.replace(/[\\`*_[\]<>]/gu, String.raw`\$&`);
    // Signs of weight stand against the word, not against the space before it.
    const weigh = (sign: string): void => {
      part = part.replace(/^(\s*)(.*?)(\s*)$/su, (all, before: string, inner: string, after: string) =>
        inner === '' ? all : `${before}${sign}${inner}${sign}${after}`,
      );
    };
    if (piece.attributes?.['italic'] !== undefined) weigh('*');
    if (piece.attributes?.['bold'] !== undefined) weigh('**');
    words += part;
  }
  return words;
}

/** A line that begins like a heading, a list or a quote, and is none. */
function escapeStart(text: string): string {
  return text.replace(/^(\s*)([#+-]|\d+(?=[.)]\s))/gmu, (_all, space: string, sign: string) =>
    /^\d/u.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );
}
