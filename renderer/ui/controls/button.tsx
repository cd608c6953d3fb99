/**
 * What can be done. One filled button per screen; beside it `line` for the second act, and `word` for acts that are
 * words in a sentence or a list, `quiet` for those that should be found but not offered. An act that is not yet possible stays readable, with a sentence nearby.
 */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly look?: 'filled' | 'line' | 'word' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  /** Said instead of the words, where the words alone would be unclear out of their place. */
  readonly label?: string;
  readonly isDisabled?: boolean;
  readonly describedBy?: string;
  /** Given where it opens and closes something beside it. */
  readonly isExpanded?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

const CLASSES = {
  filled: 'button',
  line: 'button button-line',
  word: 'word',
  quiet: 'word word-quiet',
} as const;

export function Button({
  children,
  look = 'filled',
  type = 'button',
  onPress,
  label,
  isDisabled = false,
  describedBy,
  isExpanded,
  buttonRef,
}: ButtonProps) {
  return (
    <AriaButton
      className={CLASSES[look]}
      type={type}
      isDisabled={isDisabled}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      {...(buttonRef === undefined ? {} : { ref: buttonRef })}
    >
      {children}
    </AriaButton>
  );
}
