/**
 * A name and a passphrase. The passphrase is read from its fields when it is needed and kept nowhere here. A weak one
 * gets plain advice and is allowed: it is the writer's door.
 */
import { useCallback, useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { PassphraseField } from '../../ui/controls/passphrase-field.tsx';
import { usePassphraseAdvice } from '../../ui/controls/use-passphrase-advice.ts';
import { TextField } from '../../ui/controls/text-field.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import type { MakeOutcome } from '../../vault/open-journal.ts';
import './first-run.css';

interface MakeStepProps {
  readonly title: string;
  readonly startLabel: string;
  readonly onMake: (passphrase: string, label: string) => Promise<MakeOutcome>;
  readonly onBack: () => void;
}

type Mistake = 'label' | 'empty' | 'mismatch';
type Problem = Extract<MakeOutcome, { ok: false }>['problem'];

const LONGEST_LABEL = 60;

export function MakeStep({ title, startLabel, onMake, onBack }: MakeStepProps) {
  const { t } = useMessages();
  const label = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [making, setMaking] = useState(false);
  const readLabel = useCallback(() => label.current?.value ?? '', []);
  const { advice, watch, adviseNow } = usePassphraseAdvice(first, readLabel);

  useEffect(() => {
    label.current?.focus();
    label.current?.select();
  }, []);

  const make = async () => {
    const name = label.current?.value.trim() ?? '';
    const passphrase = first.current?.value ?? '';
    const found = findMistake(name, passphrase, again.current?.value ?? '');
    setMistake(found);
    setProblem(null);
    if (found !== null) {
      ({ label, empty: first, mismatch: again })[found].current?.focus();
      return;
    }
    setMaking(true);
    // Pressing Enter faster than the advice comes must not step over it; pressing once more does.
    if (await adviseNow()) {
      setMaking(false);
      return;
    }
    const outcome = await onMake(passphrase, name);
    if (!outcome.ok) {
      setMaking(false);
      setProblem(outcome.problem);
    }
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!making) void make();
  };

  const words = {
    show: t('passphrase.show'),
    showLabel: t('passphrase.showLabel'),
    capsLock: t('passphrase.capsLock'),
    purpose: 'new',
  } as const;
  return (
    <form onSubmit={submit} noValidate aria-busy={making}>
      <p className="note">{t('firstRun.step', { step: 2, of: 2 })}</p>
      <h1>{title}</h1>
      <p className="first-run-about">{t('firstRun.make.lost')}</p>
      <div className="first-run-fields">
        <TextField
          label={t('firstRun.make.label')}
          hint={t('firstRun.make.labelHint')}
          inputRef={label}
          startsWith={startLabel}
          maxLength={LONGEST_LABEL}
          error={mistake === 'label' ? t('firstRun.make.labelEmpty') : undefined}
        />
        <div>
          <PassphraseField
            {...words}
            label={t('firstRun.make.passphrase')}
            hint={t('firstRun.make.passphraseHint')}
            inputRef={first}
            error={mistake === 'empty' ? t('passphrase.empty') : undefined}
            onInput={watch}
          />
          <div role="status" className="passphrase-advice">
            {advice === null ? null : (
              <p>
                {t(`passphrase.advice.${advice}`)} {t('passphrase.advice.allowed')}
              </p>
            )}
          </div>
        </div>
        <PassphraseField
          {...words}
          label={t('firstRun.make.again')}
          inputRef={again}
          error={mistake === 'mismatch' ? t('firstRun.make.mismatch') : undefined}
        />
      </div>
      {problem === null ? null : (
        <Notice title={t('firstRun.problem.title')} role="alert">
          <p>{t(`firstRun.problem.${problem}`)}</p>
        </Notice>
      )}
      <div className="cover-acts">
        <Button type="submit" isDisabled={making}>
          {t('firstRun.make.make')}
        </Button>
        {making ? null : (
          <Button look="word" onPress={onBack}>
            {t('app.back')}
          </Button>
        )}
        <p role="status" className="first-run-making">
          {making ? t('firstRun.make.making') : ''}
        </p>
      </div>
    </form>
  );
}

/** Accents typed in one piece or in two are the same passphrase, so they are compared in one form. */
function findMistake(name: string, passphrase: string, repeated: string): Mistake | null {
  if (name === '') return 'label';
  if (passphrase === '') return 'empty';
  if (passphrase.normalize('NFC') !== repeated.normalize('NFC')) return 'mismatch';
  return null;
}
