/**
 * The sheet a writer types on: one editor over one part of a page's document. It knows blocks, lists, two marks and nothing
 * else, so that what is pasted becomes plain words; links stay words. Every paragraph finds its own direction.
 */
import type { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import type * as Y from 'yjs';
import { caretFirst } from './caret-first.ts';
import { nameMarks } from './name-marks.ts';
import type { NameWatch } from './name-marks.ts';
import { passageMarks } from './passage-marks.ts';
import type { PassageWatch } from './passage-marks.ts';
import { sheetKit } from './sheet-kit.ts';
import './reflection-editor.css';

interface ReflectionEditorProps {
  readonly fragment: Y.XmlFragment;
  /** What the sheet is called, for those who hear it. */
  readonly label: string;
  /** The id of the question it answers. */
  readonly describedBy?: string;
  readonly autoFocus: boolean;
  /** Tells which sheet has the caret, for the formatting commands. */
  readonly onActive: (editor: Editor) => void;
  /** Looks for names on the sheet; without it none are looked for. */
  readonly names?: NameWatch | undefined;
  /** Holds themes on passages; without it none are shown. `part` is the part of the page that the sheet writes. */
  readonly marks?: { readonly watch: PassageWatch; readonly part: string } | undefined;
}

export function ReflectionEditor({
  fragment,
  label,
  describedBy,
  autoFocus,
  onActive,
  names,
  marks,
}: ReflectionEditorProps) {
  const watch = marks?.watch;
  const part = marks?.part;
  const editor = useEditor(
    {
      injectCSS: false,
      textDirection: 'auto',
      extensions: [
        sheetKit,
        caretFirst,
        Collaboration.configure({ fragment }),
        ...(names === undefined ? [] : [nameMarks(names)]),
        ...(watch === undefined || part === undefined ? [] : [passageMarks(watch, part)]),
      ],
      editorProps: {
        attributes: {
          class: 'sheet',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          spellcheck: 'false',
          ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
        },
        // A dropped file is nobody's words; the window would otherwise offer to show it.
        handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0,
      },
      onFocus: ({ editor: focused }) => onActive(focused),
    },
    [fragment, names, watch, part],
  );

  useEffect(() => {
    if (autoFocus) editor.commands.focus('end');
  }, [editor, autoFocus]);

  return <EditorContent editor={editor} className="sheet-frame" />;
}
