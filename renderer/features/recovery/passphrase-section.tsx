/** Settings: another passphrase. The present one is asked for, because whoever finds a journal open is not its writer. */
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import type { JournalKeys } from '../../vault/journal-keys.ts';
import { NewPassphraseForm } from './new-passphrase-form.tsx';
import './recovery.css';

interface PassphraseSectionProps {
  readonly keys: JournalKeys;
  /** The name on the cover. */
  readonly label: string;
}

export function PassphraseSection({ keys, label }: PassphraseSectionProps) {
  const { t } = useMessages();
  const [done, setDone] = useState(false);
  const [hasSheet, setHasSheet] = useState(false);
  useEffect(() => {
    void keys.hasSheet().then(setHasSheet);
  }, [keys]);
  return (
    <div className="recovery">
      <p>{t('recovery.change.about')}</p>
      <p>{t('recovery.oldKeyFiles')}</p>
      <NewPassphraseForm
        asksPresent
        label={label}
        act={t('recovery.change.act')}
        onChange={async (next, present) => {
          setDone(false);
          const outcome = await keys.changePassphrase(present, next);
          setDone(outcome.ok);
          return outcome.ok ? null : outcome.problem;
        }}
      />
      <div role="status">
        {done ? (
          <p>
            {t('recovery.change.done')} {hasSheet ? t('recovery.change.sheetStays') : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}
