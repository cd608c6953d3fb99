/** The passphrase of the open journal, asked for before its locks are changed: whoever finds a journal open is not its writer. */
import { useRef, useState, type SubmitEvent } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { usePassphraseWords } from '../../i18n/passphrase-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { PassphraseField } from '../../ui/controls/passphrase-field.tsx';
import type { KeyChangeProblem } from '../../vault/journal-keys.ts';
import { ChangeProblem } from './new-passphrase-form.tsx';

interface AskPassphraseProps {
  /** Why it is asked for. */
  readonly hint: string;
  readonly act: string;
  /** Null when it opened the journal. */
  readonly onPassphrase: (passphrase: string) => Promise<KeyChangeProblem | null>;
  readonly onBack: () => void;
  /** Where it can be stopped while it is being done. */
  readonly onStop?: () => void;
  /** What is said instead of the usual sentence. */
  readonly say?: Partial<Record<KeyChangeProblem, string>>;
}

export function AskPassphrase({ hint, act, onPassphrase, onBack, onStop, say = {} }: AskPassphraseProps) {
  const { t } = useMessages();
  const words = usePassphraseWords();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<KeyChangeProblem | 'empty' | null>(null);
  const [making, setMaking] = useState(false);

  const make = async () => {
    const typed = field.current?.value ?? '';
    setProblem(typed === '' ? 'empty' : null);
    if (typed !== '') {
      setMaking(true);
      const found = await onPassphrase(typed);
      if (found === null) return;
      setMaking(false);
      setProblem(found);
    }
    field.current?.focus();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!making) void make();
  };

  const inField = problem === 'empty' || problem === 'wrong-key';
  return (
    <form className="recovery-form" onSubmit={submit} noValidate aria-busy={making}>
      <PassphraseField
        label={t('unlock.passphrase')}
        hint={hint}
        inputRef={field}
        {...words}
        purpose="open"
        error={
          inField ? t(problem === 'empty' ? 'passphrase.empty' : 'recovery.change.wrongPresent') : undefined
        }
      />
      {problem === null || inField ? null : <ChangeProblem problem={problem} sentence={say[problem]} />}
      <div className="recovery-acts">
        <Button type="submit" isDisabled={making}>
          {act}
        </Button>
        {making && onStop !== undefined ? (
          <Button look="line" onPress={onStop}>
            {t('move.stop')}
          </Button>
        ) : (
          <Button look="word" onPress={onBack}>
            {t('app.back')}
          </Button>
        )}
        <p role="status" className="recovery-status">
          {making ? t('recovery.change.changing') : ''}
        </p>
      </div>
    </form>
  );
}
