/** What stands in place of a screen that broke: what happened, what is safe, and the next step. */
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Cover } from '../../ui/book/cover.tsx';
import { Button } from '../../ui/controls/button.tsx';
import './failure.css';

interface FailurePageProps {
  /** A closed code or the name of an error class. Never its message: that might hold words of a page. */
  readonly code: string;
  readonly onRestart: () => void;
}

export function FailurePage({ code, onRestart }: FailurePageProps) {
  const { t } = useMessages();
  return (
    <Cover name={t('app.name')}>
      <ArrivingHeading>{t('failure.title')}</ArrivingHeading>
      <div className="failure-text" role="alert">
        <p>{t('failure.what')}</p>
        <p>{t('failure.safe')}</p>
        <p>{t('failure.next')}</p>
      </div>
      <p className="note">
        <bdi>{t('failure.code', { code })}</bdi>
      </p>
      <div className="cover-acts">
        <Button onPress={onRestart}>{t('failure.restart')}</Button>
      </div>
    </Cover>
  );
}
