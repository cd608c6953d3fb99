/** Parts that are a name and a few words: components, focus areas, touchstones, practices, families and themes. */
import { removeInner } from '../../../../shared/programme/workshop/edit-inner.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Amount, PartPick, Switch, Words } from '../fields/draft-fields.tsx';
import { TextList } from '../fields/text-list.tsx';
import type { PartFormProps } from './form-props.ts';

interface LabelledFormProps extends PartFormProps {
  readonly kind: 'components' | 'focusAreas' | 'touchstones';
}

export function LabelledForm({ kind, at }: LabelledFormProps) {
  const { t } = useMessages();
  return (
    <>
      <Words place={[kind, at, 'title']} label={t('workshop.field.name')} />
      <Words place={[kind, at, 'about']} label={t('workshop.field.about')} size="long" />
    </>
  );
}

export function FamilyForm({ at }: PartFormProps) {
  const { t } = useMessages();
  return <Words place={['families', at, 'label']} label={t('workshop.field.name')} />;
}

export function PracticeForm({ at }: PartFormProps) {
  const { t } = useMessages();
  const here = ['practices', at];
  return (
    <>
      <Words place={[...here, 'title']} label={t('workshop.field.name')} />
      <Words place={[...here, 'how']} label={t('workshop.field.how')} size="long" />
      <div className="form-row">
        <Amount place={[...here, 'minutes']} label={t('workshop.field.minutes')} from={1} to={480} />
        <Amount place={[...here, 'minPeople']} label={t('workshop.field.minPeople')} from={1} to={1000} />
        <Amount place={[...here, 'maxPeople']} label={t('workshop.field.maxPeople')} from={1} to={1000} />
      </div>
      <Switch place={[...here, 'needsTrainedFacilitator']} label={t('workshop.field.trained')} />
      <Words
        place={[...here, 'credit']}
        label={t('workshop.field.credit')}
        hint={t('workshop.field.creditHint')}
      />
    </>
  );
}

export function ThemeForm({ at }: PartFormProps) {
  const { t } = useMessages();
  const here = ['themes', at];
  return (
    <>
      <Words place={[...here, 'label']} label={t('workshop.field.name')} />
      <PartPick place={[...here, 'family']} label={t('workshop.field.family')} kind="families" />
      <Words place={[...here, 'definition']} label={t('workshop.field.definition')} size="long" />
      <Words place={[...here, 'use']} label={t('workshop.field.use')} size="long" />
      <Words place={[...here, 'avoid']} label={t('workshop.field.avoid')} size="long" />
      <TextList
        place={[...here, 'examples']}
        title={t('workshop.field.examples')}
        itemLabel={(number) => t('workshop.field.example', { number })}
        add={t('workshop.field.addExample')}
        most={6}
        onRemove={(example) => (draft) => removeInner(draft, ['themes', at, 'examples'], example)}
      />
    </>
  );
}
