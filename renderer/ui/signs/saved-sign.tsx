/**
 * The sign in the margin that says what the disk has. It never turns or blinks, and it is read aloud once per change
 * of kind: while somebody types, *saved* gives way to *saving* and comes back many times, and only the first is said.
 */
import { useState } from 'react';
import { CareSign, SavedTick, SavingSign } from './icons.tsx';
import './signs.css';

export type SavedKind = 'quiet' | 'saving' | 'saved' | 'not-saved';

interface SavedSignProps {
  readonly kind: SavedKind;
  /** *Saving*, *Saved* or *Not saved*. */
  readonly title: string;
  /** Where and when, or since when not. */
  readonly detail: string;
}

/** What a listener should have heard after `kind`, having heard `heard` before. */
export function nextHeard(heard: SavedKind, kind: SavedKind): SavedKind {
  return kind === 'saving' && heard === 'saved' ? 'saved' : kind;
}

export function SavedSign({ kind, title, detail }: SavedSignProps) {
  const [heard, setHeard] = useState({ kind: 'quiet' as SavedKind, words: '' });
  const next = nextHeard(heard.kind, kind);
  if (next !== heard.kind) setHeard({ kind: next, words: kind === 'quiet' ? '' : title });
  return (
    <div className="saved-sign" data-saved={kind}>
      <p className="unseen" role="status">
        {heard.words}
      </p>
      {kind === 'quiet' ? null : (
        <p className="saved-sign-seen">
          {kind === 'saving' ? <SavingSign /> : kind === 'saved' ? <SavedTick /> : <CareSign />}
          <span>
            <strong>{title}</strong>
            <br />
            {detail}
          </span>
        </p>
      )}
    </div>
  );
}
