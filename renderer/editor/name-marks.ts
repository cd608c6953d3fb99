/**
 * Wavy lines under what the name guard found on a sheet. Lines are drawn over the words, never into them: the document knows
 * nothing of names. Reading waits for a pause in typing and happens elsewhere; a line moves with its words until then, and
 * goes as soon as they change.
 */
import { Extension } from '@tiptap/core';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import type { NameFound, NameKind } from '../../shared/names/find-names.ts';
import './name-marks.css';

/** Something found on a sheet, by its places in the editor's document. */
export interface ShownName {
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind;
  readonly words: string;
  readonly initials: string | null;
}

export interface NameWatch {
  /** What each of these texts holds, in the same order. */
  find(texts: readonly string[]): Promise<readonly (readonly NameFound[])[]>;
  /** Calls back when the rules have changed and every sheet is to be read again. Returns the way to stop. */
  onRules(listener: () => void): () => void;
  /** Called when a sheet's names, its caret or its words have changed; with none when the sheet goes. */
  onNames(editor: Editor, names: readonly ShownName[]): void;
}

/** A sheet is read when nothing was typed for so long, in milliseconds. */
const PAUSE = 300;
/** A word at the caret may still be growing; it is taken as it stands after so long. */
const SETTLED = 1500;

const key = new PluginKey<DecorationSet>('name-marks');

export function nameMarks(watch: NameWatch): Extension {
  return Extension.create({
    name: 'nameMarks',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin<DecorationSet>({
          key,
          state: {
            init: () => DecorationSet.empty,
            apply: (transaction, before) => nextMarks(transaction, before),
          },
          props: { decorations: (state) => key.getState(state) },
          view: (view) =>
            readSheet(
              view,
              watch,
              () => watch.onNames(editor, namesOf(view.state)),
              () => watch.onNames(editor, []),
            ),
        }),
      ];
    },
  });
}

function nextMarks(transaction: Transaction, before: DecorationSet): DecorationSet {
  const read = transaction.getMeta(key) as DecorationSet | undefined;
  if (read !== undefined) return read;
  if (!transaction.docChanged) return before;
  const moved = before.map(transaction.mapping, transaction.doc);
  const changed = moved
    .find()
    .filter((mark) => wordsAt(transaction.doc, mark.from, mark.to) !== wordsOf(mark));
  return changed.length === 0 ? moved : moved.remove(changed);
}

function wordsOf(mark: Decoration): string {
  return (mark.spec as ShownName).words;
}

function wordsAt(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', leafText);
}

/** Every leaf is one place long in the document, so it must be one unit long in the text that is read. */
function leafText(leaf: Node): string {
  return leaf.type.name === 'hardBreak' ? '\n' : '\ufffc';
}

function namesOf(state: EditorState): ShownName[] {
  const marks = key.getState(state)?.find() ?? [];
  return marks
    .map((mark) => ({ ...(mark.spec as ShownName), from: mark.from, to: mark.to }))
    .toSorted((one, other) => one.from - other.from);
}

interface Block {
  readonly text: string;
  /** The place of its first unit in the document. */
  readonly at: number;
}

/** The text of every block that holds words, however deep it lies. Within a block, text and document count alike. */
function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '', leafText);
    if (text.trim() !== '') blocks.push({ text, at: position + 1 });
    return false;
  });
  return blocks;
}

interface SheetReader {
  update(view: EditorView, before: EditorState): void;
  destroy(): void;
}

function readSheet(view: EditorView, watch: NameWatch, tell: () => void, leave: () => void): SheetReader {
  let known = new Map<string, readonly NameFound[]>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let gone = false;
  /** Grows with every reading; an answer to an older one is not shown. */
  let reading = 0;
  const stopListening = watch.onRules(() => {
    known = new Map();
    reading += 1;
    wait(0, true);
  });

  function wait(pause: number, settled: boolean): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void read(settled);
    }, pause);
  }

  async function read(settled: boolean): Promise<void> {
    reading += 1;
    const mine = reading;
    const { doc } = view.state;
    const blocks = blocksOf(doc);
    const texts = [...new Set(blocks.map(({ text }) => text))];
    const unknown = texts.filter((text) => !known.has(text));
    const answers = unknown.length === 0 ? [] : await watch.find(unknown);
    if (gone || mine !== reading) return;
    const found = new Map(unknown.map((text, index) => [text, answers[index] ?? []] as const));
    known = new Map(texts.map((text) => [text, found.get(text) ?? known.get(text) ?? []] as const));
    if (view.state.doc !== doc) return;
    show(blocks, settled);
  }

  function show(blocks: readonly Block[], settled: boolean): void {
    const { doc, selection } = view.state;
    const growing = (to: number): boolean =>
      !settled && view.hasFocus() && selection.empty && selection.from === to;
    let waiting = false;
    const marks: Decoration[] = [];
    for (const { text, at } of blocks) {
      for (const { start, end, kind, initials } of known.get(text) ?? []) {
        const [from, to] = [at + start, at + end];
        if (growing(to)) {
          waiting = true;
          continue;
        }
        const shown: ShownName = { from, to, kind, words: text.slice(start, end), initials };
        marks.push(Decoration.inline(from, to, { class: 'name-mark' }, shown));
      }
    }
    view.dispatch(
      view.state.tr.setMeta(key, DecorationSet.create(doc, marks)).setMeta('addToHistory', false),
    );
    if (waiting) wait(SETTLED, true);
  }

  wait(0, true);
  return {
    update: (_view, before) => {
      if (!before.doc.eq(view.state.doc)) wait(PAUSE, false);
      tell();
    },
    destroy: () => {
      gone = true;
      if (timer !== null) clearTimeout(timer);
      stopListening();
      leave();
    },
  };
}

/** The name at the caret, or else the last one before it, or else the first. Null when there is none. */
export function nearestName(editor: Editor, names: readonly ShownName[]): ShownName | null {
  const { head } = editor.state.selection;
  return names.findLast((name) => name.from <= head) ?? names[0] ?? null;
}

/** Puts other words in its place, as if they were typed; nothing happens where the words are no longer those. */
export function replaceName(editor: Editor, name: ShownName, words: string): void {
  const { state, view } = editor;
  if (name.to > state.doc.content.size || wordsAt(state.doc, name.from, name.to) !== name.words) return;
  view.dispatch(state.tr.insertText(words, name.from, name.to));
}

/** How far below the top of the window its line begins, in pixels. */
export function topOf(editor: Editor, name: ShownName): number {
  return editor.view.coordsAtPos(Math.min(name.from, editor.state.doc.content.size)).top;
}

/** Gives the caret back to the sheet, where it was. */
export function returnTo(editor: Editor): void {
  editor.commands.focus();
}
