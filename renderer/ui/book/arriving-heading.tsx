/** The name of what has just been shown in place of something else. It takes the focus, so that reading goes on there. */
import { useEffect, useRef, type ReactNode } from 'react';

interface ArrivingHeadingProps {
  readonly level?: 1 | 2;
  readonly look?: string | undefined;
  /** False where the heading was there when the app began: nothing is taken from what has the focus. */
  readonly takesFocus?: boolean;
  /** Its screen may have been scrolled to its end: the heading is brought to the top as well. */
  readonly comesToTop?: boolean;
  readonly children: ReactNode;
}

export function ArrivingHeading({
  level = 1,
  look,
  takesFocus = true,
  comesToTop = false,
  children,
}: ArrivingHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
    if (comesToTop) heading.current?.scrollIntoView({ block: 'start' });
  }, [takesFocus, comesToTop]);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <Heading className={look} ref={heading} tabIndex={-1}>
      {children}
    </Heading>
  );
}
