/** Settings: taking the journal to another computer in one file, and removing it from this one. */
import { useState } from 'react';
import type { Reply } from '../../../shared/ipc/contract.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { formatBytes } from '../../i18n/format-bytes.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { flushAll } from '../../vault/flush.ts';
import type { OpenJournal } from '../../vault/open-journal.ts';
import { RemovePart } from './remove-part.tsx';
import type { RemovedWhat } from './remove-part.tsx';
import { useMoveProgress } from '../../vault/use-move-progress.ts';
import './move.css';

interface MoveSectionProps {
  readonly journal: Pick<OpenJournal, 'vault' | 'sealNow' | 'keys' | 'owner'>;
  readonly onRemoved: (what: RemovedWhat) => void;
}

type Problem = Extract<Reply<'moveOut'>, { ok: false }>['problem'];

export function MoveSection({ journal, onRemoved }: MoveSectionProps) {
  const { t, language } = useMessages();
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const progress = useMoveProgress(busy);

  const move = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setFile(null);
    try {
      await flushAll();
      await journal.sealNow();
      const moved = await callDesktop('moveOut', { vault: journal.vault });
      if (moved.ok) setFile(moved.file);
      else setProblem(moved.problem);
    } catch {
      setProblem('failed');
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="settings-text">
      <h2 className="strong">{t('move.title')}</h2>
      <p>{t('move.about')}</p>
      <p>{t('move.without')}</p>
      <p role="status">
        {busy
          ? progress === null || progress.total === 0
            ? t('move.choosing')
            : t('move.working', {
                done: formatBytes(progress.done / 2, language),
                total: formatBytes(progress.total / 2, language),
              })
          : problem === 'cancelled'
            ? t('move.cancelled')
            : ''}
      </p>
      {busy ? (
        <p>
          <Button look="line" onPress={() => void callDesktop('cancelMove', null)}>
            {t('move.stop')}
          </Button>
        </p>
      ) : (
        <p>
          <Button onPress={() => void move()}>{t('move.act')}</Button>
        </p>
      )}
      {problem === null || problem === 'cancelled' ? null : (
        <Notice title={t('move.problem.title')} role="alert">
          <p>{t(`move.problem.${problem}`)}</p>
        </Notice>
      )}
      {file === null ? null : (
        <div className="move-done" role="status">
          <p className="strong">{t('move.done')}</p>
          <p className="settings-folder" dir="ltr" lang="zxx">
            {file}
          </p>
          <p>{t('move.next')}</p>
          <p>{t('move.stays')}</p>
        </div>
      )}
      <RemovePart journal={journal} onRemoved={onRemoved} />
    </div>
  );
}
