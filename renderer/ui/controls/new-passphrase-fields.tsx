/**
 * A new passphrase and the same once more, with plain advice under the first while it is weak. What is typed stays in the input
 * elements; the owner reads it once, when it is needed.
 */
import type { ComponentProps, RefObject } from 'react';
import { PassphraseField } from './passphrase-field.tsx';

type FieldProps = ComponentProps<typeof PassphraseField>;

interface NewPassphraseFieldsProps {
  readonly words: Pick<FieldProps, 'show' | 'showLabel' | 'capsLock'>;
  readonly first: Pick<FieldProps, 'label' | 'hint' | 'inputRef' | 'error' | 'onInput'>;
  readonly again: Pick<FieldProps, 'label' | 'inputRef' | 'error'>;
  /** Advice in words; null where there is none. */
  readonly advice: string | null;
}

export type NewPassphraseMistake = 'empty' | 'mismatch';

export function NewPassphraseFields({ words, first, again, advice }: NewPassphraseFieldsProps) {
  return (
    <>
      <div>
        <PassphraseField {...words} {...first} purpose="new" />
        <div role="status" className="passphrase-advice">
          {advice === null ? null : <p>{advice}</p>}
        </div>
      </div>
      <PassphraseField {...words} {...again} purpose="new" />
    </>
  );
}

/** Accents typed in one piece or in two are the same passphrase, so they are compared in one form. */
export function findNewPassphraseMistake(
  first: RefObject<HTMLInputElement | null>,
  again: RefObject<HTMLInputElement | null>,
): NewPassphraseMistake | null {
  const typed = first.current?.value ?? '';
  if (typed === '') return 'empty';
  return typed.normalize('NFC') === (again.current?.value ?? '').normalize('NFC') ? null : 'mismatch';
}
