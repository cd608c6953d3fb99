/** All answers to one prompt side by side, oldest first, each with the prompt as it was worded then. Read only; nothing is compared. */
import { useEffect, useState } from 'react';
import * as Y from 'yjs';
import { readAbout } from '../../../shared/journal/entry.ts';
import type { EntrySummary, PromptAsSeen } from '../../../shared/journal/entry.ts';
import { readNotes } from '../../../shared/journal/margin-notes.ts';
import type { MarginNote } from '../../../shared/journal/margin-notes.ts';
import { readBody } from '../../../shared/journal/revisions.ts';
import type { Body } from '../../../shared/journal/revisions.ts';
import { BodyView } from '../../editor/body-view.tsx';
import { formatDay, formatFullDay } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { OpenJournal } from '../../vault/open-journal.ts';

interface AnswersProps {
  readonly journal: Pick<OpenJournal, 'read'>;
  /** Newest first. */
  readonly entries: readonly EntrySummary[];
  readonly isRead: boolean;
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
  readonly onEarlier: (() => void) | null;
}

interface Answer {
  readonly entry: EntrySummary;
  readonly prompt: PromptAsSeen | null;
  readonly body: Body;
  readonly notes: readonly MarginNote[];
}

export function Answers({ journal, entries, isRead, onOpen, onBack, onEarlier }: AnswersProps) {
  const { t, language } = useMessages();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  useEffect(() => {
    let current = true;
    void Promise.all(entries.map((entry) => readAnswer(journal, entry))).then((read) => {
      if (current) setAnswers(read.filter((answer) => answer !== null).toReversed());
    });
    return () => {
      current = false;
    };
  }, [journal, entries]);
  const asked = entries[0]?.promptText ?? '';
  return (
    <>
      <Row
        className="look-back-first"
        margin={
          <Button look="word" onPress={onBack}>
            {t('lookBack.answersBack')}
          </Button>
        }
      >
        <ArrivingHeading look="lead">{t('lookBack.answersTitle')}</ArrivingHeading>
        <p className="serif answers-prompt" dir="auto">
          {asked}
        </p>
        {isRead && entries.length === 0 ? <p>{t('lookBack.noneLeft')}</p> : null}
        {onEarlier === null ? null : (
          <Button look="line" onPress={onEarlier}>
            {t('lookBack.earlier')}
          </Button>
        )}
      </Row>
      <div className="answers">
        {answers.map(({ entry, prompt, body, notes }) => (
          <article key={entry.id} className="answer">
            <h2>{formatFullDay(entry.made, language)}</h2>
            {entry.promptText === asked ? null : (
              <p className="answer-asked" dir="auto">
                {entry.promptText}
              </p>
            )}
            <BodyView body={body} prompt={prompt} />
            {notes.map((note) => (
              <div key={note.id}>
                <p className="note">{t('lookBack.note', { day: formatDay(note.at, language) })}</p>
                <p className="answer-note" dir="auto">
                  {note.words}
                </p>
              </div>
            ))}
            <Button
              look="word"
              label={t('lookBack.openPageLabel', { day: formatDay(entry.made, language) })}
              onPress={() => onOpen(entry.id)}
            >
              {t('lookBack.openPage')}
            </Button>
          </article>
        ))}
      </div>
    </>
  );
}

/** Null for a page that cannot be read whole; the list still names it. */
async function readAnswer(journal: Pick<OpenJournal, 'read'>, entry: EntrySummary): Promise<Answer | null> {
  const state = await journal.read(entry.id);
  if (state === null) return null;
  const document = new Y.Doc();
  Y.applyUpdateV2(document, state);
  const about = readAbout(document);
  if (about === null) return null;
  return { entry, prompt: about.prompt, body: readBody(document), notes: readNotes(document) };
}
