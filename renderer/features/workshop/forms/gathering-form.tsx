/** A gathering: how long it takes, and its blocks, whose minutes must come to exactly that. By how much they do not, and where, is always said. */
import { BLOCK_SLOTS } from '../../../../shared/programme/pack-lists.ts';
import { minutesOf } from '../../../../shared/programme/workshop/check-pack.ts';
import { addInner } from '../../../../shared/programme/workshop/edit-inner.ts';
import type { Place } from '../../../../shared/programme/workshop/tree-edit.ts';
import { nameAt } from '../name-at.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Notice } from '../../../ui/signs/band.tsx';
import { useDesk } from '../desk-context.ts';
import { Amount, PartPick, Pick, Words } from '../fields/draft-fields.tsx';
import { InnerList } from '../fields/inner-list.tsx';
import type { PartFormProps } from './form-props.ts';

const MOST_BLOCKS = 20;

export function GatheringForm({ at, inner, onInner }: PartFormProps) {
  const { t } = useMessages();
  const { pack } = useDesk();
  const here = ['gatherings', at];
  const gathering = pack.gatherings[at];
  if (gathering === undefined) return null;
  const list = ['gatherings', at, 'blocks'] as const;
  const ends = gathering.blocks.map((_, block) =>
    gathering.blocks.slice(0, block + 1).reduce((sum, { minutes = 0 }) => sum + minutes, 0),
  );
  return (
    <>
      <Words place={[...here, 'title']} label={t('workshop.field.name')} />
      <Amount place={[...here, 'minutes']} label={t('workshop.field.wholeMinutes')} from={5} to={600} />
      <Words place={[...here, 'purpose']} label={t('workshop.field.purpose')} size="long" />
      <Words place={[...here, 'setup']} label={t('workshop.field.setup')} size="long" />
      <InnerList
        list={list}
        title={t('workshop.field.blocks')}
        about={<MinutesSum at={at} ends={ends} />}
        items={gathering.blocks.map(({ minutes = 0 }, block) => ({
          name: nameAt(pack, [...list, block]) ?? t('workshop.unnamed', { number: block + 1 }),
          about: t('workshop.blockMinutes', {
            minutes: t('programme.minutes', { count: minutes }),
            from: (ends[block] ?? 0) - minutes,
            to: ends[block] ?? 0,
          }),
          language: pack.defaultLanguage,
        }))}
        empty={t('workshop.field.noBlocks')}
        inner={inner}
        onInner={onInner}
        most={MOST_BLOCKS}
        add={t('workshop.field.addBlock')}
        onAdd={(draft) => addInner(draft, list, { minutes: 5 })}
        form={inner === null ? null : <BlockForm here={[...list, inner]} />}
      />
    </>
  );
}

function BlockForm({ here }: { readonly here: Place }) {
  const { t } = useMessages();
  return (
    <>
      <div className="form-row form-row-last-wide">
        <Amount place={[...here, 'minutes']} label={t('workshop.field.minutes')} from={1} to={600} />
        <Words place={[...here, 'title']} label={t('workshop.field.blockName')} />
      </div>
      <Words place={[...here, 'say']} label={t('workshop.field.say')} size="long" />
      <Pick
        place={[...here, 'slot']}
        label={t('workshop.field.slot')}
        choices={BLOCK_SLOTS.map((value) => ({ value, label: t(`workshop.slot.${value}`) }))}
        none={t('workshop.none')}
      />
      <PartPick place={[...here, 'practice']} label={t('workshop.field.practice')} kind="practices" />
      <PartPick place={[...here, 'prompt']} label={t('workshop.field.blockPrompt')} kind="prompts" />
      <PartPick place={[...here, 'thirdThing']} label={t('workshop.field.beside')} kind="thirdThings" />
    </>
  );
}

/** What the blocks come to: exactly the whole, or by how much not, and the block in which the time runs out. */
function MinutesSum({ at, ends }: { readonly at: number; readonly ends: readonly number[] }) {
  const { t } = useMessages();
  const { pack } = useDesk();
  const gathering = pack.gatherings[at];
  const minutes = gathering === undefined ? null : minutesOf(gathering);
  if (minutes === null || ends.length === 0) return null;
  const { sum, said, difference } = minutes;
  if (difference === 0) {
    return (
      <p className="note" role="status">
        {t('workshop.minutes.fit', { count: said })}
      </p>
    );
  }
  const over = ends.findIndex((end) => end > said);
  const name =
    nameAt(pack, ['gatherings', at, 'blocks', over]) ?? t('workshop.unnamed', { number: over + 1 });
  return (
    <Notice
      title={
        difference > 0
          ? t('workshop.minutes.over', { sum, said, count: difference })
          : t('workshop.minutes.under', { sum, said, count: -difference })
      }
      role="status"
    >
      {over === -1 ? null : <p>{t('workshop.minutes.where', { number: over + 1, name })}</p>}
    </Notice>
  );
}
