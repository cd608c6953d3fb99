/** Settings: whether this computer's keychain opens the journal, once after each signing in. Off unless somebody asks for it. */
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { JournalKeys, KeychainState, KeyChangeProblem } from '../../vault/journal-keys.ts';
import { AskPassphrase } from './ask-passphrase.tsx';
import { ChangeProblem } from './new-passphrase-form.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import './recovery.css';

export function KeychainSection({ keys }: { readonly keys: JournalKeys }) {
  const { t } = useMessages();
  const [state, setState] = useState<KeychainState | null>(null);
  const [asking, setAsking] = useState(false);
  const [turned, setTurned] = useState<'turnedOn' | 'turnedOff' | null>(null);
  const [problem, setProblem] = useState<KeyChangeProblem | null>(null);
  useEffect(() => {
    void keys.keychain().then(setState);
  }, [keys]);
  if (state === null) return null;

  const turnOff = async () => {
    const outcome = await keys.turnKeychainOff();
    setProblem(outcome.ok ? null : outcome.problem);
    setTurned(outcome.ok ? 'turnedOff' : null);
    setState(await keys.keychain());
  };
  if (asking) {
    return (
      <div className="recovery">
        <ArrivingHeading level={2} look="recovery-step">
          {t('recovery.keychain.turnOn')}
        </ArrivingHeading>
        <p>{t('recovery.keychain.who')}</p>
        <AskPassphrase
          hint={t('recovery.keychain.ask')}
          act={t('recovery.keychain.turnOn')}
          onPassphrase={async (passphrase) => {
            const outcome = await keys.turnKeychainOn(passphrase);
            if (!outcome.ok) return outcome.problem;
            setTurned('turnedOn');
            setState(await keys.keychain());
            setAsking(false);
            return null;
          }}
          onBack={() => setAsking(false)}
        />
      </div>
    );
  }
  const { offer, isOn } = state;
  return (
    <div className="recovery">
      <p>{t('recovery.keychain.about')}</p>
      <p>{t('recovery.keychain.who')}</p>
      <p role="status" className="strong">
        {turned === null
          ? t(isOn ? 'recovery.keychain.on' : 'recovery.keychain.off')
          : t(`recovery.keychain.${turned}`)}
      </p>
      {offer === 'offered' ? null : <p>{t(`recovery.keychain.why.${offer}`)}</p>}
      {problem === null ? null : <ChangeProblem problem={problem} />}
      <div className="recovery-acts">
        {isOn ? (
          <Button look="line" onPress={() => void turnOff()}>
            {t('recovery.keychain.turnOff')}
          </Button>
        ) : offer === 'offered' ? (
          <Button
            onPress={() => {
              setTurned(null);
              setAsking(true);
            }}
          >
            {t('recovery.keychain.turnOn')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
