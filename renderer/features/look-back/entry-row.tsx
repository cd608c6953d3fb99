/** One page in the list: its day in the margin, what was asked, how the answer begins. */
import { Link } from 'react-aria-components';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { formatDay, formatShortWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { StarSign } from '../../ui/signs/icons.tsx';
import type { Which } from './use-pages.ts';

interface EntryRowProps {
  readonly entry: EntrySummary;
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly which: Which;
  /** Given where the prompt has other pages too: all of them side by side. */
  readonly onAnswers: (() => void) | null;
  readonly onOpen: (id: string) => void;
  readonly onMove: (deleted: boolean) => void;
  readonly onForGood: () => void;
}

export function EntryRow({ entry, at, which, onAnswers, onOpen, onMove, onForGood }: EntryRowProps) {
  const { t, language } = useMessages();
  const day = formatDay(entry.made, language);
  const words = (
    <>
      <span className="entry-prompt" dir="auto">
        {entry.promptText ?? t('lookBack.blank')}
      </span>{' '}
      <span className={entry.firstLine === '' ? 'entry-none' : 'entry-line serif'} dir="auto">
        {entry.firstLine === '' ? t('lookBack.noWords') : entry.firstLine}
      </span>
    </>
  );
  const act =
    which !== 'deleted' ? (
      <>
        {onAnswers === null ? null : (
          <>
            <Button
              look="word"
              label={t('lookBack.answersLabel', { prompt: entry.promptText ?? '' })}
              onPress={onAnswers}
            >
              {t('lookBack.answers')}
            </Button>
          </>
        )}
        <Button look="quiet" label={t('lookBack.deleteLabel', { day })} onPress={() => onMove(true)}>
          {t('lookBack.delete')}
        </Button>
      </>
    ) : (
      <>
        <Button look="word" label={t('lookBack.putBackLabel', { day })} onPress={() => onMove(false)}>
          {t('lookBack.putBack')}
        </Button>{' '}
        <Button look="quiet" label={t('lookBack.forGood.actLabel', { day })} onPress={onForGood}>
          {t('lookBack.forGood.act')}
        </Button>
      </>
    );
  return (
    <article className="entry" data-entry={at} data-id={entry.id}>
      <Row
        margin={
          <>
            <p>
              <strong>{formatShortWeekday(entry.made, language)}</strong> {day}
            </p>
            {entry.starred === true ? (
              <p className="entry-star">
                <StarSign />
                {t('lookBack.starred')}
              </p>
            ) : null}
            {entry.note === undefined ? null : (
              <>
                <p className="entry-note-day">
                  {t('lookBack.note', { day: formatDay(entry.note.at, language) })}
                </p>
                <p className="entry-note" dir="auto">
                  {entry.note.words}
                </p>
              </>
            )}
          </>
        }
      >
        {which !== 'deleted' ? (
          <Link className="entry-open" onPress={() => onOpen(entry.id)} {...{ 'data-first': '' }}>
            {words}
          </Link>
        ) : (
          <div className="entry-open" tabIndex={-1} data-first="">
            {words}
          </div>
        )}
        <div className="entry-acts">{act}</div>
      </Row>
    </article>
  );
}
