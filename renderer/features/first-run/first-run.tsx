/**
 * Making a journal, in two steps: whose computer this is, and then a name and a passphrase. Nothing is made before the
 * last press, and nothing that was typed is lost when making fails.
 */
import { useState, type ReactNode } from 'react';
import type { ComputerOwner, MakeOutcome } from '../../vault/open-journal.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Cover } from '../../ui/book/cover.tsx';
import { MakeStep } from './make-step.tsx';
import { OwnerStep } from './owner-step.tsx';

interface FirstRunProps {
  readonly hasOthers: boolean;
  /** How many journals are on this computer already; the next number is offered as a name. */
  readonly otherCount: number;
  readonly onMake: (passphrase: string, label: string, owner: ComputerOwner) => Promise<MakeOutcome>;
  /** Given when there is a place to go back to. */
  readonly onCancel?: () => void;
  /** The way back to a journal that was here before. */
  readonly before?: ReactNode;
}

export function FirstRun({ hasOthers, otherCount, onMake, onCancel, before }: FirstRunProps) {
  const { t } = useMessages();
  const [owner, setOwner] = useState<ComputerOwner | null>(null);
  const [step, setStep] = useState<'owner' | 'make'>('owner');
  return (
    <Cover name={t('app.name')} spine={<p>{t('firstRun.spine')}</p>}>
      {step === 'owner' || owner === null ? (
        <>
          <OwnerStep
            owner={owner}
            onChoose={setOwner}
            onNext={() => {
              setStep('make');
            }}
            {...(onCancel === undefined ? {} : { onCancel })}
          />
          {before}
        </>
      ) : (
        <MakeStep
          title={hasOthers ? t('firstRun.make.titleAnother') : t('firstRun.make.title')}
          startLabel={t('firstRun.make.labelStart', { number: otherCount + 1 })}
          onMake={(passphrase, label) => onMake(passphrase, label, owner)}
          onBack={() => {
            setStep('owner');
          }}
        />
      )}
    </Cover>
  );
}
