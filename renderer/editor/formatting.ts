/** The commands a writer has over a sheet, by name, so that no other folder needs to know the editor's own language. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';

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

/** The formats in which the caret stands, as it moves. Who asks is drawn anew only when they are others. */
export function useFormatsOn(editor: ActiveEditor | null): readonly Format[] {
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now === null || now.isDestroyed ? [] : formats.filter((format) => isFormatOn(now, format)),
  });
  return on ?? [];
}

/** Undo and redo are never "on". */
function isFormatOn(editor: ActiveEditor, format: Format): boolean {
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
