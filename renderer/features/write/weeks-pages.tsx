/** For a page that looks back: the pages of these weeks, shown when asked for. Nothing is summed up. */
import { useEffect, useState } from 'react';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { formatDay } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { OpenJournal } from '../../vault/open-journal.ts';

interface WeeksPagesProps {
  readonly journal: Pick<OpenJournal, 'list'>;
  readonly arcTitle: string;
  /** The page that looks back; it is not among them. */
  readonly except: string;
}

export function WeeksPages({ journal, arcTitle, except }: WeeksPagesProps) {
  const { t, language } = useMessages();
  const [isShown, setShown] = useState(false);
  const [pages, setPages] = useState<readonly EntrySummary[]>([]);
  useEffect(() => {
    if (!isShown) return;
    let current = true;
    void journal.list(0, 'kept').then(({ entries }) => {
      const found = entries.filter((entry) => entry.arcTitle === arcTitle && entry.id !== except);
      if (current) setPages(found.toReversed());
    });
    return () => {
      current = false;
    };
  }, [journal, arcTitle, except, isShown]);
  return (
    <div className="weeks-pages">
      <Button look="word" onPress={() => setShown(!isShown)}>
        {isShown ? t('write.hideWeeks') : t('write.showWeeks')}
      </Button>
      {isShown && pages.length === 0 ? <p>{t('write.noWeeks')}</p> : null}
      {isShown ? (
        <ul>
          {pages.map((entry) => (
            <li key={entry.id}>
              <span className="note">{formatDay(entry.made, language)}</span>
              <span className="strong" dir="auto">
                {' '}
                {entry.promptText}
              </span>
              <span className="serif" dir="auto">
                {entry.firstLine}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
