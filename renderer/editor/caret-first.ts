/**
 * A key acts where the caret is. The browser moves the caret at once but tells of it a little later, and on a busy computer
 * the next key can come in between: Enter would then split the words where the caret was before, and a mark would be put on
 * the words that were chosen before. So the editor is told where the caret is before it looks at a key.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

export const caretFirst = Extension.create({
  name: 'caretFirst',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (view) => {
              // Letters that are still being composed keep their caret to themselves.
              if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
              return false;
            },
          },
        },
      }),
    ];
  },
});
