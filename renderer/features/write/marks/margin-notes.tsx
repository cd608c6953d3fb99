/**
 * Notes in the margin of an earlier page. Each says its day; the page is not touched by them. A note that is removed can be
 * put back at once, and the way back has the focus.
 */
import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { localMoment } from '../../../../shared/base/moment.ts';
import {
  addNote,
  editNote,
  LONGEST_NOTE,
  putNote,
  readNotes,
  removeNote,
} from '../../../../shared/journal/margin-notes.ts';
import type { MarginNote } from '../../../../shared/journal/margin-notes.ts';
import { formatDay } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { WordsField } from '../../../ui/controls/words-field.tsx';
import { useFieldKeys } from './use-field-keys.ts';
import { useShared } from './use-shared.ts';
import './marks.css';

const MAPS = ['margin'] as const;

/** What is being written: a new note, or one that is there, by its id. */
type Writing = { readonly id: string | null } | null;

export function MarginNotes({ document }: { readonly document: Y.Doc }) {
  const { t, language } = useMessages();
  const notes = useShared(document, MAPS, readNotes);
  const [writing, setWriting] = useState<Writing>(null);
  const [removed, setRemoved] = useState<MarginNote | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const wasWriting = useRef(false);

  useEffect(() => {
    if (removed !== null) undo.current?.focus();
  }, [removed]);
  useEffect(() => {
    // The field is gone; what opened it is the next thing anyone could want.
    if (wasWriting.current && writing === null) add.current?.focus();
    wasWriting.current = writing !== null;
  }, [writing]);

  return (
    <section className="margin-notes" aria-label={t('write.notes.title')}>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <p>{t('write.notes.dated', { day: formatDay(note.at, language) })}</p>
            {writing?.id === note.id ? (
              <NoteField
                startsWith={note.words}
                onKeep={(words) => {
                  editNote(document, note.id, words, localMoment(new Date()));
                  setWriting(null);
                }}
                onLeave={() => setWriting(null)}
              />
            ) : (
              <>
                <p className="margin-words" dir="auto">
                  {note.words}
                </p>
                {note.edited === null ? null : (
                  <p>{t('write.notes.edited', { day: formatDay(note.edited, language) })}</p>
                )}
                <div className="marks-acts">
                  <Button
                    look="quiet"
                    label={t('write.notes.changeLabel', { day: formatDay(note.at, language) })}
                    onPress={() => setWriting({ id: note.id })}
                  >
                    {t('write.notes.change')}
                  </Button>
                  <Button
                    look="quiet"
                    label={t('write.notes.removeLabel', { day: formatDay(note.at, language) })}
                    onPress={() => {
                      removeNote(document, note.id);
                      setRemoved(note);
                    }}
                  >
                    {t('write.notes.remove')}
                  </Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      <p role="status">{removed === null ? '' : t('write.notes.removed')}</p>
      {removed === null ? null : (
        <Button
          look="word"
          buttonRef={undo}
          onPress={() => {
            putNote(document, removed);
            setRemoved(null);
            add.current?.focus();
          }}
        >
          {t('app.undo')}
        </Button>
      )}
      {writing !== null && writing.id === null ? (
        <NoteField
          startsWith=""
          onKeep={(words) => {
            addNote(document, words, localMoment(new Date()));
            setRemoved(null);
            setWriting(null);
          }}
          onLeave={() => setWriting(null)}
        />
      ) : (
        <Button look="word" buttonRef={add} onPress={() => setWriting({ id: null })}>
          {t('write.notes.add')}
        </Button>
      )}
    </section>
  );
}

interface NoteFieldProps {
  readonly startsWith: string;
  readonly onKeep: (words: string) => void;
  readonly onLeave: () => void;
}

function NoteField({ startsWith, onKeep, onLeave }: NoteFieldProps) {
  const { t } = useMessages();
  const [words, setWords] = useState(startsWith);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('textarea')?.focus();
  }, []);
  const isTooLong = words.trim().length > LONGEST_NOTE;
  useFieldKeys(box, onLeave, isTooLong ? null : () => onKeep(words));
  return (
    <div className="note-field" role="group" aria-label={t('write.notes.title')} ref={box}>
      <WordsField
        label={t('write.notes.label')}
        value={words}
        onChange={setWords}
        several
        error={isTooLong ? t('write.notes.tooLong', { most: LONGEST_NOTE }) : undefined}
      />
      <div className="marks-acts">
        <Button look="line" onPress={() => onKeep(words)} isDisabled={words.trim() === '' || isTooLong}>
          {t('write.notes.keep')}
        </Button>
        <Button look="word" onPress={onLeave}>
          {t('write.notes.leave')}
        </Button>
      </div>
    </div>
  );
}
