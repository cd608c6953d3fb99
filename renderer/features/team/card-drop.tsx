/**
 * Where cards are handed in: dropped, or chosen in the system's dialog, in any number of goes. It says how many whole files
 * there are, as anyone could count them, and never what they say; a file that is not taken is named by its file only.
 */
import { useState, type DragEvent } from 'react';
import type { DroppedFile } from '../../../shared/team/dropped-files.ts';
import type { FileAnswer } from '../../../shared/team/gatherer.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';

interface CardDropProps {
  /** Null until they were looked at. */
  readonly whole: number | null;
  readonly answers: readonly FileAnswer[];
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly DroppedFile[]) => void;
}

export function CardDrop({ whole, answers, isBusy, onFiles }: CardDropProps) {
  const { t } = useMessages();
  const [isOver, setOver] = useState(false);
  const notWhole = answers.filter(({ outcome }) => outcome !== 'whole');
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.items].filter(({ kind }) => kind === 'file').map(droppedItem));
  };
  const choose = async (): Promise<void> => {
    const taken = await callDesktop('takeFiles', { kinds: ['contribution'], several: true });
    onFiles(
      taken.map((file): DroppedFile => {
        const bytes = file.state === 'read' ? new Uint8Array(file.bytes) : new Uint8Array(0);
        const size = file.state === 'too-large' ? Number.MAX_SAFE_INTEGER : bytes.length;
        const read = async (most: number) => {
          if (file.state !== 'read') throw new Error('unreadable');
          return bytes.slice(0, most);
        };
        return { name: file.name, kind: 'file', size, read };
      }),
    );
  };
  return (
    <div
      className={isOver ? 'card-drop card-drop-over' : 'card-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t('team.cards.drop')}</p>
      <Button look="line" isDisabled={isBusy} onPress={() => void choose()}>
        {t('team.cards.choose')}
      </Button>
      <p role="status" className="strong">
        {whole === null ? '' : t('team.cards.whole', { count: whole })}
      </p>
      {notWhole.length === 0 ? null : (
        <ul className="card-answers" aria-label={t('team.cards.notTaken')}>
          {notWhole.map(({ name, outcome }, at) => (
            // Names may be there twice; their order is that of the drop.
            <li key={at}>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
              {t(`team.file.${reasonOf(outcome)}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function droppedItem(item: DataTransferItem): DroppedFile {
  const file = item.getAsFile();
  const isFolder = item.webkitGetAsEntry()?.isDirectory === true;
  const read = async (most: number) => {
    if (file === null) throw new Error('unreadable');
    return new Uint8Array(await file.slice(0, most).arrayBuffer());
  };
  return { name: file?.name ?? '', kind: isFolder ? 'folder' : 'file', size: file?.size ?? 0, read };
}

const REASONS = [
  'again',
  'replaced',
  'conflicting',
  'not-a-file',
  'unreadable',
  'changed-while-read',
  'not-this-kind',
  'too-large',
  'cut-short',
  'newer-format',
  'cannot-open',
  'other-round',
  'too-many',
] as const;

/** What a card can be refused for; any other word would mean that it is damaged. */
function reasonOf(outcome: FileAnswer['outcome']): (typeof REASONS)[number] | 'damaged' {
  return REASONS.find((one) => one === outcome) ?? 'damaged';
}
