/** One page in the list: its day in the margin, what was asked, how the answer begins. */
import { memo } from 'react';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { formatDay, formatShortWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { PlainButton, PlainLink } from '../../ui/controls/plain-acts.tsx';
import { StarSign } from '../../ui/signs/icons.tsx';

/** What can be done with a page in the list; the same for every row. */
export interface EntryActs {
  readonly open: (id: string) => void;
  readonly move: (entry: EntrySummary, deleted: boolean) => void;
  readonly deleteForGood: (entry: EntrySummary) => void;
  /** All pages of its prompt side by side. */
  readonly showAnswers: (entry: EntrySummary) => void;
}

interface EntryRowProps {
  readonly entry: EntrySummary;
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly isDeleted: boolean;
  /** The prompt has other pages too. */
  readonly hasAnswers: boolean;
  readonly acts: EntryActs;
}

export const EntryRow = memo(function EntryRow({ entry, at, isDeleted, hasAnswers, acts }: EntryRowProps) {
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
  const act = isDeleted ? (
    <>
      <PlainButton
        look="word"
        label={t('lookBack.putBackLabel', { day })}
        onPress={() => acts.move(entry, false)}
      >
        {t('lookBack.putBack')}
      </PlainButton>{' '}
      <PlainButton
        look="quiet"
        label={t('lookBack.forGood.actLabel', { day })}
        onPress={() => acts.deleteForGood(entry)}
      >
        {t('lookBack.forGood.act')}
      </PlainButton>
    </>
  ) : (
    <>
      {hasAnswers ? (
        <PlainButton
          look="word"
          label={t('lookBack.answersLabel', { prompt: entry.promptText ?? '' })}
          onPress={() => acts.showAnswers(entry)}
        >
          {t('lookBack.answers')}
        </PlainButton>
      ) : null}
      <PlainButton
        look="quiet"
        label={t('lookBack.deleteLabel', { day })}
        onPress={() => acts.move(entry, true)}
      >
        {t('lookBack.delete')}
      </PlainButton>
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
        {isDeleted ? (
          <div className="entry-open" tabIndex={-1}>
            {words}
          </div>
        ) : (
          <PlainLink className="entry-open" onPress={() => acts.open(entry.id)}>
            {words}
          </PlainLink>
        )}
        <div className="entry-acts">{act}</div>
      </Row>
    </article>
  );
});
