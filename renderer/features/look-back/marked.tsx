/** Somebody's words with what was looked for marked in them. Marks are places in a text; the text is never markup. */
import type { ReactNode } from 'react';
import type { MarkedText } from '../../vault/open-journal.ts';

interface MarkedProps {
  readonly of: MarkedText;
}

export function Marked({ of: { text, marks } }: MarkedProps) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
