/** What the disk has of the draft: in the margin, and above the sheet when it has not. */
import { formatTime } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { SavedSign } from '../../ui/signs/saved-sign.tsx';
import type { KeptStatus } from './shelf/keep-draft.ts';

export function KeptSign({ status }: { readonly status: KeptStatus }) {
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
    case 'changed-elsewhere':
      return (
        <SavedSign kind="not-saved" title={t('write.notSaved')} detail={t('workshop.elsewhere.detail')} />
      );
  }
}

interface KeptNoticeProps {
  readonly status: KeptStatus;
  readonly onTryAgain: () => void;
  /** Keeps what is on the screen as a draft of its own. */
  readonly onCopy: () => void;
}

export function KeptNotice({ status, onTryAgain, onCopy }: KeptNoticeProps) {
  const { t, language } = useMessages();
  if (status.kind === 'changed-elsewhere') {
    return (
      <Notice
        title={t('workshop.elsewhere.title')}
        role="alert"
        acts={
          <Button look="word" onPress={onCopy}>
            {t('workshop.elsewhere.copy')}
          </Button>
        }
      >
        <p>{t('workshop.elsewhere.text')}</p>
      </Notice>
    );
  }
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
