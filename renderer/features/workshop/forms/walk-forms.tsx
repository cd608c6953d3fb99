/** The way through a pack: arcs with their weeks, and sequences of arcs. */
import { ARC_KINDS } from '../../../../shared/programme/pack-lists.ts';
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import {
  addInner,
  changeInner,
  moveInner,
  removeInner,
} from '../../../../shared/programme/workshop/edit-inner.ts';
import { nameAt } from '../name-at.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { PickThenAct } from '../../../ui/controls/pick-then-act.tsx';
import { Tick } from '../../../ui/controls/tick.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import { PartPick, Pick, Switch, usePartChoices, Words } from '../fields/draft-fields.tsx';
import { InnerList } from '../fields/inner-list.tsx';
import { OrderList } from '../fields/order-list.tsx';
import type { PartFormProps } from './form-props.ts';

const MOST_STEPS = 60;
const MOST_PROMPTS = 12;
const MOST_ARCS = 20;

export function ArcForm({ at, inner, onInner }: PartFormProps) {
  const { t } = useMessages();
  const { pack } = useDesk();
  const here = ['arcs', at];
  const arc = pack.arcs[at];
  if (arc === undefined) return null;
  const list = ['arcs', at, 'steps'] as const;
  const nameOf = (id: string): string => {
    const found = pack.prompts.findIndex((prompt) => prompt.id === id);
    return nameAt(pack, ['prompts', found]) ?? id;
  };
  return (
    <>
      <Words place={[...here, 'title']} label={t('workshop.field.name')} />
      <Words place={[...here, 'intent']} label={t('workshop.field.intent')} size="long" />
      <Pick
        place={[...here, 'kind']}
        label={t('workshop.field.arcKind')}
        choices={ARC_KINDS.map((value) => ({ value, label: t(`workshop.arcKind.${value}`) }))}
        none={t('workshop.none')}
      />
      <InnerList
        list={list}
        title={t('workshop.field.weeks')}
        items={arc.steps.map(({ label = '', prompts }, step) => ({
          name: label === '' ? t('workshop.week', { number: step + 1 }) : label,
          about: prompts.map(nameOf).join(' · '),
          language: label === '' ? undefined : pack.defaultLanguage,
        }))}
        empty={t('workshop.field.noWeeks')}
        inner={inner}
        onInner={onInner}
        most={MOST_STEPS}
        add={t('workshop.field.addWeek')}
        onAdd={(draft) => addInner(draft, list, {})}
        form={inner === null ? null : <StepForm arc={at} step={inner} />}
      >
        <Unplaced at={at} />
      </InnerList>
    </>
  );
}

/** Prompts that no week has yet can be given a week each, in their order. */
function Unplaced({ at }: { readonly at: number }) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const placed = new Set(pack.arcs.flatMap(({ steps }) => steps.flatMap(({ prompts }) => prompts)));
  const open = pack.prompts.flatMap(({ id }) => (id === '' || placed.has(id) ? [] : [id]));
  const steps = pack.arcs[at]?.steps ?? [];
  const room = MOST_STEPS - steps.length;
  if (open.length === 0 || room <= 0) return null;
  const put = open.slice(0, room);
  return (
    <p>
      <Button
        look="word"
        onPress={() =>
          make((draft) =>
            edit(
              draft,
              put.map((id, index) => ({
                kind: 'insert',
                list: ['arcs', at, 'steps'],
                at: steps.length + index,
                item: { order: steps.length + index + 1, prompts: [id], light: false },
              })),
            ),
          )
        }
      >
        {t('workshop.placeAll', { count: put.length })}
      </Button>
    </p>
  );
}

function StepForm({ arc, step }: { readonly arc: number; readonly step: number }) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const list = ['arcs', arc, 'steps'] as const;
  const here = [...list, step];
  const prompts = pack.arcs[arc]?.steps[step]?.prompts ?? [];
  const choices = usePartChoices('prompts');
  const put = (next: string[]): void => make((draft) => changeInner(draft, list, step, { prompts: next }));
  return (
    <>
      <Words place={[...here, 'label']} label={t('workshop.field.weekName')} />
      <div id={fieldId([...here, 'prompts'])}>
        <OrderList
          label={t('workshop.field.weekPrompts')}
          items={prompts.map((id) => ({
            name: choices.find(({ value }) => value === id)?.label ?? id,
            language: pack.defaultLanguage,
          }))}
          empty={t('workshop.field.noWeekPrompts')}
          onMove={(from, to) => {
            const moved = prompts[from];
            if (moved !== undefined) put(prompts.toSpliced(from, 1).toSpliced(to, 0, moved));
          }}
          onRemove={(one) => put(prompts.toSpliced(one, 1))}
        />
        {prompts.length >= MOST_PROMPTS ? null : (
          <PickThenAct
            label={t('workshop.field.addPrompt')}
            none={t('workshop.choose')}
            choices={choices.filter(({ value }) => !prompts.includes(value))}
            act={t('workshop.addAct')}
            onAct={(id) => put([...prompts, id])}
          />
        )}
      </div>
      <PartPick place={[...here, 'gathering']} label={t('workshop.field.gathering')} kind="gatherings" />
      <PartPick place={[...here, 'pulse']} label={t('workshop.field.pulse')} kind="pulses" />
      <Switch
        place={[...here, 'light']}
        label={t('workshop.field.light')}
        hint={t('workshop.field.lightHint')}
      />
    </>
  );
}

export function SequenceForm({ at }: PartFormProps) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const here = ['sequences', at];
  const sequence = pack.sequences[at];
  const choices = usePartChoices('arcs');
  if (sequence === undefined) return null;
  const list = ['sequences', at, 'arcs'] as const;
  return (
    <>
      <Words place={[...here, 'title']} label={t('workshop.field.name')} />
      <Words place={[...here, 'about']} label={t('workshop.field.about')} size="long" />
      <Tick
        label={t('workshop.field.default')}
        isChosen={sequence.default}
        onChange={(chosen) =>
          make((draft) =>
            edit(
              draft,
              draft.pack.sequences.map((_, index) => ({
                kind: 'set',
                place: ['sequences', index, 'default'],
                value: chosen && index === at,
              })),
            ),
          )
        }
      />
      <section className="form-group" aria-labelledby="sequence-arcs" id={fieldId(list)}>
        <h2 className="strong" id="sequence-arcs">
          {t('workshop.field.sequenceArcs')}
        </h2>
        <OrderList
          label={t('workshop.field.sequenceArcs')}
          items={sequence.arcs.map((id) => ({
            name: choices.find(({ value }) => value === id)?.label ?? id,
            language: pack.defaultLanguage,
          }))}
          empty={t('workshop.field.noArcs')}
          onMove={(from, to) => make((draft) => moveInner(draft, list, from, to))}
          onRemove={(arc) => make((draft) => removeInner(draft, list, arc))}
        />
        {sequence.arcs.length >= MOST_ARCS ? null : (
          <PickThenAct
            label={t('workshop.field.addArc')}
            none={t('workshop.choose')}
            choices={choices.filter(({ value }) => !sequence.arcs.includes(value))}
            act={t('workshop.addAct')}
            onAct={(id) => make((draft) => addInner(draft, list, id))}
          />
        )}
      </section>
    </>
  );
}
