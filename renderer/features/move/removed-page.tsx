/** What stands where the journal stood: what is gone, and what the app cannot know. */
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Cover } from '../../ui/book/cover.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { RemovedWhat } from './remove-part.tsx';
import './move.css';

export function RemovedPage({ what, onClose }: { readonly what: RemovedWhat; readonly onClose: () => void }) {
  const { t } = useMessages();
  return (
    <Cover name={t('app.name')}>
      <ArrivingHeading>{t('remove.done.title')}</ArrivingHeading>
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
