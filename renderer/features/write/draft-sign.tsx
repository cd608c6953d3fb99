/** What the disk has, in the margin and, when it has not, above the sheet: what happened, what is safe, what next. */
import { formatTime } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { SavedSign } from '../../ui/signs/saved-sign.tsx';
import type { DraftStatus } from '../../vault/use-draft.ts';

export function DraftSign({ status }: { readonly status: DraftStatus }) {
  const { t, language } = useMessages();
  switch (status.kind) {
    case 'untouched':
      return <SavedSign kind="quiet" title="" detail="" />;
    case 'saving':
      return <SavedSign kind="saving" title={t('write.saving')} detail={t('write.savingDetail')} />;
    case 'saved': {
      const detail = t('write.savedDetail', { time: formatTime(status.at, language) });
      return <SavedSign kind="saved" title={t('write.saved')} detail={detail} />;
    }
    case 'not-saved': {
      const detail = t('write.notSavedDetail', { time: formatTime(status.since, language) });
      return <SavedSign kind="not-saved" title={t('write.notSaved')} detail={detail} />;
    }
  }
}

interface DraftNoticeProps {
  readonly status: DraftStatus;
  readonly onTryAgain: () => void;
}

export function DraftNotice({ status, onTryAgain }: DraftNoticeProps) {
  const { t, language } = useMessages();
  if (status.kind !== 'not-saved') return null;
  const time = formatTime(status.since, language);
  return (
    <Notice
      title={t(`write.problem.title.${status.problem}`, { time })}
      role="alert"
      acts={
        <Button look="word" onPress={onTryAgain}>
          {t('app.tryAgain')}
        </Button>
      }
    >
      <p>{t(`write.problem.text.${status.problem}`, { time })}</p>
    </Notice>
  );
}
