/** "Whose computer is this?", with one true sentence for each answer. */
import { useId, useState, type SubmitEvent } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import type { ComputerOwner } from '../../vault/open-journal.ts';
import './first-run.css';

interface OwnerStepProps {
  readonly owner: ComputerOwner | null;
  readonly onChoose: (owner: ComputerOwner) => void;
  readonly onNext: () => void;
  readonly onCancel?: () => void;
}

export function OwnerStep({ owner, onChoose, onNext, onCancel }: OwnerStepProps) {
  const { t } = useMessages();
  const heading = useId();
  const [asked, setAsked] = useState(false);
  const goOn = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (owner === null) setAsked(true);
    else onNext();
  };
  return (
    <form onSubmit={goOn} noValidate>
      <p className="note">{t('firstRun.step', { step: 1, of: 2 })}</p>
      <h1 id={heading}>{t('firstRun.owner.title')}</h1>
      <p className="first-run-about">{t('firstRun.owner.about')}</p>
      <RadioList
        labelledBy={heading}
        autoFocus
        choices={[
          { value: 'mine', label: t('owner.mine') },
          { value: 'school', label: t('owner.school') },
          { value: 'shared', label: t('owner.shared') },
        ]}
        chosen={owner}
        onChoose={onChoose}
      />
      <p className="first-run-truth" role="status">
        {owner === null ? (asked ? t('firstRun.owner.choose') : '') : t(`owner.truth.${owner}`)}
      </p>
      <div className="cover-acts">
        <Button type="submit">{t('app.goOn')}</Button>
        {onCancel === undefined ? null : (
          <Button look="word" onPress={onCancel}>
            {t('app.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
