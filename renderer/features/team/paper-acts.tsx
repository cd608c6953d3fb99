/** To the printer or into a file that its owner names: the page that waits for paper, on A4 or on US Letter. */
import { useState } from 'react';
import { printPage, savePage } from '../../desktop/print-page.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';

type Paper = 'a4' | 'letter';
type Said = 'printFailed' | 'saved' | 'saveFailed' | null;

interface PaperActsProps {
  /** Proposed for the file, without its ending. */
  readonly name: string;
  /** Of the page: a PDF is announced by it. */
  readonly title: string;
  readonly look?: 'filled' | 'line';
  readonly layout?: 'row' | 'column';
}

export function PaperActs({ name, title, look = 'filled', layout = 'row' }: PaperActsProps) {
  const { t } = useMessages();
  const [paper, setPaper] = useState<Paper>('a4');
  const [said, setSaid] = useState<Said>(null);
  const [isBusy, setBusy] = useState(false);

  const run = async (work: () => Promise<Said>): Promise<void> => {
    setBusy(true);
    setSaid(null);
    setSaid(await work().catch(() => 'printFailed' as const));
    setBusy(false);
  };
  const print = async (): Promise<Said> => {
    const printed = await printPage(paper, title);
    return printed.ok || printed.problem === 'cancelled' ? null : 'printFailed';
  };
  const save = async (): Promise<Said> => {
    const saved = await savePage(paper, name, title);
    if (saved.ok) return 'saved';
    return saved.problem === 'cancelled' ? null : 'saveFailed';
  };
  return (
    <div className={`paper-acts paper-acts-${layout}`}>
      <RadioList
        label={t('team.paper.label')}
        layout={layout}
        choices={[
          { value: 'a4', label: t('team.paper.a4') },
          { value: 'letter', label: t('team.paper.letter') },
        ]}
        chosen={paper}
        onChoose={setPaper}
      />
      <div className="team-acts">
        <Button look={look} isDisabled={isBusy} onPress={() => void run(print)}>
          {t('team.paper.print')}
        </Button>
        <Button look="word" isDisabled={isBusy} onPress={() => void run(save)}>
          {t('team.paper.save')}
        </Button>
      </div>
      <p role="status" className="note">
        {said === null ? '' : t(`team.paper.${said}`)}
      </p>
    </div>
  );
}
