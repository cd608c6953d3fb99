/**
 * A closed journal, opened by its recovery sheet: the code, then a new passphrase at once, then a new sheet. Until the new
 * passphrase is made nothing changes, and the sheet stays as good as it was.
 */
import { useState } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { ClosedKeys, Sheet } from '../../vault/journal-keys.ts';
import { CodeForm } from './code-form.tsx';
import { NewPassphraseForm } from './new-passphrase-form.tsx';
import { SheetView } from './sheet-view.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import './recovery.css';

interface UnlockByCodeProps {
  readonly keys: ClosedKeys;
  /** The name on the cover. */
  readonly label: string;
  readonly onBack: () => void;
  /** The new passphrase holds; the journal may open behind the new sheet. */
  readonly onAnew: (passphrase: string) => void;
  readonly onOpen: () => void;
}

type Step =
  | { readonly kind: 'code' }
  | { readonly kind: 'passphrase'; readonly typed: string }
  | { readonly kind: 'sheet'; readonly sheet: Sheet };

export function UnlockByCode({ keys, label, onBack, onAnew, onOpen }: UnlockByCodeProps) {
  const { t } = useMessages();
  const [step, setStep] = useState<Step>({ kind: 'code' });

  if (step.kind === 'code') {
    return (
      <>
        <h1>{t('recovery.unlock.title')}</h1>
        <CodeForm
          act={t('recovery.unlock.next')}
          onTry={(typed) => keys.tryCode(typed)}
          onRight={(typed) => setStep({ kind: 'passphrase', typed })}
        >
          <Button look="word" onPress={onBack}>
            {t('app.back')}
          </Button>
        </CodeForm>
        <p className="recovery-truth">{t('recovery.unlock.without')}</p>
      </>
    );
  }
  if (step.kind === 'passphrase') {
    return (
      <>
        <ArrivingHeading>{t('recovery.unlock.newPassphrase')}</ArrivingHeading>
        <p className="recovery-lead">{t('recovery.unlock.right')}</p>
        <NewPassphraseForm
          asksPresent={false}
          label={label}
          act={t('recovery.unlock.act')}
          onChange={async (next) => {
            const outcome = await keys.startAnew(step.typed, next);
            if (!outcome.ok) return outcome.problem;
            onAnew(next);
            setStep({ kind: 'sheet', sheet: outcome.sheet });
            return null;
          }}
        >
          <Button look="word" onPress={onBack}>
            {t('app.back')}
          </Button>
        </NewPassphraseForm>
      </>
    );
  }
  return (
    <>
      <ArrivingHeading>{t('recovery.unlock.newSheet')}</ArrivingHeading>
      <p className="recovery-lead">{t('recovery.unlock.void')}</p>
      <SheetView sheet={step.sheet} />
      <div className="cover-acts">
        <Button look="line" onPress={onOpen}>
          {t('recovery.unlock.open')}
        </Button>
      </div>
      <p className="recovery-truth">{t('recovery.oldKeyFiles')}</p>
    </>
  );
}
