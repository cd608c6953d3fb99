/** Locks of the key file that are lost, damaged or not known here: said once after the journal was opened by another one. */
import { useState } from 'react';
import { useMessages } from '../i18n/messages.tsx';
import { Row } from '../ui/book/book.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Notice } from '../ui/signs/band.tsx';
import type { LockReport } from '../vault/journal-keys.ts';

export function LocksNotice({ locks }: { readonly locks: LockReport }) {
  const { t } = useMessages();
  const [dismissed, setDismissed] = useState(false);
  const { damaged, later, sheetLost } = locks;
  if (dismissed || (damaged + later === 0 && !sheetLost)) return null;
  return (
    <Row>
      <Notice
        title={t('opening.locks.title')}
        role="status"
        acts={
          <Button look="word" onPress={() => setDismissed(true)}>
            {t('app.dismiss')}
          </Button>
        }
      >
        {damaged > 0 ? <p>{t('opening.locks.damaged', { count: damaged })}</p> : null}
        {later > 0 ? <p>{t('opening.locks.later', { count: later })}</p> : null}
        {sheetLost ? <p>{t('opening.locks.sheetLost')}</p> : null}
      </Notice>
    </Row>
  );
}
