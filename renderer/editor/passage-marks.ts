/**
 * Themes on passages of a sheet, drawn softly over the words and never into them. A mark is held by the page's document
 * (shared/journal/passages.ts); here it moves with the words while they are typed, and where an edit makes words anew
 * (a paragraph split, turned into a list, taken back) it is held by the new ones.
 */
import { Extension } from '@tiptap/core';
import type { Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { ThemeAsSeen } from '../../shared/journal/own-marks.ts';
import {
  findWords,
  isSameText,
  markPassage,
  movePassage,
  readPassages,
} from '../../shared/journal/passages.ts';
import './passage-marks.css';

/** What a sheet needs to hold marks: the page's document, and what to do when its writer asks for a theme. */
export interface PassageWatch {
  readonly document: Y.Doc;
  /** The keys were pressed on a sheet. */
  onAsk(editor: Editor): void;
}

const key = new PluginKey<DecorationSet>('passage-marks');

/** Control, Shift and M: M for a mark. */
const KEYS = 'Mod-Shift-m';

interface Source {
  readonly document: Y.Doc;
  readonly part: string;
}

const sources = new WeakMap<Editor, Source>();

export function passageMarks(watch: PassageWatch, part: string): Extension {
  return Extension.create({
    name: 'passageMarks',
    addKeyboardShortcuts() {
      return {
        [KEYS]: ({ editor }) => {
          watch.onAsk(editor);
          return true;
        },
      };
    },
    addProseMirrorPlugins() {
      const source = { document: watch.document, part };
      sources.set(this.editor, source);
      return [
        new Plugin<DecorationSet>({
          key,
          state: { init: () => DecorationSet.empty, apply: nextMarks },
          props: { decorations: (state) => key.getState(state) },
          view: (view) => keepMarks(view, source),
        }),
      ];
    },
  });
}

/** The page's document changed by itself: taken back, brought back, or first shown. The sheet is then written anew. */
function isFromDocument(transaction: Transaction): boolean {
  const change = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return change?.isChangeOrigin === true;
}

function nextMarks(transaction: Transaction, before: DecorationSet): DecorationSet {
  const drawn = transaction.getMeta(key) as DecorationSet | undefined;
  if (drawn !== undefined) return drawn;
  if (!transaction.docChanged) return before;
  return isFromDocument(transaction) ? DecorationSet.empty : before.map(transaction.mapping, transaction.doc);
}

interface MarkKeeper {
  update(view: EditorView, before: EditorState): void;
  destroy(): void;
}

function keepMarks(view: EditorView, { document, part }: Source): MarkKeeper {
  /** The words each mark stood on when they were last seen: what to look for where the document made them anew. */
  const words = new Map<string, string>();
  const passages = document.getMap('passages');
  let isGone = false;
  let isMoving = false;
  let isWaiting = false;

  const here = () => readPassages(document).filter((passage) => passage.part === part);

  function move(id: string, place: { from: number; to: number }): void {
    isMoving = true;
    movePassage(document, id, place);
    isMoving = false;
  }

  function draw(): void {
    isWaiting = false;
    if (isGone) return;
    for (const { id, place } of here()) {
      const last = words.get(id);
      if (last === undefined || (place !== null && isSameText(place.words, last))) continue;
      // Only after the document wrote the sheet: what was typed has been followed already.
      const found = findWords(document, part, last, place?.from ?? 0);
      if (found !== null) move(id, found);
    }
    const { doc, tr } = view.state;
    const marks = here().flatMap(({ id, theme, place }) => {
      if (place === null || place.to > doc.content.size) return [];
      words.set(id, place.words);
      const looks = { nodeName: 'mark', class: 'passage-mark', title: theme.title };
      return [Decoration.inline(place.from, place.to, looks, { id })];
    });
    view.dispatch(tr.setMeta(key, DecorationSet.create(doc, marks)).setMeta('addToHistory', false));
  }

  function drawSoon(): void {
    if (isWaiting || isGone) return;
    isWaiting = true;
    queueMicrotask(draw);
  }

  /** What was typed moved the drawn marks; the document's own hold is renewed where it let go. */
  function follow(): void {
    const drawn = key.getState(view.state)?.find() ?? [];
    if (drawn.length === 0) return;
    const held = new Map(here().map((passage) => [passage.id, passage.place]));
    for (const { from, to, spec } of drawn) {
      const { id } = spec as { id: string };
      const place = held.get(id);
      if (place === undefined) continue;
      if (place === null || place.from !== from || place.to !== to) move(id, { from, to });
    }
    for (const { id, place } of here()) if (place !== null) words.set(id, place.words);
  }

  const onChange = (): void => {
    if (isMoving) return;
    const left = new Set(passages.keys());
    for (const id of words.keys()) if (!left.has(id)) words.delete(id);
    drawSoon();
  };
  passages.observe(onChange);
  if (passages.size > 0) drawSoon();
  return {
    update: (_view, before) => {
      if (before.doc.eq(view.state.doc) || passages.size === 0) return;
      // A mark whose words are all gone is drawn no more; one that was not drawn yet has nothing to follow.
      if ((key.getState(view.state)?.find() ?? []).length === 0) drawSoon();
      else follow();
    },
    destroy: () => {
      isGone = true;
      passages.unobserve(onChange);
    },
  };
}

/** The words that are chosen on a sheet, by its places; null when none are. */
export function chosenWords(editor: Editor): { readonly from: number; readonly to: number } | null {
  const { from, to, empty } = editor.state.selection;
  if (empty || !sources.has(editor)) return null;
  return editor.state.doc.textBetween(from, to, ' ').trim() === '' ? null : { from, to };
}

/** Puts a theme on these words of a sheet. False when no words stand there any more. */
export function markWords(
  editor: Editor,
  between: { readonly from: number; readonly to: number },
  theme: ThemeAsSeen,
): boolean {
  const source = sources.get(editor);
  return source !== undefined && markPassage(source.document, source.part, between, theme) !== null;
}
