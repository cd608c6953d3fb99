/** One page in the list: its day in the margin, what was asked, how the answer begins. */
import { Link } from 'react-aria-components';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { formatDay, formatShortWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { Which } from './use-pages.ts';

interface EntryRowProps {
  readonly entry: EntrySummary;
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly which: Which;
  readonly onOpen: (id: string) => void;
  readonly onMove: (deleted: boolean) => void;
  readonly onForGood: () => void;
}

export function EntryRow({ entry, at, which, onOpen, onMove, onForGood }: EntryRowProps) {
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
    which === 'kept' ? (
      <Button look="quiet" label={t('lookBack.deleteLabel', { day })} onPress={() => onMove(true)}>
        {t('lookBack.delete')}
      </Button>
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
          <p>
            <strong>{formatShortWeekday(entry.made, language)}</strong> {day}
          </p>
        }
        outer={act}
      >
        {which === 'kept' ? (
          <Link className="entry-open" onPress={() => onOpen(entry.id)} {...{ 'data-first': '' }}>
            {words}
          </Link>
        ) : (
          <div className="entry-open" tabIndex={-1} data-first="">
            {words}
          </div>
        )}
      </Row>
    </article>
  );
}
