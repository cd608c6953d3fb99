/** The commands a writer has over a sheet, by name, so that no other folder needs to know the editor's own language. */
import type { Editor } from '@tiptap/core';

export const formats = [
  'bold',
  'italic',
  'heading',
  'bulletList',
  'orderedList',
  'quote',
  'undo',
  'redo',
] as const;
export type Format = (typeof formats)[number];

export type ActiveEditor = Editor;

/** Does it, and gives the caret back to the sheet. */
export function applyFormat(editor: ActiveEditor, format: Format): void {
  const chain = editor.chain().focus();
  switch (format) {
    case 'bold':
      chain.toggleBold().run();
      break;
    case 'italic':
      chain.toggleItalic().run();
      break;
    case 'heading':
      chain.toggleHeading({ level: 2 }).run();
      break;
    case 'bulletList':
      chain.toggleBulletList().run();
      break;
    case 'orderedList':
      chain.toggleOrderedList().run();
      break;
    case 'quote':
      chain.toggleBlockquote().run();
      break;
    case 'undo':
      chain.undo().run();
      break;
    case 'redo':
      chain.redo().run();
      break;
  }
}

/** Whether the caret stands in it. Undo and redo are never "on". */
export function isFormatOn(editor: ActiveEditor, format: Format): boolean {
  switch (format) {
    case 'heading':
      return editor.isActive('heading');
    case 'quote':
      return editor.isActive('blockquote');
    case 'undo':
    case 'redo':
      return false;
    case 'bold':
    case 'italic':
    case 'bulletList':
    case 'orderedList':
      return editor.isActive(format);
  }
}
