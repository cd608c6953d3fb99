/** Weather questions: a few statements, the answers that can be given, and from how many people on anything is shown. Never fewer than five. */
import { LEAST_CONTRIBUTORS } from '../../../../shared/programme/pack.ts';
import { WEATHER_BANDS } from '../../../../shared/programme/pack-lists.ts';
import { addInner, removeInner } from '../../../../shared/programme/workshop/edit-inner.ts';
import { nameAt } from '../name-at.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import { Pick, Switch, Threshold, Words } from '../fields/draft-fields.tsx';
import { InnerList } from '../fields/inner-list.tsx';
import type { PartFormProps } from './form-props.ts';

const MOST = { items: 6, scale: 7 } as const;

export function PulseForm({ at, inner, onInner }: PartFormProps) {
  const { t } = useMessages();
  const { pack } = useDesk();
  const here = ['pulses', at];
  const pulse = pack.pulses[at];
  if (pulse === undefined) return null;
  const items = ['pulses', at, 'items'] as const;
  return (
    <>
      <Words place={[...here, 'title']} label={t('workshop.field.name')} />
      <Words place={[...here, 'source']} label={t('workshop.field.source')} />
      <Switch
        place={[...here, 'notValidated']}
        label={t('workshop.field.notValidated')}
        hint={t('workshop.field.notValidatedHint')}
      />
      <Threshold
        place={[...here, 'minContributors']}
        label={t('workshop.field.minContributors')}
        least={LEAST_CONTRIBUTORS}
      />
      <InnerList
        list={items}
        title={t('workshop.field.statements')}
        items={pulse.items.map((_, item) => ({
          name: nameAt(pack, [...items, item, 'text']) ?? t('workshop.unnamed', { number: item + 1 }),
          language: pack.defaultLanguage,
        }))}
        empty={t('workshop.field.noStatements')}
        inner={inner}
        onInner={onInner}
        most={MOST.items}
        add={t('workshop.field.addStatement')}
        onAdd={(draft) => addInner(draft, items, {})}
        form={
          inner === null ? null : (
            <>
              <Words place={[...items, inner, 'text']} label={t('workshop.field.statement')} size="long" />
              <Words place={[...items, inner, 'facet']} label={t('workshop.field.facet')} />
            </>
          )
        }
      />
      <Answers at={at} />
    </>
  );
}

function Answers({ at }: { readonly at: number }) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const list = ['pulses', at, 'scale'] as const;
  const scale = pack.pulses[at]?.scale ?? [];
  return (
    <fieldset className="form-group" id={fieldId(list)}>
      <legend>{t('workshop.field.answers')}</legend>
      {scale.map((_, answer) => (
        <div key={answer} className="form-pair">
          <Words
            place={[...list, answer, 'label']}
            label={t('workshop.field.answer', { number: answer + 1 })}
          />
          <Pick
            place={[...list, answer, 'band']}
            label={t('workshop.field.band')}
            choices={WEATHER_BANDS.map((value) => ({ value, label: t(`workshop.band.${value}`) }))}
            none={t('workshop.choose')}
          />
          <Button
            look="word"
            label={t('workshop.order.removeLabel', {
              name: t('workshop.field.answer', { number: answer + 1 }),
            })}
            onPress={() => make((draft) => removeInner(draft, list, answer))}
          >
            {t('workshop.order.remove')}
          </Button>
        </div>
      ))}
      {scale.length >= MOST.scale ? null : (
        <Button look="word" onPress={() => make((draft) => addInner(draft, list, {}))}>
          {t('workshop.field.addAnswer')}
        </Button>
      )}
    </fieldset>
  );
}
