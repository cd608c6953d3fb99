/**
 * A button and a link for lists of many rows: the browser's own, without the state that `Button` keeps for each. They look and
 * answer alike; 64 rows of the others take longer to make than to read from the disk.
 */
import type { KeyboardEvent, ReactNode } from 'react';
import './button.css';

interface PlainButtonProps {
  readonly children: ReactNode;
  readonly look: 'word' | 'quiet';
  /** Said instead of the words, where the words alone would be unclear out of their place. */
  readonly label: string;
  readonly onPress: () => void;
}

export function PlainButton({ children, look, label, onPress }: PlainButtonProps) {
  return (
    <button
      type="button"
      className={look === 'quiet' ? 'word word-quiet plain' : 'word plain'}
      aria-label={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

interface PlainLinkProps {
  readonly children: ReactNode;
  readonly className: string;
  readonly onPress: () => void;
}

/** Leads to another place of the app: no address, which could be copied or dragged out of the window. */
export function PlainLink({ children, className, onPress }: PlainLinkProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.repeat) return;
    event.preventDefault();
    onPress();
  };
  return (
    <span role="link" tabIndex={0} className={`${className} plain`} onClick={onPress} onKeyDown={onKeyDown}>
      {children}
    </span>
  );
}
