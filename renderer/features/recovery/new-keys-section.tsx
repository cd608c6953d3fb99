/**
 * Settings: a new data key for the whole journal. The sheet has to come along or be made anew, the passphrase is asked for, and the
 * journal locks once; what is written anew after that goes on behind the pages. It can be stopped: before the new keys are on the disk
 * nothing is changed, and afterwards it is taken up again.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { JournalKeys, KeyChangeProblem, Sheet } from '../../vault/journal-keys.ts';
import { AskPassphrase } from './ask-passphrase.tsx';
import { CodeForm } from './code-form.tsx';
import { SheetView } from './sheet-view.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import './recovery.css';

type Step =
  | { readonly kind: 'about' | 'which-sheet' | 'code' }
  /** `code`: of the sheet that stays; null for a new one, where there was one. */
  | { readonly kind: 'ask'; readonly code: string | null }
  | { readonly kind: 'drawn'; readonly sheet: Sheet | null };

interface NewKeysSectionProps {
  readonly keys: JournalKeys;
  readonly onLock: () => void;
}

export function NewKeysSection({ keys, onLock }: NewKeysSectionProps) {
  const { t } = useMessages();
  const state = useSyncExternalStore(keys.onNewKeysState, keys.newKeysState);
  const [wasGoingOn] = useState(state !== 'none');
  const [hasSheet, setHasSheet] = useState<boolean | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'about' });
  useEffect(() => {
    void keys.hasSheet().then(setHasSheet);
  }, [keys]);
  const back = () => {
    setStep({ kind: 'about' });
  };
  const [wasStopped, setWasStopped] = useState(false);
  const drawing = useRef<AbortController | null>(null);
  // Whoever leaves while the keys are drawn would never see the new sheet.
  useEffect(() => () => drawing.current?.abort(), []);

  const draw = async (passphrase: string, code: string | null): Promise<KeyChangeProblem | null> => {
    drawing.current = new AbortController();
    setWasStopped(false);
    const outcome = await keys.drawNewKeys(passphrase, code, drawing.current.signal);
    if (outcome.ok) setStep({ kind: 'drawn', sheet: outcome.sheet });
    else if (outcome.problem !== 'stopped')
      return outcome.problem === 'wrong-code' ? 'superseded' : outcome.problem;
    else {
      setWasStopped(true);
      back();
    }
    return null;
  };

  if (step.kind === 'which-sheet') {
    return (
      <div className="recovery" key="which-sheet">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.newKeys.sheetTitle')}
        </ArrivingHeading>
        <p>{t('recovery.newKeys.sheetAbout')}</p>
        <div className="recovery-acts">
          <Button onPress={() => setStep({ kind: 'ask', code: null })}>{t('recovery.makeNew')}</Button>
          <Button look="line" onPress={() => setStep({ kind: 'code' })}>
            {t('recovery.newKeys.keepSheet')}
          </Button>
          <Button look="word" onPress={back}>
            {t('app.back')}
          </Button>
        </div>
      </div>
    );
  }
  if (step.kind === 'code') {
    return (
      <div className="recovery" key="code">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.newKeys.keepSheet')}
        </ArrivingHeading>
        <CodeForm
          act={t('recovery.unlock.next')}
          onTry={(typed) => keys.trySheet(typed)}
          onRight={(code) => setStep({ kind: 'ask', code })}
        >
          <Button look="word" onPress={() => setStep({ kind: 'which-sheet' })}>
            {t('app.back')}
          </Button>
        </CodeForm>
      </div>
    );
  }
  if (step.kind === 'ask') {
    return (
      <div className="recovery" key="ask">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.newKeys.act')}
        </ArrivingHeading>
        <AskPassphrase
          hint={t('recovery.newKeys.ask')}
          act={t('recovery.newKeys.act')}
          onPassphrase={(passphrase) => draw(passphrase, step.code)}
          onBack={back}
          onStop={() => drawing.current?.abort()}
          say={{ 'disk-full': t('recovery.newKeys.noRoom') }}
        />
      </div>
    );
  }
  if (step.kind === 'drawn') {
    return (
      <div className="recovery" key="drawn">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.newKeys.drawn')}
        </ArrivingHeading>
        {step.sheet === null ? null : <SheetView sheet={step.sheet} />}
        <p>{t('recovery.newKeys.state.waiting')}</p>
        <div className="recovery-acts">
          <Button look={step.sheet === null ? 'filled' : 'line'} onPress={onLock}>
            {t('recovery.newKeys.lockNow')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="recovery">
      <p>{t('recovery.newKeys.about')}</p>
      <p>{t('recovery.newKeys.ends')}</p>
      <p>{t('recovery.newKeys.how')}</p>
      <p>{t('recovery.newKeys.undo')}</p>
      <p className="note">{t('recovery.newKeys.copies')}</p>
      <p role="status" className="strong">
        {state !== 'none'
          ? t(`recovery.newKeys.state.${state}`)
          : wasStopped
            ? t('recovery.newKeys.nothingChanged')
            : wasGoingOn
              ? t('recovery.newKeys.done')
              : ''}
      </p>
      <div className="recovery-acts">
        {state === 'waiting' ? (
          <Button onPress={onLock}>{t('recovery.newKeys.lockNow')}</Button>
        ) : state === 'going-on' ? (
          <Button look="line" onPress={() => void keys.stopNewKeys()}>
            {t('recovery.newKeys.stopForNow')}
          </Button>
        ) : /^(?:stopped|failed)/.test(state) ? (
          <Button onPress={() => keys.goOnWithNewKeys()}>{t('app.goOn')}</Button>
        ) : state === 'none' || state === 'kept' ? (
          <Button
            isDisabled={hasSheet === null}
            onPress={() => setStep(hasSheet === true ? { kind: 'which-sheet' } : { kind: 'ask', code: null })}
          >
            {t('recovery.newKeys.act')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
