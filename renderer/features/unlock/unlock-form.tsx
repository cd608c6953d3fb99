/** The label of one journal: its name, one field, one button. What was typed stays after a mistake, ready to be shown. */
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { usePassphraseWords } from '../../i18n/passphrase-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { PassphraseField } from '../../ui/controls/passphrase-field.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import type { UnlockOutcome, UnlockProblem } from '../../vault/open-journal.ts';
import { useRemaking } from '../../vault/use-remaking.ts';

export interface UnlockFormProps {
  readonly label: string;
  readonly onUnlock: (passphrase: string) => Promise<UnlockOutcome>;
  readonly onBusy: (busy: boolean) => void;
  readonly onUseSheet: () => void;
  /** Set while this computer's keychain may open the journal. */
  readonly onUseKeychain: (() => Promise<UnlockOutcome | KeychainOutcome>) | undefined;
}

/** The keychain did not open it; the passphrase does. */
interface KeychainOutcome {
  readonly ok: false;
  readonly problem: 'keychain';
}

type Trouble = UnlockProblem | 'empty' | 'keychain';

export function UnlockForm({ label, onUnlock, onBusy, onUseSheet, onUseKeychain }: UnlockFormProps) {
  const { t } = useMessages();
  const words = usePassphraseWords();
  const passphrase = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [opening, setOpening] = useState(false);
  const percent = useRemaking(opening);

  useEffect(() => {
    passphrase.current?.focus();
  }, []);

  const setBusy = (busy: boolean) => {
    setOpening(busy);
    onBusy(busy);
  };

  const open = async () => {
    const typed = passphrase.current?.value ?? '';
    setTrouble(null);
    if (typed === '') {
      setTrouble('empty');
      passphrase.current?.focus();
      return;
    }
    setBusy(true);
    const outcome = await onUnlock(typed);
    if (outcome.ok) return;
    setBusy(false);
    setTrouble(outcome.problem);
    passphrase.current?.focus();
    if (outcome.problem === 'wrong-passphrase') passphrase.current?.select();
  };

  const openByKeychain = async (askIt: NonNullable<typeof onUseKeychain>) => {
    setTrouble(null);
    setBusy(true);
    const outcome = await askIt();
    if (outcome.ok) return;
    setBusy(false);
    setTrouble(outcome.problem);
    passphrase.current?.focus();
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!opening) void open();
  };

  const inField =
    trouble === 'empty'
      ? t('passphrase.empty')
      : trouble === 'wrong-passphrase'
        ? t('unlock.problem.wrong-passphrase')
        : undefined;
  return (
    <form onSubmit={submit} noValidate aria-busy={opening}>
      <h1>
        <bdi>{label}</bdi>
      </h1>
      <p className="cover-sub">{t('unlock.sub')}</p>
      <PassphraseField
        label={t('unlock.passphrase')}
        inputRef={passphrase}
        {...words}
        purpose="open"
        error={inField}
      />
      {trouble === null || inField !== undefined || trouble === 'empty' ? null : (
        <Notice title={t('unlock.problem.title')} role="alert">
          <p>{t(`unlock.problem.${trouble}`)}</p>
        </Notice>
      )}
      <div className="cover-acts">
        <Button type="submit" isDisabled={opening}>
          {t('unlock.open')}
        </Button>
        {opening ? null : (
          <Button look="word" onPress={onUseSheet}>
            {t('unlock.useSheet')}
          </Button>
        )}
        {opening || onUseKeychain === undefined ? null : (
          <Button look="word" onPress={() => void openByKeychain(onUseKeychain)}>
            {t('unlock.useKeychain')}
          </Button>
        )}
        <p role="status" className="unlock-opening">
          {opening ? (percent === null ? t('unlock.opening') : t('unlock.remaking', { percent })) : ''}
        </p>
      </div>
    </form>
  );
}
