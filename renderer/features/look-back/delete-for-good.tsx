/** Deleting for good: the one act in the list that cannot be taken back, so it is asked about first, in the words of the promise. */
import { useEffect, useRef, useState } from 'react';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { formatDay } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Band, Notice } from '../../ui/signs/band.tsx';
import type { OpenJournal, RemoveOutcome } from '../../vault/open-journal.ts';

interface DeleteForGoodProps {
  readonly journal: Pick<OpenJournal, 'deleteForGood'>;
  readonly entry: EntrySummary;
  /** The question is over, whatever was answered. */
  readonly onEnd: (outcome: RemoveOutcome | null) => void;
}

export function DeleteForGood({ journal, entry, onEnd }: DeleteForGoodProps) {
  const { t, language } = useMessages();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    keep.current?.focus();
  }, []);
  const remove = async (): Promise<void> => {
    setBusy(true);
    const outcome = await journal.deleteForGood(entry.id);
    setBusy(false);
    if (outcome.ok) onEnd(outcome);
    else setProblem(true);
  };
  const question = t('lookBack.forGood.question', { day: formatDay(entry.made, language) });
  return (
    <Band
      role="group"
      label={question}
      acts={
        <>
          <Button look="line" buttonRef={keep} onPress={() => onEnd(null)} isDisabled={busy}>
            {t('lookBack.forGood.keep')}
          </Button>
          <Button look="word" onPress={() => void remove()} isDisabled={busy}>
            {t('lookBack.forGood.act')}
          </Button>
        </>
      }
    >
      <p className="strong">{question}</p>
      <p>{t('lookBack.forGood.promise')}</p>
      <p role="status">{busy ? t('lookBack.forGood.working') : ''}</p>
      {problem ? (
        <Notice title={t('lookBack.forGood.failed')} role="alert">
          <p>{t('lookBack.forGood.failedText')}</p>
        </Notice>
      ) : null}
    </Band>
  );
}
