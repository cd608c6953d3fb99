/**
 * The page for a rough day: at most four short questions, one at a time, each of which can be passed by; the last lets the
 * writer stop. The words are an ordinary page, kept like any other.
 */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { partName } from '../../../../shared/journal/entry.ts';
import type { PromptAsSeen } from '../../../../shared/journal/entry.ts';
import { parseMarkup } from '../../../../shared/programme/markup.ts';
import type { ActiveEditor } from '../../../editor/formatting.ts';
import type { NameWatch } from '../../../editor/name-marks.ts';
import { ReflectionEditor } from '../../../editor/reflection-editor.tsx';
import { formatDay, formatWeekday } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { notSavedWords, signWords } from '../../../i18n/saving-words.ts';
import { Row } from '../../../ui/book/book.tsx';
import { MarkedLines } from '../../../ui/book/marked-up.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { DoorSign } from '../../../ui/signs/icons.tsx';
import { NotSavedNotice } from '../../../ui/signs/not-saved-notice.tsx';
import { SavedSign } from '../../../ui/signs/saved-sign.tsx';
import { useDraft } from '../../../vault/use-draft.ts';
import type { OpenJournal } from '../../../vault/open-journal.ts';
import { FormatToolbar } from '../format-toolbar.tsx';
import type { WrittenPage } from '../page-document.ts';
import './rough-day.css';

interface RoughDayProps {
  readonly journal: OpenJournal;
  readonly page: WrittenPage;
  readonly prompt: PromptAsSeen;
  readonly onCloseTheDoor: () => void;
  readonly onHelp: () => void;
  readonly guard: { readonly watch: NameWatch; readonly note: ReactNode };
}

/** Questions after the first. */
const MOST_FURTHER = 3;
const QUESTION_ID = 'rough-question';

export function RoughDay({ journal, page, prompt, onCloseTheDoor, onHelp, guard }: RoughDayProps) {
  const messages = useMessages();
  const { t, language } = messages;
  const { document } = page;
  const draft = useDraft(journal, page.id, document, page.isNew);
  const [at, setAt] = useState(0);
  const [active, setActive] = useState<ActiveEditor | null>(null);
  useEffect(() => () => document.destroy(), [document]);

  const questions = [
    { id: 'main', ask: prompt.text, hint: undefined },
    ...prompt.questions.slice(0, MOST_FURTHER),
  ];
  const question = questions[at] ?? questions[0];
  if (question === undefined) return null;
  const isLast = at === questions.length - 1;

  return (
    <Row
      className="rough-day"
      margin={
        <>
          <p className="day">{formatWeekday(page.made, language)}</p>
          <p>{formatDay(page.made, language)}</p>
          <SavedSign {...signWords(draft.status, messages)} />
          <p className="rough-note">{t('roughDay.skippable')}</p>
        </>
      }
      outer={
        <>
          <FormatToolbar editor={active} />
          {guard.note}
        </>
      }
    >
      {draft.status.kind === 'not-saved' ? (
        <NotSavedNotice {...notSavedWords(draft.status, messages)} onAct={() => void draft.flush()} />
      ) : null}
      <div aria-live="polite">
        <h1 className="title" id={QUESTION_ID} lang={prompt.language} dir="auto">
          <MarkedLines blocks={parseMarkup(question.ask)} />
        </h1>
      </div>
      {question.hint === undefined ? null : (
        <p className="note" lang={prompt.language} dir="auto">
          <MarkedLines blocks={parseMarkup(question.hint)} />
        </p>
      )}
      <ReflectionEditor
        key={question.id}
        fragment={document.getXmlFragment(partName(question.id))}
        label={t('write.yourPage')}
        describedBy={QUESTION_ID}
        autoFocus
        onActive={setActive}
        names={guard.watch}
      />
      <div className="rough-acts">
        {isLast ? (
          <Button onPress={onCloseTheDoor}>
            <DoorSign />
            {t('write.closeTheDoor')}
          </Button>
        ) : (
          <>
            <Button onPress={() => setAt(at + 1)}>{t('roughDay.next')}</Button>
            <Button look="word" onPress={() => setAt(at + 1)}>
              {t('roughDay.skip')}
            </Button>
          </>
        )}
        {at === 0 ? null : (
          <Button look="word" onPress={() => setAt(at - 1)}>
            {t('app.back')}
          </Button>
        )}
        {isLast ? null : (
          <Button look="word" onPress={onCloseTheDoor}>
            {t('roughDay.stop')}
          </Button>
        )}
      </div>
      <p className="rough-help">
        <Button look="quiet" onPress={onHelp}>
          {t('roughDay.help')}
        </Button>
      </p>
    </Row>
  );
}
