/** What stands in place of a screen that broke: what happened, what is safe, and the next step. */
import { useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Cover name={t('app.name')}>
      <h1 ref={heading} tabIndex={-1}>
        {t('failure.title')}
      </h1>
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
