/**
 * Removing the journal from this computer. What the app can promise and what it cannot is said before; the passphrase is asked,
 * because whoever finds a journal open is not its writer; the safety copy goes only when that was asked for.
 */
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { SafetyCopy } from '../../../shared/ipc/safety-calls.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { usePassphraseWords } from '../../i18n/passphrase-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { PassphraseField } from '../../ui/controls/passphrase-field.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import type { OpenJournal } from '../../vault/open-journal.ts';

/** What became of the safety copy; `begun`: sealed files are left that go at the next start. */
export type RemovedWhat = Extract<Reply<'removeJournal'>, { ok: true }>['copy'] | 'begun';
type Trouble = Extract<Reply<'removeJournal'>, { ok: false }>['problem'] | 'empty' | 'wrong' | 'not-tried';

interface RemovePartProps {
  readonly journal: Pick<OpenJournal, 'vault' | 'keys' | 'owner'>;
  readonly onRemoved: (what: RemovedWhat) => void;
}

export function RemovePart({ journal, onRemoved }: RemovePartProps) {
  const { t } = useMessages();
  const [asked, setAsked] = useState(false);
  return (
    <section className="move-remove" aria-labelledby="remove-title">
      <h2 className="strong" id="remove-title">
        {t('remove.title')}
      </h2>
      <p>{t('remove.about')}</p>
      {asked ? (
        <RemoveForm journal={journal} onRemoved={onRemoved} onLeave={() => setAsked(false)} />
      ) : (
        <p>
          <Button look="line" onPress={() => setAsked(true)}>
            {t('remove.begin')}
          </Button>
        </p>
      )}
    </section>
  );
}

function RemoveForm({ journal, onRemoved, onLeave }: RemovePartProps & { readonly onLeave: () => void }) {
  const { t } = useMessages();
  const words = usePassphraseWords();
  const passphrase = useRef<HTMLInputElement>(null);
  const [copy, setCopy] = useState<SafetyCopy['chosen']>(null);
  const [withCopy, setWithCopy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    passphrase.current?.focus();
    const read = callDesktop('readSafetyCopy', { vault: journal.vault });
    void read.then(({ chosen }) => setCopy(chosen)).catch(() => undefined);
  }, [journal.vault]);

  const remove = async (typed: string): Promise<Trouble | null> => {
    if (typed === '') return 'empty';
    const checked = await journal.keys.checkPassphrase(typed);
    if (checked !== 'right') return checked === 'wrong' ? 'wrong' : 'not-tried';
    if (passphrase.current !== null) passphrase.current.value = '';
    // What the computer's keychain keeps for it opens nothing any more, and goes too.
    await callDesktop('forgetKeychainSecret', { vault: journal.vault }).catch(() => null);
    const removed = await callDesktop('removeJournal', { vault: journal.vault, withCopy });
    if (removed.ok) onRemoved(removed.copy);
    else if (removed.begun) onRemoved('begun');
    else return removed.problem;
    return null;
  };

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (busy) return;
    setTrouble(null);
    setBusy(true);
    void remove(passphrase.current?.value ?? '')
      .catch(() => 'failed' as const)
      .then((problem) => {
        setBusy(false);
        setTrouble(problem);
        if (problem !== null) passphrase.current?.focus();
      });
  };

  const inField =
    trouble === 'empty' ? t('passphrase.empty') : trouble === 'wrong' ? t('remove.wrong') : undefined;
  return (
    <form className="move-remove-form" onSubmit={submit} noValidate>
      <p>{t('remove.goes')}</p>
      <p>{t('remove.beyond')}</p>
      {copy === null ? null : (
        <>
          <Tick
            label={t('remove.copyToo')}
            about={t('remove.copyAbout')}
            isChosen={withCopy}
            onChange={setWithCopy}
          />
          <p className="settings-folder" dir="ltr" lang="zxx">
            {copy.folder}
          </p>
        </>
      )}
      <PassphraseField
        label={t('remove.passphrase')}
        inputRef={passphrase}
        {...words}
        purpose="open"
        error={inField}
      />
      {trouble === null || inField !== undefined || trouble === 'empty' || trouble === 'wrong' ? null : (
        <Notice title={t('remove.problem.title')} role="alert">
          <p>{t(`remove.problem.${trouble}`)}</p>
        </Notice>
      )}
      <div className="safety-acts">
        <Button type="submit" look="line" isDisabled={busy}>
          {t('remove.act')}
        </Button>
        <Button look="word" onPress={onLeave} isDisabled={busy}>
          {t('remove.keep')}
        </Button>
        <p role="status">{busy ? t('remove.working') : ''}</p>
      </div>
    </form>
  );
}
