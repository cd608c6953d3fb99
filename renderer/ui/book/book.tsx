/**
 * The open book: one ruled margin line from the top of the window to the bottom, the running head, and the page.
 * `Row` is one stretch of the page: what the app says in the margin, what is written and read on the sheet, what
 * answers the sheet in the outer margin.
 */
import type { ReactNode } from 'react';
import { SkipLink } from './skip-link.tsx';
import './book.css';

export const PAGE_ID = 'page';

interface BookProps {
  /** The words of the link that leads past the running head. */
  readonly skip: string;
  readonly head: ReactNode;
  /** What stands across the whole page, above it: a question before an act, a notice. */
  readonly band?: ReactNode;
  readonly children: ReactNode;
}

export function Book({ skip, head, band, children }: BookProps) {
  return (
    <div className="book">
      <div className="book-ruling" aria-hidden="true" />
      <SkipLink>{skip}</SkipLink>
      {head}
      {band}
      <main id={PAGE_ID} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

interface RowProps {
  readonly as?: 'div' | 'section' | 'article' | 'li';
  readonly className?: string;
  readonly margin?: ReactNode;
  readonly outer?: ReactNode;
  readonly children?: ReactNode;
}

export function Row({ as: Element = 'div', className = '', margin, outer, children }: RowProps) {
  return (
    <Element className={`row ${className}`.trimEnd()}>
      {margin === undefined ? null : <div className="row-margin">{margin}</div>}
      <div className="row-sheet">{children}</div>
      {outer === undefined ? null : <div className="row-outer">{outer}</div>}
    </Element>
  );
}
