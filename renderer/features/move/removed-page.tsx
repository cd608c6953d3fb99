/** What stands where the journal stood: what is gone, and what the app cannot know. */
import { useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Cover } from '../../ui/book/cover.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { RemovedWhat } from './remove-part.tsx';
import './move.css';

export function RemovedPage({ what, onClose }: { readonly what: RemovedWhat; readonly onClose: () => void }) {
  const { t } = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Cover name={t('app.name')}>
      <h1 ref={heading} tabIndex={-1}>
        {t('remove.done.title')}
      </h1>
      <div className="removed-text">
        <p>{what === 'begun' ? t('remove.done.begun') : t('remove.done.gone')}</p>
        {what === 'begun' || what === 'none' ? null : <p>{t(`remove.done.copy.${what}`)}</p>}
        <p>{t('remove.done.beyond')}</p>
      </div>
      <div className="cover-acts">
        <Button onPress={onClose}>{t('remove.done.close')}</Button>
      </div>
    </Cover>
  );
}
