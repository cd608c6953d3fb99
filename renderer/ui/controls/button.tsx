/**
 * What can be done. One filled button per screen; beside it `line` for the second act, and `word` for acts that are
 * words in a sentence or a list. An act that is not yet possible stays readable, with a sentence nearby.
 */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly look?: 'filled' | 'line' | 'word';
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  /** Said instead of the words, where the words alone would be unclear out of their place. */
  readonly label?: string;
  readonly isDisabled?: boolean;
  readonly describedBy?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  look = 'filled',
  type = 'button',
  onPress,
  label,
  isDisabled = false,
  describedBy,
  buttonRef,
}: ButtonProps) {
  return (
    <AriaButton
      className={look === 'word' ? 'word' : look === 'line' ? 'button button-line' : 'button'}
      type={type}
      isDisabled={isDisabled}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(buttonRef === undefined ? {} : { ref: buttonRef })}
    >
      {children}
    </AriaButton>
  );
}
