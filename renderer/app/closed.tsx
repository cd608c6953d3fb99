/** The closed notebook: first run where there is no journal, the cover where there are some. */
import { useEffect, useState } from 'react';
import type { JournalOnDisk } from '../../shared/ipc/contract.ts';
import { readKeyFile } from '../../shared/vault/key-file.ts';
import { FirstRun } from '../features/first-run/first-run.tsx';
import { Unlock } from '../features/unlock/unlock.tsx';
import type { CoverJournal } from '../features/unlock/unlock.tsx';
import type { ComputerOwner, MakeOutcome, OpenJournal, UnlockOutcome } from '../vault/open-journal.ts';
import { makeJournalOnDisk, unlockJournal } from '../vault/vault-client.ts';

interface ClosedProps {
  readonly journals: readonly JournalOnDisk[];
  readonly onOpened: (journal: OpenJournal) => void;
}

export function Closed({ journals, onOpened }: ClosedProps) {
  const [covers, setCovers] = useState<readonly CoverJournal[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(journals[0]?.vault ?? null);
  const [starting, setStarting] = useState(journals.length === 0);

  useEffect(() => {
    void Promise.all(journals.map(readCover)).then(setCovers);
  }, [journals]);

  const unlock = async (vault: string, passphrase: string): Promise<UnlockOutcome> => {
    const journal = journals.find((one) => one.vault === vault);
    if (journal?.state !== 'ready') return { ok: false, problem: 'key-file-missing' };
    return open(journal.keyFile, passphrase);
  };

  const open = async (keyFile: string, passphrase: string): Promise<UnlockOutcome> => {
    const unlocked = await unlockJournal(keyFile, passphrase);
    if (!unlocked.ok) return unlocked;
    onOpened(unlocked.journal);
    return { ok: true, report: unlocked.journal.report };
  };

  const make = async (passphrase: string, label: string, owner: ComputerOwner): Promise<MakeOutcome> => {
    const made = await makeJournalOnDisk(passphrase, label, owner);
    if (!made.ok) return made;
    const opened = await open(made.keyFile, passphrase);
    return opened.ok ? { ok: true } : { ok: false, problem: 'failed' };
  };

  if (starting) {
    const others = journals.length > 0;
    return (
      <FirstRun
        hasOthers={others}
        otherCount={journals.length}
        onMake={make}
        {...(others ? { onCancel: () => setStarting(false) } : {})}
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
      onStartNew={() => setStarting(true)}
    />
  );
}

/** The label and owner stand in clear in the key file; anyone at this computer can read them. */
async function readCover(journal: JournalOnDisk): Promise<CoverJournal> {
  if (journal.state !== 'ready')
    return { vault: journal.vault, label: null, owner: null, state: journal.state };
  const read = await readKeyFile(journal.keyFile);
  if (read.state !== 'ready') {
    const state = read.state === 'newer-version' ? read.state : 'key-file-damaged';
    return { vault: journal.vault, label: null, owner: null, state };
  }
  const { label, owner } = read.keyFile;
  return { vault: journal.vault, label, owner, state: 'ready' };
}
