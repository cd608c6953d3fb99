/** What is worth knowing when a journal opens or a page does not: said once, calmly, above the page. */
import { useState } from 'react';
import { formatFullDay } from '../i18n/format.ts';
import { useMessages } from '../i18n/messages.tsx';
import { Row } from '../ui/book/book.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Band, Notice } from '../ui/signs/band.tsx';
import type { OpeningReport } from '../vault/open-journal.ts';
import type { RefusedPack } from './load-packs.ts';

export function OpeningNotice({ report }: { readonly report: OpeningReport }) {
  const { t, language } = useMessages();
  const [dismissed, setDismissed] = useState(false);
  const dayName = (day: string): string => formatFullDay(`${day}T12:00:00+00:00`, language);
  const {
    unfinished,
    damaged,
    damagedNear = [],
    newer,
    misplaced,
    otherKeys,
    lostEnds,
    shortOfSpace,
  } = report;
  const places = unfinished + damaged + newer + misplaced + otherKeys + lostEnds;
  if (dismissed || (places === 0 && !shortOfSpace)) return null;
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
        {shortOfSpace ? <p>{t('opening.shortOfSpace')}</p> : null}
        {unfinished > 0 ? <p>{t('opening.unfinished', { count: unfinished })}</p> : null}
        {damaged > 0 ? <p>{t('opening.damaged', { count: damaged })}</p> : null}
        {damagedNear.map(({ from, to }) => (
          <p key={`${from} ${to}`}>
            {from === to
              ? t('opening.damagedDay', { day: dayName(from) })
              : t('opening.damagedDays', { from: dayName(from), to: dayName(to) })}
          </p>
        ))}
        {newer > 0 ? <p>{t('opening.newer', { count: newer })}</p> : null}
        {misplaced > 0 ? <p>{t('opening.misplaced', { count: misplaced })}</p> : null}
        {otherKeys > 0 ? <p>{t('opening.otherKeys')}</p> : null}
        {lostEnds > 0 ? <p>{t('opening.lostEnds', { count: lostEnds })}</p> : null}
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

/** A newer version was used here before: said before anything is opened with this one. */
export function NewerUsedHere({ version }: { readonly version: string | null }) {
  const { t } = useMessages();
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || version === null) return null;
  return (
    <Band
      role="status"
      acts={
        <Button look="word" onPress={() => setDismissed(true)}>
          {t('app.dismiss')}
        </Button>
      }
    >
      <p>{t('opening.newerUsed', { version })}</p>
    </Band>
  );
}
