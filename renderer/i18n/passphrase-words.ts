/** What every passphrase field says of itself. */
import { useMessages } from './messages.tsx';

export interface PassphraseWords {
  /** *Show*, as it stands in the field, and what it is called on its own. */
  readonly show: string;
  readonly showLabel: string;
  /** Said while caps lock is held. */
  readonly capsLock: string;
}

export function usePassphraseWords(): PassphraseWords {
  const { t } = useMessages();
  return {
    show: t('passphrase.show'),
    showLabel: t('passphrase.showLabel'),
    capsLock: t('passphrase.capsLock'),
  };
}
