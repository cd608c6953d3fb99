/**
 * A field for a passphrase. What is typed stays in the input element and is never copied into the state of a
 * component; the owner reads it once, through `inputRef`, when it is needed. *Show* makes it readable, and a held
 * caps lock is said before the field is left.
 */
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { ToggleButton } from 'react-aria-components';
import { EyeSign, CareSign } from '../signs/icons.tsx';
import { describedBy, Field } from './field.tsx';
import './button.css';

interface PassphraseFieldProps {
  readonly label: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** *Show*, as it stands in the field, and what it is called on its own. */
  readonly show: string;
  readonly showLabel: string;
  /** Said while caps lock is held. */
  readonly capsLock: string;
  readonly purpose: 'open' | 'new';
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly onInput?: () => void;
}

/** Far above any passphrase that can be remembered, far below what could slow anything down. */
const LONGEST = 1024;

export function PassphraseField({
  label,
  inputRef,
  show,
  showLabel,
  capsLock,
  purpose,
  hint,
  error,
  onInput,
}: PassphraseFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const watchCaps = (event: KeyboardEvent<HTMLInputElement>) => {
    setCaps(event.getModifierState('CapsLock'));
  };
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="passphrase">
        <input
          id={id}
          ref={inputRef}
          type={shown ? 'text' : 'password'}
          dir="auto"
          autoComplete={purpose === 'new' ? 'new-password' : 'current-password'}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={LONGEST}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, { hint, error, note: caps })}
          onKeyDown={watchCaps}
          onKeyUp={watchCaps}
          onBlur={() => {
            setCaps(false);
          }}
          onInput={onInput}
        />
        <ToggleButton
          className="word passphrase-show"
          isSelected={shown}
          onChange={setShown}
          aria-label={showLabel}
        >
          <EyeSign />
          {show}
        </ToggleButton>
      </div>
      <div role="status">
        {caps ? (
          <p className="field-note" id={`${id}-note`}>
            <CareSign />
            {capsLock}
          </p>
        ) : null}
      </div>
    </Field>
  );
}
