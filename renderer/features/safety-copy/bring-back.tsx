/**
 * "Had a journal here before?" On the closed notebook: looks where safety copies are kept, takes a file from another computer, and
 * brings the journal back beside what is here.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { FoundCopy } from '../../../shared/ipc/safety-calls.ts';
import { readKeyFile } from '../../../shared/vault/key-file.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { useMoveProgress } from '../../vault/use-move-progress.ts';
import { stopCopying } from './use-safety-copy.ts';
import './safety-copy.css';

type Problem =
  | Exclude<Extract<Reply<'moveIn'>, { ok: false }>['problem'], 'cancelled'>
  | Extract<Reply<'restoreSafetyCopy'>, { ok: false }>['problem'];
/** `from`: a safety copy that was found, or the move file that was picked. */
type Offered = Pick<FoundCopy, 'place' | 'vault' | 'folder' | 'keyFile'> & {
  readonly label: string;
  readonly from: 'copy' | 'file';
};

type PickedFile = Reply<'pickMoveFile'> | null;

/** A move file: the one that the system handed in, or one that is asked for. Null where that failed. */
const pickFile = (handed: boolean): Promise<PickedFile> =>
  callDesktop('pickMoveFile', { handed }).catch(() => null);

interface BringBackProps {
  readonly onBack: (vault: string) => void;
  /** Another number for each move file that the system handed in; null for none. */
  readonly handed: number | null;
}

export function BringBack({ onBack, handed }: BringBackProps) {
  const { t } = useMessages();
  const [found, setFound] = useState<readonly Offered[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [moving, setMoving] = useState(false);
  const [copying, setCopying] = useState(false);
  const [aside, setAside] = useState<{ readonly vault: string; readonly name: string } | null>(null);
  const progress = useMoveProgress(moving);

  const look = async (ask: boolean): Promise<void> => {
    setProblem(null);
    setBusy(true);
    const copies = await callDesktop('findSafetyCopies', { ask }).catch(() => []);
    setFound(await Promise.all(copies.map((copy) => withLabel(copy, 'copy'))));
    setBusy(false);
  };

  const take = async (picked: PickedFile): Promise<void> => {
    setProblem(null);
    if (picked?.state === 'found') setFound([await withLabel({ ...picked, folder: picked.file }, 'file')]);
    else if (picked?.problem !== 'cancelled') {
      // Where nothing was looked for yet there is nothing to stand beside the reason.
      setFound((before) => before ?? []);
      setProblem(picked?.problem ?? 'failed');
    }
  };
  const takeHanded = useEffectEvent(take);
  useEffect(() => {
    if (handed !== null) void pickFile(true).then((picked) => takeHanded(picked));
  }, [handed]);

  const bring = async ({ place, vault, from }: Offered): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setMoving(from === 'file');
    setCopying(from === 'copy');
    const act = from === 'file' ? 'moveIn' : 'restoreSafetyCopy';
    const answer = await callDesktop(act, { place }).catch(() => null);
    setMoving(false);
    setCopying(false);
    setBusy(false);
    if (answer?.ok !== true) {
      if (answer?.problem !== 'cancelled') setProblem(answer?.problem ?? 'failed');
    } else if (answer.setAside === null) {
      setFound(null);
      onBack(vault);
    } else setAside({ vault, name: answer.setAside });
  };

  if (aside !== null) {
    return (
      <section className="bring-back" aria-label={t('safety.before')}>
        <p role="status">{t('safety.setAside')}</p>
        <p className="settings-folder note" dir="ltr" lang="zxx">
          {aside.name}
        </p>
        <Button onPress={() => onBack(aside.vault)}>{t('app.goOn')}</Button>
      </section>
    );
  }
  if (found === null) {
    return (
      <p className="bring-back">
        <Button look="word" onPress={() => void look(false)} isDisabled={busy}>
          {t('safety.before')}
        </Button>
      </p>
    );
  }
  return (
    <section className="bring-back" aria-label={t('safety.before')}>
      <p role="status">
        {moving
          ? t('safety.movingIn', {
              percent: Math.round((100 * (progress?.done ?? 0)) / Math.max(1, progress?.total ?? 0)),
            })
          : copying
            ? t('safety.making')
            : found.length === 0
              ? problem === null && t('safety.notFound')
              : found.every(({ from }) => from === 'file')
                ? t('safety.foundInFile')
                : t('safety.found')}
      </p>
      <ul>
        {found.map((copy) => (
          <li key={copy.folder}>
            <Button look="line" onPress={() => void bring(copy)} isDisabled={busy}>
              {t('safety.bringBack', { label: copy.label })}
            </Button>
            <p className="settings-folder note" dir="ltr" lang="zxx">
              {copy.folder}
            </p>
          </li>
        ))}
      </ul>
      {problem === null ? null : (
        <Notice title={t('safety.bringProblem.title')} role="alert">
          <p>{t(`safety.bringProblem.${problem}`)}</p>
        </Notice>
      )}
      <div className="safety-acts">
        {moving || copying ? (
          <Button look="line" onPress={() => (moving ? void callDesktop('cancelMove', null) : stopCopying())}>
            {t('move.stop')}
          </Button>
        ) : (
          <>
            <Button look="word" onPress={() => void look(true)} isDisabled={busy}>
              {t('safety.showFolder')}
            </Button>
            <Button look="word" onPress={() => void pickFile(false).then(take)} isDisabled={busy}>
              {t('safety.openMoveFile')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** The name on the cover stands in clear in the key file. */
async function withLabel(copy: FoundCopy, from: Offered['from']): Promise<Offered> {
  const read = await readKeyFile(copy.keyFile);
  return { ...copy, from, label: read.state === 'ready' ? read.keyFile.label : '' };
}
