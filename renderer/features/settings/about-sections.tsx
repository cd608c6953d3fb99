/** Where the files are, and what this is. */
import type { About } from '../../../shared/ipc/app-calls.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Notice } from '../../ui/signs/band.tsx';

export function FilesSection({ about }: { readonly about: About }) {
  const { t } = useMessages();
  return (
    <div className="settings-text">
      <p>{t('settings.files.text')}</p>
      <div>
        <h2 className="strong">{t('settings.files.folder')}</h2>
        <p className="settings-folder" dir="ltr" lang="zxx">
          {about.dataFolder}
        </p>
      </div>
      {about.dataCarriedBy === null ? null : <p>{t(`settings.files.carried.${about.dataCarriedBy}`)}</p>}
      <p>{t('settings.files.sealed')}</p>
    </div>
  );
}

export function AboutSection({ about }: { readonly about: About }) {
  const { t } = useMessages();
  return (
    <div className="settings-text">
      <p>
        <strong className="strong">{t('app.name')}</strong>
        <br />
        {t('settings.about.version', { version: about.version })}
      </p>
      <p>{t('settings.about.text')}</p>
      {about.sandboxed ? null : <Notice title={t('settings.about.unsandboxed')} />}
    </div>
  );
}
