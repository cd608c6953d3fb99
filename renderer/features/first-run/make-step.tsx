/**
 * A name and a passphrase. The passphrase is read from its fields when it is needed and kept nowhere here. A weak one
 * gets plain advice and is allowed: it is the writer's door.
 */
import { useCallback, useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { usePassphraseWords } from '../../i18n/passphrase-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import {
  findNewPassphraseMistake,
  NewPassphraseFields,
  type NewPassphraseMistake,
} from '../../ui/controls/new-passphrase-fields.tsx';
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

type Mistake = 'label' | NewPassphraseMistake;
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
    const found = name === '' ? 'label' : findNewPassphraseMistake(first, again);
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

  const words = usePassphraseWords();
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
        <NewPassphraseFields
          words={words}
          first={{
            label: t('firstRun.make.passphrase'),
            hint: t('firstRun.make.passphraseHint'),
            inputRef: first,
            error: mistake === 'empty' ? t('passphrase.empty') : undefined,
            onInput: watch,
          }}
          again={{
            label: t('firstRun.make.again'),
            inputRef: again,
            error: mistake === 'mismatch' ? t('firstRun.make.mismatch') : undefined,
          }}
          advice={
            advice === null ? null : `${t(`passphrase.advice.${advice}`)} ${t('passphrase.advice.allowed')}`
          }
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
