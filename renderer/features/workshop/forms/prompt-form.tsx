/** A prompt: its kind, its words, how long it may take and what a longer page asks besides. */
import { LENGTHS, PROMPT_TYPES, TONES } from '../../../../shared/programme/pack-lists.ts';
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import { addInner } from '../../../../shared/programme/workshop/edit-inner.ts';
import { valueAt, type Place } from '../../../../shared/programme/workshop/tree-edit.ts';
import { nameAt } from '../name-at.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Tick } from '../../../ui/controls/tick.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import { PartPick, Pick, usePartChoices, usePut, Words } from '../fields/draft-fields.tsx';
import { InnerList } from '../fields/inner-list.tsx';
import type { PartFormProps } from './form-props.ts';

const MOST_QUESTIONS = 8;
const MOST_AREAS = 4;

export function PromptForm({ at, inner, onInner }: PartFormProps) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const here = ['prompts', at];
  const prompt = pack.prompts[at];
  const areas = usePartChoices('focusAreas');
  if (prompt === undefined) return null;
  const list = ['prompts', at, 'steps'] as const;
  const toggle = <T,>(field: string, values: readonly T[], value: T, chosen: boolean): void => {
    const next = chosen ? [...values, value] : values.filter((one) => one !== value);
    make((draft) => edit(draft, [{ kind: 'set', place: [...here, field], value: next }]));
  };
  return (
    <>
      <Words place={[...here, 'text']} label={t('workshop.field.prompt')} size="long" />
      <Words
        place={[...here, 'title']}
        label={t('workshop.field.shortName')}
        hint={t('workshop.field.shortNameHint')}
      />
      <Pick
        place={[...here, 'type']}
        label={t('workshop.field.type')}
        choices={PROMPT_TYPES.map((value) => ({ value, label: t(`workshop.type.${value}`) }))}
      />
      <fieldset className="form-group" id={fieldId([...here, 'lengths'])}>
        <legend>{t('workshop.field.lengths')}</legend>
        <div className="form-row">
          {LENGTHS.map((length) => (
            <Tick
              key={length}
              label={t('programme.minutes', { count: length })}
              isChosen={prompt.lengths.includes(length)}
              onChange={(chosen) => toggle('lengths', prompt.lengths, length, chosen)}
            />
          ))}
        </div>
      </fieldset>
      <InnerList
        list={list}
        title={t('workshop.field.questions')}
        about={<p className="note">{t('workshop.field.questionsHint')}</p>}
        items={prompt.steps.map(({ from }, step) => ({
          name: nameAt(pack, [...list, step]) ?? t('workshop.unnamed', { number: step + 1 }),
          about: t('workshop.fromMinutes', { count: from }),
          language: pack.defaultLanguage,
        }))}
        empty={t('workshop.field.noQuestions')}
        inner={inner}
        onInner={onInner}
        most={MOST_QUESTIONS}
        add={t('workshop.field.addQuestion')}
        onAdd={(draft) => addInner(draft, list, { from: 10 })}
        form={inner === null ? null : <QuestionForm here={[...list, inner]} />}
      />
      <PartPick place={[...here, 'thirdThing']} label={t('workshop.field.beside')} kind="thirdThings" />
      <PartPick place={[...here, 'component']} label={t('workshop.field.component')} kind="components" />
      {areas.length === 0 ? null : (
        <fieldset className="form-group">
          <legend>{t('workshop.field.focusAreas')}</legend>
          <div className="form-columns">
            {areas.map(({ value, label }) => {
              const chosen = prompt.focusAreas.includes(value);
              return prompt.focusAreas.length >= MOST_AREAS && !chosen ? null : (
                <Tick
                  key={value}
                  label={label}
                  isChosen={chosen}
                  onChange={(next) => toggle('focusAreas', prompt.focusAreas, value, next)}
                />
              );
            })}
          </div>
        </fieldset>
      )}
      <Pick
        place={[...here, 'tone']}
        label={t('workshop.field.tone')}
        choices={TONES.map((value) => ({ value, label: t(`workshop.tone.${value}`) }))}
        none={t('workshop.none')}
      />
      <Tick
        label={t('workshop.field.never')}
        about={t('workshop.field.neverHint')}
        isChosen={prompt.share === 'never'}
        onChange={(never) =>
          make((draft) =>
            edit(draft, [{ kind: 'set', place: [...here, 'share'], value: never ? 'never' : 'themes-only' }]),
          )
        }
      />
    </>
  );
}

function QuestionForm({ here }: { readonly here: Place }) {
  const { t } = useMessages();
  const { pack } = useDesk();
  const put = usePut();
  const from = [...here, 'from'];
  return (
    <>
      <Words place={[...here, 'ask']} label={t('workshop.field.ask')} size="long" />
      <Words place={[...here, 'hint']} label={t('workshop.field.askHint')} />
      <fieldset className="form-group">
        <legend>{t('workshop.field.from')}</legend>
        <div className="form-row">
          {LENGTHS.map((length) => (
            <label key={length} className="form-choice">
              <input
                type="radio"
                name={fieldId(from)}
                checked={valueAt(pack, from) === length}
                onChange={() => put(from, length)}
              />
              {t('programme.minutes', { count: length })}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
