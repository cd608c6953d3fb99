/** Which focus areas a component is about: mainly, besides, or not at all. */
import { STRENGTHS } from '../../../../shared/programme/pack-lists.ts';
import { mapFocus } from '../../../../shared/programme/workshop/edit-draft.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { PickField } from '../../../ui/controls/pick-field.tsx';
import { useDesk } from '../desk-context.ts';
import { usePartChoices } from '../fields/draft-fields.tsx';

export function MappingForm() {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const components = usePartChoices('components');
  const areas = usePartChoices('focusAreas');
  if (components.length === 0 || areas.length === 0) {
    return <p className="note">{t('workshop.mapping.nothing')}</p>;
  }
  return components.map((component) => (
    <details key={component.value} className="form-more">
      <summary lang={pack.defaultLanguage}>
        <bdi>{component.label}</bdi>
      </summary>
      <div className="form-columns">
        {areas.map((area) => (
          <PickField
            key={area.value}
            label={area.label}
            value={
              pack.componentFocus.find(
                (pair) => pair.component === component.value && pair.focusArea === area.value,
              )?.strength ?? ''
            }
            none={t('workshop.mapping.none')}
            choices={STRENGTHS.map((value) => ({ value, label: t(`workshop.mapping.${value}`) }))}
            onPick={(strength) =>
              make((draft) => mapFocus(draft, component.value, area.value, strength === '' ? null : strength))
            }
          />
        ))}
      </div>
    </details>
  ));
}
