/**
 * The closed notebook. Its passphrase opens it; a wrong one is said calmly, as often as it happens. Journals that
 * cannot be opened say what happened, what is safe, and what to do, and other journals stay within reach.
 */
import { useState, type ReactNode } from 'react';
import type { JournalOnDisk } from '../../../shared/ipc/journal-calls.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Cover, SmallCover, type CoverColour } from '../../ui/book/cover.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { ComputerOwner, UnlockOutcome } from '../../vault/open-journal.ts';
import { UnlockForm, type UnlockFormProps } from './unlock-form.tsx';
import './unlock.css';

/** A journal as the Unlock screen knows it. Label and owner stand in its key file, so they may not be readable. */
export interface CoverJournal {
  readonly vault: string;
  readonly label: string | null;
  readonly owner: ComputerOwner | null;
  readonly state: JournalOnDisk['state'];
  /** Its key file has a lock for this computer's keychain, whoever may ask that now. */
  readonly hasKeychain: boolean;
}

interface UnlockProps {
  readonly journals: readonly CoverJournal[];
  /** The vault id of the journal whose cover is shown; null shows the first. */
  readonly chosen: string | null;
  readonly onChoose: (vault: string) => void;
  readonly onUnlock: (vault: string, passphrase: string) => Promise<UnlockOutcome>;
  /** Undefined where the keychain does not open this journal now. */
  readonly keychainFor: (vault: string) => UnlockFormProps['onUseKeychain'];
  readonly onStartNew: () => void;
  /** What stands on the label of this journal while it is opened by its recovery sheet. */
  readonly bySheet: (vault: string, onBack: () => void) => ReactNode;
  /** The way back to a journal that was here before, or that comes from another computer. */
  readonly before: ReactNode;
}

const COLOURS: readonly CoverColour[] = ['blue', 'ochre', 'moss', 'rose', 'stone'];

export function Unlock({
  journals,
  chosen,
  onChoose,
  onUnlock,
  keychainFor,
  onStartNew,
  bySheet,
  before,
}: UnlockProps) {
  const { t } = useMessages();
  const [busy, setBusy] = useState(false);
  const [withSheet, setWithSheet] = useState<string | null>(null);
  const journal = journals.find((one) => one.vault === chosen) ?? journals[0];
  const nameOf = (one: CoverJournal) => one.label ?? t('unlock.unnamed');
  return (
    <Cover
      name={t('app.name')}
      spine={
        journal === undefined || journal.owner === null ? undefined : (
          <p>
            {journal.owner === 'mine' && journal.hasKeychain
              ? t('owner.truth.mineKeychain')
              : t(`owner.truth.${journal.owner}`)}
          </p>
        )
      }
      below={
        <section aria-labelledby="other-journals" inert={busy}>
          <h2 id="other-journals">{t('unlock.others')}</h2>
          <ul>
            {journals.map((one, index) =>
              one === journal ? null : (
                <li key={one.vault}>
                  <Button
                    look="word"
                    onPress={() => {
                      onChoose(one.vault);
                    }}
                  >
                    <SmallCover colour={COLOURS[index % COLOURS.length] ?? 'blue'} />
                    <bdi>{nameOf(one)}</bdi>
                  </Button>
                </li>
              ),
            )}
            <li>{before}</li>
            <li>
              <Button look="word" onPress={onStartNew}>
                <SmallCover colour="none" />
                {t('unlock.startNew')}
              </Button>
            </li>
          </ul>
        </section>
      }
    >
      {journal === undefined ? null : journal.state === 'ready' && withSheet === journal.vault ? (
        bySheet(journal.vault, () => {
          setWithSheet(null);
        })
      ) : journal.state === 'ready' ? (
        <UnlockForm
          key={journal.vault}
          label={nameOf(journal)}
          onUnlock={(passphrase) => onUnlock(journal.vault, passphrase)}
          onBusy={setBusy}
          onUseKeychain={keychainFor(journal.vault)}
          onUseSheet={() => {
            setWithSheet(journal.vault);
          }}
        />
      ) : (
        <CannotOpen key={journal.vault} state={journal.state} />
      )}
    </Cover>
  );
}

/** Takes the focus, so that choosing this cover is answered by what is wrong with it. */
function CannotOpen({ state }: { readonly state: Exclude<JournalOnDisk['state'], 'ready'> }) {
  const { t } = useMessages();
  return (
    <>
      <ArrivingHeading>{t(`unlock.state.${state}.title`)}</ArrivingHeading>
      <p className="unlock-state">{t(`unlock.state.${state}.text`)}</p>
    </>
  );
}
