/** Settings: the name guard of this journal, the writer's own list of names, and what was called fine. */
import { useEffect, useRef, useState } from 'react';
import type { NameChange, NameNotes } from '../../../shared/journal/name-notes.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { TextField } from '../../ui/controls/text-field.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import type { OpenJournal } from '../../vault/open-journal.ts';
import { Setting } from './setting.tsx';

interface NamesSectionProps {
  readonly journal: Pick<OpenJournal, 'names' | 'changeNames'>;
}

const NAME_LIMIT = 80;

export function NamesSection({ journal }: NamesSectionProps) {
  const { t } = useMessages();
  const [notes, setNotes] = useState<NameNotes | null>(null);
  const [failed, setFailed] = useState(false);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let current = true;
    void journal.names().then((read) => {
      if (current) setNotes(read);
    });
    return () => {
      current = false;
    };
  }, [journal]);

  const change = async (asked: NameChange, done = ''): Promise<boolean> => {
    const outcome = await journal.changeNames(asked).catch(() => ({ ok: false }) as const);
    setFailed(!outcome.ok);
    setSaid(outcome.ok ? done : '');
    setNotes(await journal.names());
    return outcome.ok;
  };
  const add = async (): Promise<void> => {
    const field = input.current;
    const name = field?.value.trim() ?? '';
    if (field === null || name === '') return;
    if (await change({ kind: 'add', name }, t('settings.names.added', { name }))) field.value = '';
    field.focus();
  };
  /** What was pressed is gone afterwards; the field for the next name is a place to go on from. */
  const takeAway = async (asked: NameChange, done: string): Promise<void> => {
    await change(asked, done);
    input.current?.focus();
  };

  if (notes === null) return null;
  return (
    <>
      <div className="settings-text">
        <p>{t('settings.names.about')}</p>
      </div>
      <Setting name={t('settings.names.guard')} hint={t('settings.names.guardHint')}>
        {(labelledBy) => (
          <RadioList
            labelledBy={labelledBy}
            layout="row"
            chosen={notes.on ? 'on' : 'off'}
            onChoose={(chosen) => {
              const on = chosen === 'on';
              setNotes({ ...notes, on });
              void change({ kind: 'guard', on });
            }}
            choices={(['on', 'off'] as const).map((value) => ({
              value,
              label: t(`settings.names.is.${value}`),
            }))}
          />
        )}
      </Setting>
      {failed ? <Notice title={t('settings.names.failed')} role="alert" /> : null}
      <form
        className="settings-text settings-names"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={t('settings.names.add')}
          hint={t('settings.names.addHint')}
          maxLength={NAME_LIMIT}
          inputRef={input}
        />
        <div>
          <Button look="line" type="submit">
            {t('settings.names.addAct')}
          </Button>
        </div>
        <p className="unseen" role="status">
          {said}
        </p>
      </form>
      <Setting name={t('settings.names.list')}>
        {(labelledBy) => (
          <Words
            labelledBy={labelledBy}
            empty={t('settings.names.listEmpty')}
            words={notes.list}
            act={t('settings.names.remove')}
            actOf={(name) => t('settings.names.removeLabel', { name })}
            onAct={(_index, name) =>
              void takeAway({ kind: 'remove', name }, t('settings.names.removed', { name }))
            }
          />
        )}
      </Setting>
      <Setting name={t('settings.names.fine')}>
        {(labelledBy) => (
          <Words
            labelledBy={labelledBy}
            empty={t('settings.names.fineEmpty')}
            words={notes.fine.map(({ words }) => words)}
            act={t('settings.names.again')}
            actOf={(name) => t('settings.names.againLabel', { name })}
            onAct={(index, name) => {
              const key = notes.fine[index]?.key;
              if (key !== undefined) {
                void takeAway({ kind: 'not-fine', key }, t('settings.names.againDone', { name }));
              }
            }}
          />
        )}
      </Setting>
    </>
  );
}

interface WordsProps {
  readonly labelledBy: string;
  readonly empty: string;
  readonly words: readonly string[];
  readonly act: string;
  readonly actOf: (word: string) => string;
  readonly onAct: (index: number, word: string) => void;
}

function Words({ labelledBy, empty, words, act, actOf, onAct }: WordsProps) {
  if (words.length === 0) return <p className="settings-none">{empty}</p>;
  return (
    <ul aria-labelledby={labelledBy}>
      {words.map((word, index) => (
        <li key={word} className="settings-word">
          <bdi className="serif">{word}</bdi>
          <Button look="word" label={actOf(word)} onPress={() => onAct(index, word)}>
            {act}
          </Button>
        </li>
      ))}
    </ul>
  );
}
