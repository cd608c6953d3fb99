/** What others may do with a pack, in three plain choices and "other". Under each stands its short name, which is what the file says. */
import { useState } from 'react';
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { RadioList } from '../../../ui/controls/radio-list.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import { Switch, Words } from '../fields/draft-fields.tsx';
import { TextList } from '../fields/text-list.tsx';

const PLAIN = {
  free: { spdx: 'CC-BY-4.0', mayRedistribute: true },
  'as-it-is': { spdx: 'CC-BY-NC-ND-4.0', mayRedistribute: true },
  private: { spdx: 'LicenseRef-Private', mayRedistribute: false },
} as const;
type Choice = keyof typeof PLAIN | 'other';
const CHOICES: readonly Choice[] = ['free', 'as-it-is', 'private', 'other'];

/** Null: nothing was chosen yet. */
export function chosenLicence(spdx: string | undefined): Choice | null {
  if (spdx === undefined || spdx === '') return null;
  const plain = CHOICES.find((choice) => choice !== 'other' && PLAIN[choice].spdx === spdx);
  return plain ?? 'other';
}

export function LicenceForm() {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const [wantsOther, setOther] = useState(false);
  const chosen = wantsOther ? 'other' : chosenLicence(pack.licence.spdx);
  const choose = (choice: Choice): void => {
    setOther(choice === 'other');
    if (choice === 'other') return;
    const { spdx, mayRedistribute } = PLAIN[choice];
    make((draft) =>
      edit(draft, [
        { kind: 'set', place: ['licence', 'spdx'], value: spdx },
        { kind: 'set', place: ['licence', 'mayRedistribute'], value: mayRedistribute },
      ]),
    );
  };
  return (
    <>
      <div id={chosen === 'other' ? undefined : fieldId(['licence', 'spdx'])}>
        <RadioList
          label={t('workshop.licence.question')}
          choices={CHOICES.map((value) => ({
            value,
            label: t(`workshop.licence.is.${value}`),
            about: value === 'other' ? t('workshop.licence.otherAbout') : PLAIN[value].spdx,
          }))}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
      {chosen === 'other' ? (
        <>
          <Words
            place={['licence', 'spdx']}
            label={t('workshop.licence.spdx')}
            hint={t('workshop.licence.spdxHint')}
          />
          <Switch place={['licence', 'mayRedistribute']} label={t('workshop.licence.mayRedistribute')} />
        </>
      ) : null}
      <Words
        place={['licence', 'attribution']}
        label={t('workshop.licence.attribution')}
        hint={t('workshop.licence.attributionHint')}
      />
      <Words
        place={['licence', 'url']}
        label={t('workshop.licence.url')}
        hint={t('workshop.licence.urlHint')}
      />
      <TextList
        place={['licence', 'trademarks']}
        title={t('workshop.licence.trademarks')}
        itemLabel={(number) => t('workshop.licence.trademark', { number })}
        add={t('workshop.licence.addTrademark')}
        most={20}
      />
    </>
  );
}
