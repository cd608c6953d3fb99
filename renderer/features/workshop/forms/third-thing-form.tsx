/**
 * A third thing: a poem, a picture, a story beside which people write. Rights are asked first, because they decide whether the
 * words may stand here at all; a thing that is only cited has no box for its words.
 */
import { useState } from 'react';
import { RIGHTS } from '../../../../shared/programme/pack-lists.ts';
import { lastPublicYear } from '../../../../shared/programme/workshop/check-hints.ts';
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import type { Change } from '../../../../shared/programme/workshop/tree-edit.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { RadioList } from '../../../ui/controls/radio-list.tsx';
import { Notice } from '../../../ui/signs/band.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import { Amount, Words } from '../fields/draft-fields.tsx';
import type { PartFormProps } from './form-props.ts';

type Rights = (typeof RIGHTS)[number];

export function ThirdThingForm({ at }: PartFormProps) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const [thisYear] = useState(() => new Date().getFullYear());
  const here = ['thirdThings', at];
  const thing = pack.thirdThings[at];
  if (thing === undefined) return null;
  const { rights, text = '', year } = thing;
  const last = lastPublicYear(thisYear);
  const choose = (chosen: Rights): void =>
    make((draft) => edit(draft, [{ kind: 'set', place: [...here, 'rights'], value: chosen }]));
  const takeOut = (): void => {
    const changes: Change[] = [{ kind: 'set', place: [...here, 'text'] }];
    make((draft) => edit(draft, changes));
  };
  return (
    <>
      <div id={fieldId([...here, 'rights'])}>
        <RadioList
          label={t('workshop.rights.question')}
          choices={RIGHTS.map((value) => ({
            value,
            label: t(`workshop.rights.is.${value}`),
            about: t(`workshop.rights.about.${value}`),
          }))}
          chosen={rights ?? null}
          onChoose={choose}
        />
      </div>
      <Words place={[...here, 'title']} label={t('workshop.field.title')} />
      <div className="form-row form-row-first-wide">
        <Words place={[...here, 'creator']} label={t('workshop.field.creator')} />
        <Amount place={[...here, 'year']} label={t('workshop.field.year')} from={-5000} to={3000} />
      </div>
      {rights === 'public-domain' ? (
        <p className="note" role="status">
          {year === undefined
            ? t('workshop.rights.noYear', { last: String(last) })
            : year <= last
              ? t('workshop.rights.isPublic', { year: String(year), last: String(last) })
              : t('workshop.rights.notPublic', { year: String(year), free: String(year + 96) })}
        </p>
      ) : null}
      {rights === 'cite-only' ? (
        text === '' ? (
          <p className="note form-closed" id={`closed-${at}`}>
            {t('workshop.rights.closed')}
          </p>
        ) : (
          <div id={fieldId([...here, 'text'])}>
            <Notice
              title={t('workshop.rights.stillThere')}
              role="status"
              acts={
                <Button look="word" onPress={takeOut}>
                  {t('workshop.rights.takeOut')}
                </Button>
              }
            >
              <p>{t('workshop.rights.stillThereAbout')}</p>
            </Notice>
          </div>
        )
      ) : rights === undefined ? (
        <p className="note form-closed">{t('workshop.rights.first')}</p>
      ) : (
        <Words place={[...here, 'text']} label={t('workshop.field.words')} size="piece" />
      )}
      <Words
        place={[...here, 'rightsNote']}
        label={t('workshop.field.rightsNote')}
        {...(rights === 'licensed' ? { hint: t('workshop.field.rightsNoteNeeded') } : {})}
      />
    </>
  );
}
