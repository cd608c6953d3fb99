/** What the guard asks, beside the line it asks about. Said once per word to those who hear the page; nothing takes the caret. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, RefObject } from 'react';
import { foundKey } from '../../../shared/names/find-names.ts';
import { topOf } from '../../editor/name-marks.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { CurrentName } from './current-name.ts';
import { spokenKind } from './name-words.ts';
import './name-note.css';

interface NameNoteProps {
  readonly current: CurrentName | null;
  /** The words that one of its buttons would write. */
  readonly instead: string;
  readonly noteRef: RefObject<HTMLElement | null>;
  readonly onWrite: () => void;
  readonly onLeave: () => void;
  readonly onFine: () => void;
}

export function NameNote({ current, instead, noteRef, onWrite, onLeave, onFine }: NameNoteProps) {
  const { t } = useMessages();
  const at = useLinePlace(current, noteRef);
  const said = useSaidOnce(current);
  const kind = current === null ? null : spokenKind(current.name.kind);
  const looks = kind === null ? '' : t(`names.looks.${kind}`);
  return (
    <>
      <p className="unseen" role="status">
        {said === null || kind === null ? '' : t('names.announce', { words: said, looks })}
      </p>
      {kind === null ? null : (
        <aside
          className="name-note"
          aria-label={t('names.guard')}
          ref={noteRef}
          style={{ '--name-note-at': `${at}px` } as CSSProperties}
        >
          <p>{looks}</p>
          <div className="name-note-acts">
            <Button look="word" onPress={onWrite}>
              {t('names.write', { words: instead })}
            </Button>
            <Button look="word" onPress={onLeave}>
              {t('names.leave')}
            </Button>
            <Button look="word" onPress={onFine}>
              {t(`names.fine.${kind}`)}
            </Button>
          </div>
          <p className="name-note-keys">{t('names.keys')}</p>
        </aside>
      )}
    </>
  );
}

/** Pixels from the top of the outer margin to the line, and never over what stands there already. */
function useLinePlace(current: CurrentName | null, noteRef: RefObject<HTMLElement | null>): number {
  const [at, setAt] = useState(0);
  useLayoutEffect(() => {
    if (current === null) return undefined;
    const { editor, name } = current;
    const place = (): void => {
      const column = noteRef.current?.parentElement;
      if (column === null || column === undefined || editor.isDestroyed) return;
      const first = column.firstElementChild;
      const free = first instanceof HTMLElement && first !== noteRef.current ? first.offsetHeight + 16 : 0;
      setAt(Math.max(free, Math.round(topOf(editor, name) - column.getBoundingClientRect().top)));
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(editor.view.dom);
    observer.observe(document.body);
    const above = noteRef.current?.parentElement?.firstElementChild;
    if (above instanceof HTMLElement) observer.observe(above);
    return () => observer.disconnect();
  }, [current, noteRef]);
  return at;
}

/** The words to say now; each is given out once as long as the page is open. */
function useSaidOnce(current: CurrentName | null): string | null {
  const said = useRef(new Set<string>());
  const [words, setWords] = useState<string | null>(null);
  const found = current?.name.words ?? null;
  useLayoutEffect(() => {
    const key = found === null ? null : foundKey(found);
    if (key === null || said.current.has(key)) {
      setWords(null);
      return;
    }
    said.current.add(key);
    setWords(found);
  }, [found]);
  return words;
}
