/** From how many people on a team picture shows anything, and a theme by name. They can be raised and never lowered. */
import { LEAST_CONTRIBUTORS, LEAST_PER_THEME } from '../../../../shared/programme/pack.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Amount } from '../fields/draft-fields.tsx';

export function SharingForm() {
  const { t } = useMessages();
  return (
    <>
      <p>{t('workshop.sharingAbout')}</p>
      <Amount
        place={['sharing', 'minContributors']}
        label={t('workshop.field.minContributors')}
        hint={t('workshop.field.raiseOnly', { least: LEAST_CONTRIBUTORS })}
        from={LEAST_CONTRIBUTORS}
        to={1000}
      />
      <Amount
        place={['sharing', 'minPerTheme']}
        label={t('workshop.field.minPerTheme')}
        hint={t('workshop.field.raiseOnly', { least: LEAST_PER_THEME })}
        from={LEAST_PER_THEME}
        to={1000}
      />
    </>
  );
}
