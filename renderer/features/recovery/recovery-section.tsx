/** Settings: the recovery sheet. Made with the passphrase, shown once, and tried whenever somebody wishes. */
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { JournalKeys, Sheet } from '../../vault/journal-keys.ts';
import { AskPassphrase } from './ask-passphrase.tsx';
import { CodeForm } from './code-form.tsx';
import { SheetView } from './sheet-view.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import './recovery.css';

type Step =
  { readonly kind: 'about' | 'tried' | 'ask' | 'try' } | { readonly kind: 'sheet'; readonly sheet: Sheet };

interface RecoverySectionProps {
  readonly keys: JournalKeys;
  /** What somebody asked for where it was offered. */
  readonly startsWith?: 'make' | 'try' | undefined;
}

export function RecoverySection({ keys, startsWith }: RecoverySectionProps) {
  const { t } = useMessages();
  const [hasSheet, setHasSheet] = useState<boolean | null>(null);
  const [step, setStep] = useState<Step>({
    kind: startsWith === undefined ? 'about' : startsWith === 'make' ? 'ask' : 'try',
  });
  useEffect(() => {
    void keys.hasSheet().then(setHasSheet);
  }, [keys]);
  const back = () => {
    setStep({ kind: 'about' });
  };

  if (step.kind === 'ask') {
    return (
      <div className="recovery" key="ask">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.make')}
        </ArrivingHeading>
        {hasSheet === true ? <p>{t('recovery.makesVoid')}</p> : null}
        <AskPassphrase
          hint={t('recovery.askPassphrase')}
          act={t('recovery.make')}
          onPassphrase={async (passphrase) => {
            const outcome = await keys.makeSheet(passphrase);
            if (!outcome.ok) return outcome.problem;
            setHasSheet(true);
            setStep({ kind: 'sheet', sheet: outcome.sheet });
            return null;
          }}
          onBack={back}
        />
      </div>
    );
  }
  if (step.kind === 'sheet') {
    return (
      <div className="recovery" key="sheet">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.unlock.newSheet')}
        </ArrivingHeading>
        <SheetView sheet={step.sheet} />
        <p>{t('recovery.tryNow')}</p>
        <div className="recovery-acts">
          <Button look="word" onPress={() => setStep({ kind: 'try' })}>
            {t('recovery.try')}
          </Button>
          <Button look="word" onPress={back}>
            {t('recovery.sheet.close')}
          </Button>
        </div>
      </div>
    );
  }
  if (step.kind === 'try') {
    return (
      <div className="recovery" key="try">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.try')}
        </ArrivingHeading>
        <CodeForm
          act={t('recovery.tryAct')}
          onTry={(typed) => keys.trySheet(typed)}
          onRight={() => setStep({ kind: 'tried' })}
        >
          <Button look="word" onPress={back}>
            {t('app.back')}
          </Button>
        </CodeForm>
      </div>
    );
  }
  return (
    <div className="recovery">
      <p>{t('recovery.about')}</p>
      <p role="status" className="strong">
        {step.kind === 'tried'
          ? t('recovery.tried')
          : hasSheet === null
            ? ''
            : t(hasSheet ? 'recovery.has' : 'recovery.hasNone')}
      </p>
      <div className="recovery-acts">
        <Button onPress={() => setStep({ kind: 'ask' })}>
          {t(hasSheet === true ? 'recovery.makeNew' : 'recovery.make')}
        </Button>
        {hasSheet === true ? (
          <Button look="line" onPress={() => setStep({ kind: 'try' })}>
            {t('recovery.try')}
          </Button>
        ) : null}
      </div>
      <p>{t('recovery.oldKeyFiles')}</p>
    </div>
  );
}
