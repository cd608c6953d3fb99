/** The few signs there are: drawn with 1.75 px strokes, sized in rem, always beside a word that says the same. */
import type { ReactNode } from 'react';

interface SignProps {
  readonly size: string;
  readonly stroke: number;
  readonly children: ReactNode;
  readonly className?: string;
}

function Sign({ size, stroke, children, className }: SignProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function LockSign() {
  return (
    <Sign size="1.125rem" stroke={1.75}>
      <rect x="5" y="11" width="14" height="10" />
      <path d="M8 11V7a4 4 0 0 1 8 0v4" />
    </Sign>
  );
}

/** Points back to where one came from; changes sides in right-to-left text (signs.css). */
export function BackSign() {
  return (
    <Sign size="1.25rem" stroke={1.75} className="sign-turns">
      <path d="m14 6-6 6 6 6" />
    </Sign>
  );
}

export function FindSign() {
  return (
    <Sign size="1.25rem" stroke={1.75}>
      <circle cx="11" cy="11" r="7" />
      <path d="m20 20-4-4" />
    </Sign>
  );
}

export function StarSign() {
  return (
    <Sign size="1.125rem" stroke={1.75}>
      <path d="m12 4 2.4 5.2 5.6.7-4.2 3.9 1.1 5.6L12 16.6l-4.9 2.8 1.1-5.6L4 9.9l5.6-.7z" />
    </Sign>
  );
}

export function EyeSign() {
  return (
    <Sign size="1.25rem" stroke={1.75}>
      <path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </Sign>
  );
}

export function DoorSign() {
  return (
    <Sign size="1.25rem" stroke={2}>
      <path d="M5 21V4h14v17M3 21h18" />
      <path d="M15.5 12.5v.6" />
    </Sign>
  );
}

export function CareSign() {
  return (
    <Sign size="1.25rem" stroke={2}>
      <path d="M12 3 22 20H2z" />
      <path d="M12 10v4.5M12 17.2v.2" />
    </Sign>
  );
}

export function SavingSign() {
  return (
    <Sign size="1.125rem" stroke={2}>
      <path d="M4 18h16" strokeDasharray="3 3.5" />
      <path d="M8 12h.01M12 12h.01M16 12h.01" strokeWidth={2.5} />
    </Sign>
  );
}

export function SavedTick() {
  return (
    <Sign size="1.125rem" stroke={2}>
      <path d="M4 18h16" />
      <path d="m6.5 10.5 4 4L18 6" />
    </Sign>
  );
}
