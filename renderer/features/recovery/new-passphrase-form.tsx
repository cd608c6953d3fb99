/**
 * A new passphrase, twice, and the present one where it is asked for. What is typed stays in its fields, is read once when it
 * is needed, and stays there after a mistake.
 */
import { useCallback, useRef, useState, type ReactNode, type RefObject, type SubmitEvent } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { usePassphraseWords } from '../../i18n/passphrase-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import {
  findNewPassphraseMistake,
  NewPassphraseFields,
  type NewPassphraseMistake,
} from '../../ui/controls/new-passphrase-fields.tsx';
import { PassphraseField } from '../../ui/controls/passphrase-field.tsx';
import { usePassphraseAdvice } from '../../ui/controls/use-passphrase-advice.ts';
import { Notice } from '../../ui/signs/band.tsx';
import type { KeyChangeProblem } from '../../vault/journal-keys.ts';

type Problem = KeyChangeProblem | null;

interface NewPassphraseFormProps {
  readonly asksPresent: boolean;
  /** The name on the cover, which anyone can read. */
  readonly label: string;
  readonly act: string;
  /** Null when it is done. */
  readonly onChange: (next: string, present: string) => Promise<Problem>;
  readonly children?: ReactNode;
}

type Mistake = 'present' | 'wrong' | NewPassphraseMistake;

export function NewPassphraseForm({ asksPresent, label, act, onChange, children }: NewPassphraseFormProps) {
  const { t } = useMessages();
  const present = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const [changing, setChanging] = useState(false);
  const readLabel = useCallback(() => label, [label]);
  const { advice, watch, adviseNow } = usePassphraseAdvice(next, readLabel);

  const show = (found: Mistake) => {
    setMistake(found);
    const field = { present, wrong: present, empty: next, mismatch: again }[found];
    field.current?.focus();
    if (found === 'wrong') field.current?.select();
  };

  const change = async () => {
    const typed = next.current?.value ?? '';
    const lacksPresent = asksPresent && (present.current?.value ?? '') === '';
    const found = lacksPresent ? 'present' : findNewPassphraseMistake(next, again);
    setProblem(null);
    setMistake(null);
    if (found !== null) {
      show(found);
      return;
    }
    setChanging(true);
    // Pressing Enter faster than the advice comes must not step over it; pressing once more does.
    if (await adviseNow()) {
      setChanging(false);
      return;
    }
    const answered = await onChange(typed, present.current?.value ?? '');
    setChanging(false);
    if (answered === null) for (const field of [present, next, again]) clear(field);
    else if (answered === 'wrong-key' && asksPresent) show('wrong');
    else setProblem(answered);
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!changing) void change();
  };

  const words = usePassphraseWords();
  const empty = t('passphrase.empty');
  const wrongPresent = mistake === 'wrong' ? t('recovery.change.wrongPresent') : undefined;
  return (
    <form className="recovery-form" onSubmit={submit} noValidate aria-busy={changing}>
      {asksPresent ? (
        <PassphraseField
          {...words}
          purpose="open"
          label={t('recovery.change.present')}
          inputRef={present}
          error={mistake === 'present' ? empty : wrongPresent}
        />
      ) : null}
      <NewPassphraseFields
        words={words}
        first={{
          label: t('recovery.change.next'),
          hint: t('recovery.change.nextHint'),
          inputRef: next,
          error: mistake === 'empty' ? empty : undefined,
          onInput: watch,
        }}
        again={{
          label: t('recovery.change.again'),
          inputRef: again,
          error: mistake === 'mismatch' ? t('recovery.change.mismatch') : undefined,
        }}
        advice={
          advice === null ? null : `${t(`passphrase.advice.${advice}`)} ${t('passphrase.advice.allowed')}`
        }
      />
      {problem === null ? null : <ChangeProblem problem={problem} />}
      <div className="recovery-acts">
        <Button type="submit" isDisabled={changing}>
          {act}
        </Button>
        {children}
        <p role="status" className="recovery-status">
          {changing ? t('recovery.change.changing') : ''}
        </p>
      </div>
    </form>
  );
}

interface ChangeProblemProps {
  readonly problem: KeyChangeProblem;
  /** Instead of the usual one. */
  readonly sentence?: string | undefined;
}

export function ChangeProblem({ problem, sentence }: ChangeProblemProps) {
  const { t } = useMessages();
  return (
    <Notice
      title={t(problem === 'unknown' ? 'recovery.problem.unsure' : 'recovery.problem.title')}
      role="alert"
    >
      <p>{sentence ?? t(`recovery.problem.${problem}`)}</p>
    </Notice>
  );
}

function clear(field: RefObject<HTMLInputElement | null>): void {
  if (field.current !== null) field.current.value = '';
}
