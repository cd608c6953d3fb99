/** "Had a journal here before?" At first run: looks where safety copies are kept, and brings one back beside what is here. */
import { useState } from 'react';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { FoundCopy } from '../../../shared/ipc/safety-calls.ts';
import { readKeyFile } from '../../../shared/vault/key-file.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import './safety-copy.css';

type Problem = Extract<Reply<'restoreSafetyCopy'>, { ok: false }>['problem'];
type Offered = FoundCopy & { readonly label: string };

export function BringBack({ onBack }: { readonly onBack: (vault: string) => void }) {
  const { t } = useMessages();
  const [found, setFound] = useState<readonly Offered[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const look = async (ask: boolean): Promise<void> => {
    setProblem(null);
    setBusy(true);
    const copies = await callDesktop('findSafetyCopies', { ask }).catch(() => []);
    setFound(await Promise.all(copies.map(withLabel)));
    setBusy(false);
  };

  const bring = async ({ place, vault }: Offered): Promise<void> => {
    setBusy(true);
    const answer = await callDesktop('restoreSafetyCopy', { place }).catch(() => null);
    setBusy(false);
    if (answer?.ok === true) onBack(vault);
    else setProblem(answer?.problem ?? 'failed');
  };

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
      <p role="status">{found.length === 0 ? t('safety.notFound') : t('safety.found')}</p>
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
      <Button look="word" onPress={() => void look(true)} isDisabled={busy}>
        {t('safety.showFolder')}
      </Button>
    </section>
  );
}

/** The name on the cover stands in clear in the key file. */
async function withLabel(copy: FoundCopy): Promise<Offered> {
  const read = await readKeyFile(copy.keyFile);
  return { ...copy, label: read.state === 'ready' ? read.keyFile.label : '' };
}
