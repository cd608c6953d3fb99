/** What came in and was not opened, with the reason; and, while the journal is closed, that a file waits for it. */
import { useState } from 'react';
import { useMessages } from '../i18n/messages.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Band } from '../ui/signs/band.tsx';
import { dismissRefused, useHandedFiles } from './handed-files.ts';
import { useHandedMove } from './handed-move.ts';

export function HandedNotice({ locked }: { readonly locked: boolean }) {
  const { t } = useMessages();
  const { files, refused } = useHandedFiles();
  const move = useHandedMove();
  const [dismissed, setDismissed] = useState(0);
  return (
    <>
      {refused.length === 0 ? null : (
        <Band
          role="status"
          acts={
            <Button look="word" onPress={dismissRefused}>
              {t('app.dismiss')}
            </Button>
          }
        >
          {refused.map(({ name, problem }, index) => (
            <p key={`${index} ${name}`}>
              <strong>
                <bdi>{t('app.offered', { name })}</bdi>
              </strong>{' '}
              {t(`handed.problem.${problem}`)}
            </p>
          ))}
        </Band>
      )}
      {!locked && move !== null && dismissed !== move.count ? (
        <Band
          role="status"
          acts={
            <Button look="word" onPress={() => setDismissed(move.count)}>
              {t('app.dismiss')}
            </Button>
          }
        >
          <p>
            <strong>
              <bdi>{t('app.offered', { name: move.name })}</bdi>
            </strong>{' '}
            {t('handed.moveWhileOpen')}
          </p>
        </Band>
      ) : null}
      {locked && files.length > 0 ? (
        <Band role="status">
          <p>
            <strong>
              <bdi>{t('handed.waits', { count: files.length, name: files[0]?.name ?? '' })}</bdi>
            </strong>{' '}
            {t('handed.unlockFirst')}
          </p>
        </Band>
      ) : null}
    </>
  );
}
