/** The closed notebook: first run where there is no journal, the cover where there are some. */
import { useEffect, useRef, useState } from 'react';
import type { JournalOnDisk } from '../../shared/ipc/journal-calls.ts';
import { readKeyFile } from '../../shared/vault/key-file.ts';
import { hasSlot } from '../../shared/vault/open-key-file.ts';
import { FirstRun } from '../features/first-run/first-run.tsx';
import { UnlockByCode } from '../features/recovery/unlock-by-code.tsx';
import { BringBack } from '../features/safety-copy/bring-back.tsx';
import { Unlock } from '../features/unlock/unlock.tsx';
import type { CoverJournal } from '../features/unlock/unlock.tsx';
import type { ComputerOwner, MakeOutcome, OpenJournal, UnlockOutcome } from '../vault/open-journal.ts';
import {
  closedKeys,
  makeJournalOnDisk,
  mayOpenByKeychain,
  prepareToUnlock,
  unlockByKeychain,
  unlockJournal,
} from '../vault/vault-client.ts';
import type { Unlocked } from '../vault/vault-client.ts';
import { useHandedMove } from './handed-move.ts';
import { lockNow } from './lock-now.ts';
import { useIdleLock } from './use-idle-lock.ts';

interface ClosedProps {
  readonly journals: readonly JournalOnDisk[];
  readonly idleMinutes: number;
  /** There is room on the disk for the browser store. */
  readonly mayCache: boolean;
  readonly onOpened: (journal: OpenJournal) => void;
  /** A journal was brought back from its safety copy. */
  readonly onBroughtBack: () => Promise<void>;
}

export function Closed({ journals, idleMinutes, mayCache, onOpened, onBroughtBack }: ClosedProps) {
  const [covers, setCovers] = useState<readonly CoverJournal[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(journals[0]?.vault ?? null);
  /** Key files that were replaced since the journals were listed. */
  const replaced = useRef(new Map<string, string>());
  const [isOpenBehind, setOpenBehind] = useState(false);
  const behindSheet = useRef<Promise<Unlocked> | null>(null);
  const [starting, setStarting] = useState(journals.length === 0);

  const handed = useHandedMove();

  /** Journals that this computer's keychain would open now. */
  const [byKeychain, setByKeychain] = useState<readonly string[]>([]);

  useEffect(() => {
    void Promise.all(journals.map(readCover)).then(setCovers);
    void Promise.all(journals.map(opensByKeychain)).then((found) => {
      setByKeychain(found.filter((vault) => vault !== null));
    });
  }, [journals]);

  const asksPassphrase = covers !== null && !starting;
  useEffect(() => {
    if (asksPassphrase) prepareToUnlock();
  }, [asksPassphrase]);

  const keychainFor = (vault: string) => {
    const journal = journals.find((one) => one.vault === vault);
    if (journal?.state !== 'ready' || !byKeychain.includes(vault)) return undefined;
    return async () => {
      const unlocked = await unlockByKeychain(vault, replaced.current.get(vault) ?? journal.keyFile);
      // Handed out once: whatever came of it, the passphrase is asked now.
      setByKeychain([]);
      if (!unlocked.ok) return unlocked;
      onOpened(unlocked.journal);
      return { ok: true as const, report: unlocked.journal.report };
    };
  };

  const unlock = async (vault: string, passphrase: string): Promise<UnlockOutcome> => {
    const journal = journals.find((one) => one.vault === vault);
    if (journal?.state !== 'ready') return { ok: false, problem: 'key-file-missing' };
    return open(vault, replaced.current.get(vault) ?? journal.keyFile, passphrase);
  };

  const open = async (vault: string, keyFile: string, passphrase: string): Promise<UnlockOutcome> => {
    const unlocked = await unlockJournal(keyFile, passphrase, mayCache ? vault : null);
    if (!unlocked.ok) return unlocked;
    onOpened(unlocked.journal);
    return { ok: true, report: unlocked.journal.report };
  };

  const make = async (passphrase: string, label: string, owner: ComputerOwner): Promise<MakeOutcome> => {
    const made = await makeJournalOnDisk(passphrase, label, owner);
    if (!made.ok) return made;
    const opened = await open(made.vault, made.keyFile, passphrase);
    return opened.ok ? { ok: true } : { ok: false, problem: 'failed' };
  };

  const bySheet = (vault: string, onBack: () => void) => {
    const journal = journals.find((one) => one.vault === vault);
    if (journal?.state !== 'ready') return null;
    const label = covers?.find((one) => one.vault === vault)?.label ?? '';
    const keyFile = replaced.current.get(vault) ?? journal.keyFile;
    const openBehind = async (passphrase: string): Promise<Unlocked> => {
      const unlocked = await unlockJournal(replaced.current.get(vault) ?? keyFile, passphrase, null);
      if (unlocked.ok) await unlocked.journal.keys.note('made');
      return unlocked;
    };
    return (
      <>
        {isOpenBehind ? <IdleLock minutes={idleMinutes} /> : null}
        <UnlockByCode
          label={label}
          keys={closedKeys({ vault, label, keyFile }, (anew) => replaced.current.set(vault, anew))}
          onBack={onBack}
          onAnew={(passphrase) => {
            behindSheet.current = openBehind(passphrase);
            setOpenBehind(true);
          }}
          onOpen={() => {
            // What kept it closed, another window perhaps, is said where the passphrase is asked for.
            void behindSheet.current?.then((unlocked) =>
              unlocked.ok ? onOpened(unlocked.journal) : onBack(),
            );
          }}
        />
      </>
    );
  };

  const bringBack = (
    <BringBack
      handed={handed?.count ?? null}
      onBack={(vault) =>
        void onBroughtBack().then(() => {
          setChosen(vault);
          setStarting(false);
        })
      }
    />
  );

  if (starting) {
    const others = journals.length > 0;
    return (
      <FirstRun
        hasOthers={others}
        otherCount={journals.length}
        onMake={make}
        {...(others ? { onCancel: () => setStarting(false) } : {})}
        before={bringBack}
      />
    );
  }
  if (covers === null) return null;
  return (
    <Unlock
      journals={covers}
      chosen={chosen}
      onChoose={setChosen}
      onUnlock={unlock}
      keychainFor={keychainFor}
      onStartNew={() => setStarting(true)}
      bySheet={bySheet}
      before={bringBack}
    />
  );
}

/** A journal that is open behind its new sheet locks like any other. */
function IdleLock({ minutes }: { readonly minutes: number }) {
  useIdleLock(minutes, lock);
  return null;
}

const lock = (): void => void lockNow();

async function opensByKeychain(journal: JournalOnDisk): Promise<string | null> {
  if (journal.state !== 'ready') return null;
  return (await mayOpenByKeychain(journal.vault, journal.keyFile)) ? journal.vault : null;
}

const nameless = { label: null, owner: null, hasKeychain: false } as const;

/** The label and owner stand in clear in the key file; anyone at this computer can read them. */
async function readCover(journal: JournalOnDisk): Promise<CoverJournal> {
  if (journal.state !== 'ready') return { ...nameless, vault: journal.vault, state: journal.state };
  const read = await readKeyFile(journal.keyFile);
  if (read.state !== 'ready') {
    const state = read.state === 'newer-version' ? read.state : 'key-file-damaged';
    return { ...nameless, vault: journal.vault, state };
  }
  const { label, owner } = read.keyFile;
  const hasKeychain = await hasSlot(journal.keyFile, 'keychain');
  return { vault: journal.vault, label, owner, state: 'ready', hasKeychain };
}
