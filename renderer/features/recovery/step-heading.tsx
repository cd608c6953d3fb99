/** The name of a step. It takes focus when the step is shown, so that reading goes on there. */
import { useEffect, useRef, type ReactNode } from 'react';

interface StepHeadingProps {
  readonly level: 1 | 2;
  readonly children: ReactNode;
}

export function StepHeading({ level, children }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <Heading className={level === 1 ? undefined : 'recovery-step'} ref={heading} tabIndex={-1}>
      {children}
    </Heading>
  );
}
