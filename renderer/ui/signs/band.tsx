/**
 * Two ways to say something that matters now. `Band` lies across the whole page, before an act or after one that can
 * be taken back. `Notice` stands on the sheet beside what it is about, in care's brown: what happened, what is safe,
 * and the next step.
 */
import type { ReactNode, Ref } from 'react';
import { CareSign } from './icons.tsx';
import './band.css';

interface BandProps {
  readonly children: ReactNode;
  readonly acts?: ReactNode;
  /** `status` when it arrives by itself and should be read aloud when there is time. */
  readonly role?: 'status' | 'group';
  readonly label?: string;
}

export function Band({ children, acts, role, label }: BandProps) {
  return (
    <div className="band row" role={role} aria-label={label}>
      <div className="row-sheet band-words">
        <div>{children}</div>
        {acts === undefined ? null : <div className="band-acts">{acts}</div>}
      </div>
    </div>
  );
}

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
  /** `alert` for what cannot wait; `status` otherwise. */
  readonly role?: 'alert' | 'status';
  readonly noticeRef?: Ref<HTMLDivElement>;
}

export function Notice({ title, children, acts, role, noticeRef }: NoticeProps) {
  return (
    <div className="notice" role={role} ref={noticeRef}>
      <CareSign />
      <div>
        <p className="notice-title">{title}</p>
        {children}
        {acts === undefined ? null : <div className="notice-acts">{acts}</div>}
      </div>
    </div>
  );
}
