/** What is worth knowing when a journal opens or a page does not: said once, calmly, above the page. */
import { useState } from 'react';
import { useMessages } from '../i18n/messages.tsx';
import { Row } from '../ui/book/book.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Band, Notice } from '../ui/signs/band.tsx';
import type { OpeningReport } from '../vault/open-journal.ts';
import type { RefusedPack } from './load-packs.ts';

export function OpeningNotice({ report }: { readonly report: OpeningReport }) {
  const { t } = useMessages();
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || report.unfinished + report.damaged + report.newer + report.misplaced === 0) return null;
  return (
    <Row>
      <Notice
        title={t('opening.title')}
        role="status"
        acts={
          <Button look="word" onPress={() => setDismissed(true)}>
            {t('app.dismiss')}
          </Button>
        }
      >
        {report.unfinished > 0 ? <p>{t('opening.unfinished', { count: report.unfinished })}</p> : null}
        {report.damaged > 0 ? <p>{t('opening.damaged', { count: report.damaged })}</p> : null}
        {report.newer > 0 ? <p>{t('opening.newer', { count: report.newer })}</p> : null}
        {report.misplaced > 0 ? <p>{t('opening.misplaced', { count: report.misplaced })}</p> : null}
      </Notice>
    </Row>
  );
}

export function RefusedPacks({ refused }: { readonly refused: readonly RefusedPack[] }) {
  const { t } = useMessages();
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || refused.length === 0) return null;
  return (
    <Row>
      <Notice
        title={t('pack.title')}
        role="status"
        acts={
          <Button look="word" onPress={() => setDismissed(true)}>
            {t('app.dismiss')}
          </Button>
        }
      >
        {refused.map(({ name, problem }) => {
          const reason = t(`pack.problem.${problem === 'unreadable' ? problem : problem.code}`);
          const line = problem === 'unreadable' ? 0 : problem.line;
          return (
            <p key={name}>
              {line > 0 ? t('pack.place', { name, line, reason }) : t('pack.whole', { name, reason })}
            </p>
          );
        })}
        <p>{t('pack.safe')}</p>
      </Notice>
    </Row>
  );
}

export function UnreadablePage({ onDismiss }: { readonly onDismiss: () => void }) {
  const { t } = useMessages();
  return (
    <Band
      role="status"
      acts={
        <Button look="word" onPress={onDismiss}>
          {t('app.dismiss')}
        </Button>
      }
    >
      <p>{t('write.unreadable')}</p>
    </Band>
  );
}
