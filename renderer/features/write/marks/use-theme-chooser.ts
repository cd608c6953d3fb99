/**
 * Marking a theme: on the words that were chosen when it was asked for, or on the whole page. Afterwards, and when it is
 * left, the caret is back on the sheet.
 */
import { useCallback, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { addTheme } from '../../../../shared/journal/own-marks.ts';
import type { ThemeAsSeen } from '../../../../shared/journal/own-marks.ts';
import type { ActiveEditor } from '../../../editor/formatting.ts';
import { returnTo } from '../../../editor/name-marks.ts';
import { chosenWords, markWords } from '../../../editor/passage-marks.ts';
import type { PassageWatch } from '../../../editor/passage-marks.ts';

interface Asked {
  readonly editor: ActiveEditor | null;
  readonly words: ReturnType<typeof chosenWords>;
}

export function useThemeChooser(document: Y.Doc, active: ActiveEditor | null) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const ask = useRef((editor: ActiveEditor | null): void => {
    setMarked(null);
    setAsked({ editor, words: editor === null ? null : chosenWords(editor) });
  });
  const watch = useMemo<PassageWatch>(
    () => ({ document, onAsk: (editor) => ask.current(editor) }),
    [document],
  );
  const leave = useCallback((): void => {
    setAsked(null);
    const editor = asked?.editor ?? null;
    if (editor !== null && !editor.isDestroyed) returnTo(editor);
  }, [asked]);
  const choose = useCallback(
    (theme: ThemeAsSeen): void => {
      const { editor = null, words = null } = asked ?? {};
      const isPut = editor !== null && words !== null && markWords(editor, words, theme);
      if (!isPut) addTheme(document, theme);
      setMarked(theme.title);
      leave();
    },
    [asked, document, leave],
  );
  return {
    watch,
    isOpen: asked !== null,
    onWords: (asked?.words ?? null) !== null,
    /** The title of what was just marked, to be said. */
    marked,
    open: () => ask.current(active !== null && active.isDestroyed ? null : active),
    leave,
    choose,
  };
}
