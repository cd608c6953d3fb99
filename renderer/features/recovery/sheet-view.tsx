/**
 * A recovery sheet, shown once: the code in eight groups, to be printed, copied by hand, or saved where somebody wishes it.
 * What goes to the printer is a page of its own, beside everything that the window shows.
 */
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { callDesktop } from '../../desktop/desktop.ts';
import { savePage } from '../../desktop/print-page.ts';
import { formatFullDay } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { Sheet } from '../../vault/journal-keys.ts';
import './recovery.css';

type Said = 'printFailed' | 'saved' | 'saveFailed' | null;

export function SheetView({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useMessages();
  const [said, setSaid] = useState<Said>(null);
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Promise<Said>) => {
    setBusy(true);
    setSaid(null);
    setSaid(await work().catch(() => 'printFailed' as const));
    setBusy(false);
  };
  const print = async (): Promise<Said> => {
    // Under the app's own title: a print queue need not say that this is a recovery sheet.
    const printed = await callDesktop('printWindow', { paper: 'as-styled' });
    return printed.ok || printed.problem === 'cancelled' ? null : 'printFailed';
  };
  const save = async (): Promise<Said> => {
    const saved = await savePage('as-styled', 'sheet', t('recovery.sheet.title'));
    if (saved.ok) return 'saved';
    return saved.problem === 'cancelled' ? null : 'saveFailed';
  };

  return (
    <div className="recovery-sheet">
      <Groups groups={sheet.groups} label={t('recovery.code.label')} />
      <p>{t('recovery.sheet.once')}</p>
      <p className="note">{t('recovery.sheet.noFile')}</p>
      <div className="recovery-acts">
        <Button isDisabled={busy} onPress={() => void run(print)}>
          {t('recovery.sheet.print')}
        </Button>
        <Button look="line" isDisabled={busy} onPress={() => void run(save)}>
          {t('recovery.sheet.save')}
        </Button>
      </div>
      <p role="status" className="recovery-status">
        {said === null ? '' : t(`recovery.sheet.${said}`)}
      </p>
      {createPortal(<PrintedSheet sheet={sheet} />, document.body)}
    </div>
  );
}

function Groups({ groups, label }: { readonly groups: readonly string[]; readonly label: string }) {
  return (
    <ol className="recovery-groups" dir="ltr" aria-label={label}>
      {groups.map((group) => (
        <li key={group} translate="no">
          {group}
        </li>
      ))}
    </ol>
  );
}

/** Hidden on the screen, and alone on the paper. */
function PrintedSheet({ sheet }: { readonly sheet: Sheet }) {
  const { t, language } = useMessages();
  return (
    <section className="printed-sheet" aria-hidden="true">
      <h1>{t('recovery.sheet.title')}</h1>
      <p className="printed-label">
        <bdi>{sheet.label}</bdi>
      </p>
      <Groups groups={sheet.groups} label={t('recovery.code.label')} />
      <p>{t('recovery.sheet.use', { act: t('unlock.useSheet') })}</p>
      <p>{t('recovery.sheet.holder')}</p>
      <p>
        {t('recovery.sheet.made', { date: formatFullDay(sheet.made, language) })} {t('recovery.sheet.folder')}{' '}
        <bdi dir="ltr">{sheet.journal}…</bdi>
      </p>
    </section>
  );
}
