/**
 * The name guard on one page: what it watches the sheets with, and its note in the outer margin. It asks about one name at a
 * time, the one nearest to the caret, and does nothing by itself.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type * as Y from 'yjs';
import { leaveName, leftNames } from '../../../shared/journal/name-notes.ts';
import type { NameNotes } from '../../../shared/journal/name-notes.ts';
import { foundKey } from '../../../shared/names/find-names.ts';
import type { ActiveEditor } from '../../editor/formatting.ts';
import { nearestName, replaceName, returnTo } from '../../editor/name-marks.ts';
import type { NameWatch, ShownName } from '../../editor/name-marks.ts';
import { useMessages } from '../../i18n/messages.tsx';
import type { OpenJournal } from '../../vault/open-journal.ts';
import type { CurrentName } from './current-name.ts';
import { makeNameFinder } from './name-finder.ts';
import { NameNote } from './name-note.tsx';
import { insteadOf } from './name-words.ts';
import { useNoteKeys } from './use-note-keys.ts';

export interface NameGuard {
  readonly watch: NameWatch;
  readonly note: ReactNode;
}

export function useNameGuard(
  journal: Pick<OpenJournal, 'names' | 'changeNames' | 'subscribe'>,
  document: Y.Doc,
): NameGuard {
  const { t, language } = useMessages();
  const finder = useMemo(() => makeNameFinder(), []);
  const [notes, setNotes] = useState<NameNotes | null>(null);
  const [left, setLeft] = useState<readonly string[]>(() => leftNames(document));
  const [current, watch] = useCurrentName(finder);
  const note = useRef<HTMLElement>(null);

  useEffect(() => () => finder.end(), [finder]);
  useEffect(() => {
    let listening = true;
    const read = (): void =>
      void journal.names().then(
        (read) => {
          if (listening)
            setNotes((before) => (JSON.stringify(before) === JSON.stringify(read) ? before : read));
        },
        // A journal that is being locked answers nothing any more.
        () => undefined,
      );
    read();
    const stop = journal.subscribe(read);
    return () => {
      listening = false;
      stop();
    };
  }, [journal]);
  useEffect(() => {
    const fine = [...(notes?.fine.map(({ key }) => key) ?? []), ...left];
    finder.setRules(notes?.on === true ? { language, list: notes.list, fine } : null);
  }, [finder, notes, left, language]);

  const instead = current === null ? '' : insteadOf(current.name, t);
  const write = useCallback((): void => {
    if (current === null) return;
    replaceName(current.editor, current.name, instead);
    returnTo(current.editor);
  }, [current, instead]);
  useNoteKeys(current, note, write);

  const leave = (): void => {
    if (current === null) return;
    leaveName(document, foundKey(current.name.words));
    setLeft(leftNames(document));
    returnTo(current.editor);
  };
  const callFine = (): void => {
    if (current === null) return;
    const { words } = current.name;
    void journal.changeNames({ kind: 'fine', key: foundKey(words), words });
    returnTo(current.editor);
  };
  return {
    watch,
    note: (
      <NameNote
        current={current}
        instead={instead}
        noteRef={note}
        onWrite={write}
        onLeave={leave}
        onFine={callFine}
      />
    ),
  };
}

function useCurrentName(finder: Pick<NameWatch, 'find' | 'onRules'>): [CurrentName | null, NameWatch] {
  const [current, setCurrent] = useState<CurrentName | null>(null);
  const watch = useMemo<NameWatch>(() => {
    const choose = makeChooser();
    return {
      find: finder.find,
      onRules: finder.onRules,
      onNames: (editor, names) => {
        const chosen = choose(editor, names);
        setCurrent((before) => (isSame(before, chosen) ? before : chosen));
      },
    };
  }, [finder]);
  return [current, watch];
}

function isSame(one: CurrentName | null, other: CurrentName | null): boolean {
  return one?.editor === other?.editor && JSON.stringify(one?.name) === JSON.stringify(other?.name);
}

/** Of all the sheets of the page: the name nearest to the caret, or else the first of the first sheet that has any. */
function makeChooser(): (editor: ActiveEditor, names: readonly ShownName[]) => CurrentName | null {
  const sheets = new Map<ActiveEditor, readonly ShownName[]>();
  let active: ActiveEditor | null = null;
  return (editor, names) => {
    if (names.length === 0) sheets.delete(editor);
    else sheets.set(editor, names);
    if (editor.isFocused) active = editor;
    const chosen = active !== null && sheets.has(active) ? active : [...sheets.keys()][0];
    const name = chosen === undefined ? null : nearestName(chosen, sheets.get(chosen) ?? []);
    return chosen === undefined || name === null ? null : { editor: chosen, name };
  };
}
