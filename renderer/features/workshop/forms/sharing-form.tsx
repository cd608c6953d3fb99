/** From how many people on a team picture shows anything, and a theme by name. They can be raised and never lowered. */
import { LEAST_CONTRIBUTORS, LEAST_PER_THEME } from '../../../../shared/programme/pack.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Threshold } from '../fields/draft-fields.tsx';

export function SharingForm() {
  const { t } = useMessages();
  return (
    <>
      <p>{t('workshop.sharingAbout')}</p>
      <Threshold
        place={['sharing', 'minContributors']}
        label={t('workshop.field.minContributors')}
        least={LEAST_CONTRIBUTORS}
      />
      <Threshold
        place={['sharing', 'minPerTheme']}
        label={t('workshop.field.minPerTheme')}
        least={LEAST_PER_THEME}
      />
    </>
  );
}
