/** The words of a page: which nodes and marks they may be made of, and how they read as plain text. */
import * as Y from 'yjs';

/** Block and inline nodes a body may hold; anything else is not shown and not written. */
export const bodyNodes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'hardBreak',
  'text',
] as const;

export const bodyMarks = ['bold', 'italic'] as const;

/** The fragment's text on one line, blocks parted by a space, at most `limit` UTF-16 units, cut at a whole word. */
export function plainText(fragment: Y.XmlFragment, limit: number): string {
  let text = '';
  const visit = (node: Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook): boolean => {
    if (node instanceof Y.XmlText) {
      // toDelta, not toString: toString writes marks as tags.
      for (const piece of node.toDelta() as { insert?: unknown }[]) {
        if (typeof piece.insert === 'string') text += piece.insert;
      }
    } else if (node instanceof Y.XmlElement && node.nodeName === 'hardBreak') {
      text += ' ';
    } else if (!(node instanceof Y.XmlHook)) {
      if (text !== '' && !text.endsWith(' ')) text += ' ';
      for (const child of node.toArray()) {
        if (!visit(child)) return false;
      }
    }
    return text.length < limit * 2;
  };
  visit(fragment);
  return cutWhole(text.replace(/\s+/gu, ' ').trim(), limit);
}

/** Cut between two words where that is possible, and marked as cut. */
function cutWhole(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(' ', limit - 1);
  if (space > limit / 2) return `${text.slice(0, space)}…`;
  const last = text.charCodeAt(limit - 2);
  const splitsPair = last >= 0xd8_00 && last <= 0xdb_ff;
  return `${text.slice(0, splitsPair ? limit - 2 : limit - 1)}…`;
}
