/** A field for the recovery code: forgiving of how it is typed, and after a slip it says in which group to look. */
import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { describedBy, Field } from '../../ui/controls/field.tsx';
import type { CodeOutcome } from '../../vault/journal-keys.ts';

interface CodeFormProps {
  readonly act: string;
  readonly onTry: (typed: string) => Promise<CodeOutcome>;
  /** Called with what was typed, when it opens the journal. */
  readonly onRight: (typed: string) => void;
  readonly children?: ReactNode;
}

type Trouble = Exclude<CodeOutcome, { ok: true }> | 'empty';

const GROUPS = 8;
const LONGEST = 200;

export function CodeForm({ act, onTry, onRight, children }: CodeFormProps) {
  const { t, language } = useMessages();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [trying, setTrying] = useState(false);

  useEffect(() => {
    field.current?.focus();
  }, []);

  const attempt = async () => {
    const typed = field.current?.value ?? '';
    setTrouble(typed.trim() === '' ? 'empty' : null);
    if (typed.trim() !== '') {
      setTrying(true);
      const outcome = await onTry(typed);
      setTrying(false);
      if (outcome.ok) {
        onRight(typed);
        return;
      }
      setTrouble(outcome);
    }
    field.current?.focus();
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!trying) void attempt();
  };

  const say = (found: Trouble): string => {
    if (found === 'empty') return t('recovery.code.empty');
    if (found.problem !== 'groups') return t(`recovery.code.problem.${found.problem}`);
    if (found.wrong.length === GROUPS) return t('recovery.code.notACode');
    const groups = new Intl.ListFormat(language).format(
      found.wrong.map((group) => formatNumber(group, language)),
    );
    return t('recovery.code.groups', { count: found.wrong.length, groups });
  };

  const hint = t('recovery.code.hint');
  const error = trouble === null ? undefined : say(trouble);
  return (
    <form className="recovery-form" onSubmit={submit} noValidate aria-busy={trying}>
      <Field id={id} label={t('recovery.code.label')} hint={hint} error={error}>
        <textarea
          className="recovery-code"
          id={id}
          ref={field}
          rows={2}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={LONGEST}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, { hint, error })}
          onKeyDown={(event) => {
            // Two lines, so that all groups are in view; still one code, which Enter sends.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      </Field>
      <div className="recovery-acts">
        <Button type="submit" isDisabled={trying}>
          {act}
        </Button>
        {children}
      </div>
    </form>
  );
}
